namespace Lis.OData.Parsing;

/// <summary>What a literal looks like in the URL, before the place where it stands gives it a type (URL Conventions 5.1.1.14).</summary>
public enum LiteralKind
{
    /// <summary>Quoted text; the raw form is unescaped, without quotes. Also a candidate for enumerations, durations, dates in 4.01.</summary>
    String,

    /// <summary>A whole number that fits Edm.Int32.</summary>
    Int32,

    /// <summary>A whole number that fits Edm.Int64.</summary>
    Int64,

    /// <summary>A number with decimals or beyond Edm.Int64.</summary>
    Decimal,

    /// <summary>A number with exponent, or INF, -INF, NaN.</summary>
    Double,

    /// <summary>A day.</summary>
    Date,

    /// <summary>An instant with zone.</summary>
    DateTimeOffset,

    /// <summary>A time of day.</summary>
    TimeOfDay,

    /// <summary>duration'…'; the raw form is what stands between the quotes.</summary>
    Duration,

    /// <summary>A GUID.</summary>
    Guid,

    /// <summary>binary'…'; the raw form is what stands between the quotes.</summary>
    Binary,

    /// <summary>Namespace.Enum'…'; the raw form is what stands between the quotes.</summary>
    Enum,

    /// <summary>true or false where it stands as a value that may vary.</summary>
    Boolean,
}

/// <summary>One literal as it was sent.</summary>
/// <param name="Kind">What it looks like.</param>
/// <param name="Raw">Its text, unescaped, without quotes and prefix.</param>
/// <param name="Option">The query option or "path" in which it stands.</param>
/// <param name="Position">Zero-based character position within the option's decoded value.</param>
public sealed record RequestLiteral(LiteralKind Kind, string Raw, string Option, int Position)
{
    /// <summary>Where it stands, for a fault's target: <c>$filter:12</c>.</summary>
    public string Target => FormattableString.Invariant($"{Option}:{Position}");
}

/// <summary>
/// The varying values of one request. A slot is one literal, or one list of literals (the right side of <c>in</c>); expressions name
/// slots and never values, so that requests that differ only in values have equal bound trees, plans and statements.
/// </summary>
public sealed class LiteralTable
{
    readonly List<IReadOnlyList<RequestLiteral>> slots = [];

    /// <summary>How many slots there are.</summary>
    public int Count => slots.Count;

    /// <summary>Takes up one literal and gives its slot.</summary>
    public int Add(RequestLiteral literal)
    {
        slots.Add([literal]);
        return slots.Count - 1;
    }

    /// <summary>Puts another literal in the place of one that the service itself has added.</summary>
    public void Set(int slot, RequestLiteral literal) => slots[slot] = [literal];

    /// <summary>Takes up a list of literals as one slot and gives it.</summary>
    public int AddList(IReadOnlyList<RequestLiteral> literals)
    {
        slots.Add(literals);
        return slots.Count - 1;
    }

    /// <summary>The literal of a slot that holds exactly one.</summary>
    public RequestLiteral this[int slot] => slots[slot][0];

    /// <summary>The literals of a slot that holds a list.</summary>
    public IReadOnlyList<RequestLiteral> List(int slot) => slots[slot];
}
