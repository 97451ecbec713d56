namespace Lis.Import.Connectors;

/// <summary>The ways in which fetching can fail; the names are stable.</summary>
public enum ConnectorFault
{
    /// <summary>The plan does not fit the source: an unknown table, variable or value, or something left out that must be chosen.</summary>
    Plan,

    /// <summary>The source asks for a key and none is set.</summary>
    KeyMissing,

    /// <summary>The source does not accept the key.</summary>
    KeyRefused,

    /// <summary>The source refuses the request.</summary>
    Refused,

    /// <summary>More cells than the source gives, however it is parted.</summary>
    TooLarge,

    /// <summary>The source asks to wait longer than a fetch may last.</summary>
    Busy,

    /// <summary>The source cannot be reached, fails, or stops in the middle of an answer, after all tries.</summary>
    Unreachable,

    /// <summary>The source answers what is not in its documented form.</summary>
    Unreadable,
}

/// <summary>Fetching failed. The message is Danish text for people and holds no key.</summary>
/// <param name="fault">The stable kind.</param>
/// <param name="message">What happened.</param>
/// <param name="inner">What lay behind it; null = nothing.</param>
public sealed class ConnectorException(ConnectorFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The stable kind.</summary>
    public ConnectorFault Fault { get; } = fault;

    /// <summary>The instant before which the source wants no further request; null = it names none.</summary>
    public DateTimeOffset? NotBefore { get; init; }
}
