using System.Collections.Immutable;
using Lis.OData.Errors;
using Lis.OData.Model;

namespace Lis.OData.Changes;

/// <summary>What happens to a row.</summary>
public enum ChangeKind
{
    /// <summary>It is made.</summary>
    Insert,

    /// <summary>Some of its values, or of its links to others, change.</summary>
    Update,

    /// <summary>It goes.</summary>
    Delete,
}

/// <summary>A link of a many-to-many relation that is made or cut.</summary>
/// <param name="Navigation">The navigation from the changed row.</param>
/// <param name="Key">The key of the row at the other end, as in a URL without parentheses.</param>
/// <param name="IsAdded">Made, not cut.</param>
public sealed record LinkEdit(NavigationProperty Navigation, string Key, bool IsAdded);

/// <summary>
/// One row's change, typed and checked against the model: what rules read, correct or refuse before it is stored, and what the audit
/// tells of afterwards. Values are in the forms of <see cref="Parsing.LiteralConverter"/>; an enumeration is its number (long), a
/// collection its JSON text, a complex value a <see cref="ComplexValue"/>.
/// </summary>
public sealed class RowChange
{
    readonly Dictionary<string, object?> values = new(StringComparer.Ordinal);
    readonly HashSet<string> given = new(StringComparer.Ordinal);
    readonly HashSet<string> doubts = new(StringComparer.Ordinal);
    readonly List<FaultDetail> refusals = [];
    readonly List<LinkEdit> links = [];

    /// <param name="set">The set of the row.</param>
    /// <param name="kind">What happens to it.</param>
    /// <param name="before">The row as it is stored.</param>
    /// <param name="type">What a new row is; null = what its set declares.</param>
    internal RowChange(EntitySet set, ChangeKind kind, StoredRow? before, EntityType? type = null)
    {
        Set = set;
        Kind = kind;
        Before = before;
        Type = before?.Type ?? type ?? set.Type;
        Key = before?.Key ?? [];
    }

    /// <summary>The set of the row.</summary>
    public EntitySet Set { get; }

    /// <summary>Its type: that of the set, or one that derives from it.</summary>
    public EntityType Type { get; }

    /// <summary>What happens to it.</summary>
    public ChangeKind Kind { get; }

    /// <summary>The row as it is stored; null when it is made.</summary>
    public StoredRow? Before { get; }

    /// <summary>The key values; of a row whose key the database gives they are known once it is stored.</summary>
    public ImmutableArray<object?> Key { get; internal set; }

    /// <summary>The key as in a URL, without parentheses.</summary>
    public string KeyText => KeyLiteral.Of(Type, Key);

    /// <summary>Links that are made or cut; empty but for many-to-many relations.</summary>
    public IReadOnlyList<LinkEdit> Links => links;

    /// <summary>Streams that are set; empty but for media entities and stream properties.</summary>
    public IReadOnlyList<StreamEdit> Streams => StreamEdits;

    /// <summary>What rules found wrong; anything here and nothing is stored.</summary>
    public IReadOnlyList<FaultDetail> Refusals => refusals;

    /// <summary>Whether the service itself makes the change, as a consequence of another: rights and references are not asked again.</summary>
    public bool IsOwn { get; internal init; }

    /// <summary>Where in the body the row stands, for targets of refusals; empty = the body itself.</summary>
    public string Path { get; internal init; } = "";

    /// <summary>The properties that the change sets, by name.</summary>
    public IReadOnlyDictionary<string, object?> Values => values;

    /// <summary>The value after the change: as set, else as stored, else the default.</summary>
    public object? this[string property] => values.TryGetValue(property, out var value) ? value
        : Before is not null ? Before[property]
        : Type.FindProperty(property)?.Default;

    /// <summary>The text after the change; null also when the property holds none.</summary>
    public string? Text(string property) => this[property] as string;

    /// <summary>Whether the client gave the property.</summary>
    public bool IsGiven(string property) => given.Contains(property);

    /// <summary>Whether the value differs afterwards from what is stored; of a new row, whether it is set to something.</summary>
    public bool Differs(string property) =>
        values.TryGetValue(property, out var value) && !ValueEquality.Same(value, Before is null ? null : Before[property]);

    /// <summary>Sets a value, as a rule or as the service itself; hidden and computed properties too.</summary>
    public void Assign(string property, object? value) => values[property] = value;

    /// <summary>Refuses the change; other rules still speak, so that one answer names everything.</summary>
    /// <param name="code">The stable code; it decides the status.</param>
    /// <param name="message">What is wrong and what would be right.</param>
    /// <param name="property">The property at fault; null = the row.</param>
    public void Refuse(FaultCode code, string message, string? property = null) =>
        refusals.Add(new FaultDetail(code, message, property is null ? (Path.Length == 0 ? null : Path) : BodyPath.Join(Path, property)));

    /// <summary>
    /// Says that a value is not known, since what was given for it, or what it follows from, is wrong. The row is not stored, and nobody complains
    /// that the value is not there.
    /// </summary>
    public void Doubt(string property) => doubts.Add(property);

    /// <summary>Whether the value is known; false = what was given for it is wrong, and that is being said already.</summary>
    public bool IsKnown(string property) => !doubts.Contains(property);

    /// <summary>Whether nothing is wrong with the row so far.</summary>
    internal bool IsSound => refusals.Count == 0 && doubts.Count == 0;

    /// <summary>What the client gave.</summary>
    internal IEnumerable<string> Given => given;

    /// <summary>The links to make and cut.</summary>
    internal List<LinkRow> LinkRows { get; } = [];

    internal List<StreamEdit> StreamEdits { get; } = [];

    internal void Give(string property, object? value)
    {
        values[property] = value;
        given.Add(property);
    }

    internal void Add(LinkEdit link) => links.Add(link);
}

/// <summary>The bytes of a media entity, or of a stream property, that are set.</summary>
/// <param name="Source">Where they are kept.</param>
/// <param name="Bytes">The bytes; null = there are none any more.</param>
/// <param name="MediaType">Their media type; null = unknown.</param>
public sealed record StreamEdit(StreamSource Source, byte[]? Bytes, string? MediaType);

/// <summary>A link to make or cut.</summary>
/// <param name="Navigation">The navigation from the changed row.</param>
/// <param name="Far">The row at the other end.</param>
/// <param name="IsAdded">Made, not cut.</param>
sealed record LinkRow(NavigationProperty Navigation, StoredRow Far, bool IsAdded);
