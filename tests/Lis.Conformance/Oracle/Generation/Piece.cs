using System.Collections.Immutable;

namespace Lis.Conformance.Oracle.Generation;

/// <summary>The kinds of value that expressions are made of; numbers of different width go together.</summary>
public enum ValueKind
{
    Boolean,
    Whole,
    Decimal,
    Double,
    Text,
    Day,
    Instant,
    Time,
    Duration,
    Member,
}

/// <summary>A part of an expression as it is written in the URL, before escaping.</summary>
/// <param name="Text">The text.</param>
public sealed record Piece(string Text)
{
    /// <summary>Conditions within it that could stand in its place; a failing query is made smaller with them.</summary>
    public ImmutableArray<Piece> Conditions { get; init; } = [];

    /// <summary>Values that the property in it has, when it is just a property; literals beside it are drawn from them.</summary>
    public IReadOnlyList<object> Values { get; init; } = [];

    /// <summary>Whether it names nothing of the row: literals cannot stand alone in $orderby.</summary>
    public bool IsLiteral { get; init; }

    public override string ToString() => Text;
}
