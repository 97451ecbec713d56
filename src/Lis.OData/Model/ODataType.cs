namespace Lis.OData.Model;

/// <summary>A type of the model (CSDL 4.01 section 3 and 4): primitive, enumeration, structured or collection.</summary>
public abstract class ODataType
{
    /// <summary>The qualified name as in <c>$metadata</c>, for example <c>Edm.Int32</c> or <c>Collection(Lis.V1.Indicator)</c>.</summary>
    public abstract string FullName { get; }

    /// <inheritdoc />
    public override string ToString() => FullName;
}

/// <summary>A collection of values of one type, in no order unless a query gives one.</summary>
public sealed class CollectionType(ODataType element) : ODataType
{
    /// <summary>The type of each item.</summary>
    public ODataType Element { get; } = element;

    /// <inheritdoc />
    public override string FullName => $"Collection({Element.FullName})";
}

/// <summary>An enumeration. Order and comparison follow the numeric values (contract section 2).</summary>
public sealed class EnumType(string ns, string name, bool isFlags, IReadOnlyList<EnumMember> members) : ODataType
{
    /// <summary>The unqualified name.</summary>
    public string Name { get; } = name;

    /// <summary>Whether members can be combined.</summary>
    public bool IsFlags { get; } = isFlags;

    /// <summary>The members in declaration order.</summary>
    public IReadOnlyList<EnumMember> Members { get; } = members;

    /// <summary>English and Danish text of the type itself.</summary>
    public Labels Labels { get; init; } = Labels.None;

    /// <inheritdoc />
    public override string FullName { get; } = $"{ns}.{name}";

    /// <summary>The member of that name, upper and lower case told apart; null when there is none.</summary>
    public EnumMember? Find(string name) => Members.FirstOrDefault(member => member.Name == name);
}

/// <summary>One member of an enumeration.</summary>
/// <param name="Name">The name in payloads and literals.</param>
/// <param name="Value">The stored number.</param>
/// <param name="Labels">English and Danish text.</param>
public sealed record EnumMember(string Name, long Value, Labels Labels);

/// <summary>What people read about an element: <c>Org.OData.Core.V1.Description</c> without and with <c>Qualifier="da"</c>.</summary>
/// <param name="English">The description in English; null = none.</param>
/// <param name="Danish">The Danish label; null = none.</param>
public sealed record Labels(string? English, string? Danish)
{
    /// <summary>No text at all.</summary>
    public static Labels None { get; } = new(null, null);
}
