using Lis.OData.Model;

namespace Lis.OData.Parsing.Bound;

/// <summary>
/// A typed expression of <c>$filter</c>, <c>$orderby</c>, <c>$compute</c> and their kin (URL Conventions 5.1.1). Immutable; prints
/// itself in a canonical form in which literals are slots, so the print of a request is its shape.
/// </summary>
public abstract record BoundExpression
{
    /// <summary>The type of the value; null for the null literal.</summary>
    public abstract ODataType? Type { get; }

    /// <summary>Whether the value can be null for some row.</summary>
    public abstract bool IsNullable { get; }
}

/// <summary>A value that varies between requests of the same shape.</summary>
/// <param name="Slot">Its place in the <see cref="LiteralTable"/>.</param>
/// <param name="ValueType">The primitive or enumeration type that its place asks for; conversion happens when values are bound.</param>
public sealed record LiteralExpression(int Slot, ODataType ValueType) : BoundExpression
{
    /// <inheritdoc />
    public override ODataType? Type => ValueType;

    /// <inheritdoc />
    public override bool IsNullable => false;

    /// <inheritdoc />
    public override string ToString() => $"?{Slot}:{ValueType}";
}

/// <summary>A list of literals as a collection, for functions over collections; one slot holds the whole list.</summary>
/// <param name="Slot">The slot of the list in the <see cref="LiteralTable"/>.</param>
/// <param name="ItemType">The type to which each item is converted.</param>
public sealed record ListExpression(int Slot, ODataType ItemType) : BoundExpression
{
    /// <inheritdoc />
    public override ODataType? Type => new CollectionType(ItemType);

    /// <inheritdoc />
    public override bool IsNullable => false;

    /// <inheritdoc />
    public override string ToString() => $"[?{Slot}:{ItemType}]";
}

/// <summary>A value that the service knows of the caller (never the client), for access rules: <c>@@name</c>.</summary>
/// <param name="Name">The name under which the host gives the value.</param>
/// <param name="ValueType">Its type.</param>
public sealed record CallerValueExpression(string Name, ODataType ValueType) : BoundExpression
{
    /// <inheritdoc />
    public override ODataType? Type => ValueType;

    /// <inheritdoc />
    public override bool IsNullable => true;

    /// <inheritdoc />
    public override string ToString() => $"@@{Name}";
}

/// <summary>The literal <c>null</c>; part of the shape, never a parameter.</summary>
public sealed record NullExpression : BoundExpression
{
    /// <inheritdoc />
    public override ODataType? Type => null;

    /// <inheritdoc />
    public override bool IsNullable => true;

    /// <inheritdoc />
    public override string ToString() => "null";
}

/// <summary>The literal <c>true</c> or <c>false</c>; part of the shape.</summary>
/// <param name="Value">Which of the two.</param>
public sealed record BooleanExpression(bool Value) : BoundExpression
{
    /// <inheritdoc />
    public override ODataType? Type => PrimitiveType.Boolean;

    /// <inheritdoc />
    public override bool IsNullable => false;

    /// <inheritdoc />
    public override string ToString() => Value ? "true" : "false";
}

/// <summary>The row itself (<c>$it</c>, <c>$this</c>) or the variable of a lambda. Each has its own identity by <see cref="Depth"/>.</summary>
/// <param name="Name">As written; <c>$it</c> for the row of the request.</param>
/// <param name="Depth">0 for the row, 1 for the outermost lambda and so on.</param>
/// <param name="ItemType">The type of what it stands for.</param>
public sealed record VariableExpression(string Name, int Depth, ODataType ItemType) : BoundExpression
{
    /// <summary>The depth of <c>$it</c> where it is not the row of the option but that of the resource, around it.</summary>
    public const int ResourceDepth = -1;

    /// <inheritdoc />
    public override ODataType? Type => ItemType;

    /// <inheritdoc />
    public override bool IsNullable => ItemType is not EntityType;

    /// <inheritdoc />
    public override string ToString() => $"${Depth}";
}

/// <summary>A structural property of what <paramref name="Source"/> gives (a variable, a single-valued navigation, a complex property).</summary>
public sealed record PropertyExpression(BoundExpression Source, StructuralProperty Property) : BoundExpression
{
    /// <inheritdoc />
    public override ODataType? Type => Property.Type;

    /// <inheritdoc />
    public override bool IsNullable => Property.IsNullable || Source.IsNullable;

    /// <inheritdoc />
    public override string ToString() => $"{Source}/{Property.Name}";
}

/// <summary>A navigation from what <paramref name="Source"/> gives; single-valued or a collection.</summary>
public sealed record NavigationExpression(BoundExpression Source, NavigationProperty Navigation) : BoundExpression
{
    /// <inheritdoc />
    public override ODataType? Type { get; } = Navigation.IsCollection ? new CollectionType(Navigation.Target) : Navigation.Target;

    /// <inheritdoc />
    public override bool IsNullable => Navigation.IsNullable || Source.IsNullable;

    /// <inheritdoc />
    public bool Equals(NavigationExpression? other) => other is not null && Source.Equals(other.Source) && ReferenceEquals(Navigation, other.Navigation);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Source, Navigation);

    /// <inheritdoc />
    public override string ToString() => $"{Source}/{Navigation.Name}";
}

/// <summary>A property that the request itself defines (<c>$compute</c>, <c>$apply</c>).</summary>
/// <param name="Name">Its alias.</param>
/// <param name="ValueType">Its type; null when it is always null.</param>
public sealed record DynamicPropertyExpression(string Name, ODataType? ValueType) : BoundExpression
{
    /// <inheritdoc />
    public override ODataType? Type => ValueType;

    /// <inheritdoc />
    public override bool IsNullable => true;

    /// <inheritdoc />
    public override string ToString() => $"^{Name}";
}

/// <summary><c>Collection/$count</c>, of all items or of those that pass a filter.</summary>
/// <param name="Collection">A collection-valued navigation or property.</param>
/// <param name="Item">The variable that stands for an item in the filter; null without filter.</param>
/// <param name="Filter">What an item must fulfil; null = every item counts.</param>
public sealed record CountExpression(BoundExpression Collection, VariableExpression? Item, BoundExpression? Filter) : BoundExpression
{
    /// <summary>What the items are searched for; null = all are counted that pass the filter.</summary>
    public SearchExpression? Search { get; init; }

    /// <inheritdoc />
    public override ODataType? Type => PrimitiveType.Int64;

    /// <inheritdoc />
    public override bool IsNullable => false;

    /// <inheritdoc />
    public override string ToString() => (Filter is null ? $"{Collection}/$count" : $"{Collection}/$count({Item}:{Filter})") + (Search is null ? "" : $"({Search})");
}

/// <summary><c>any</c> and <c>all</c> (URL Conventions 5.1.1.13).</summary>
/// <param name="IsAll">Whether every item must pass; otherwise at least one.</param>
/// <param name="Collection">A collection-valued navigation or property.</param>
/// <param name="Item">The lambda's variable; null for <c>any()</c>.</param>
/// <param name="Predicate">What items must fulfil; null for <c>any()</c>.</param>
public sealed record LambdaExpression(bool IsAll, BoundExpression Collection, VariableExpression? Item, BoundExpression? Predicate) : BoundExpression
{
    /// <inheritdoc />
    public override ODataType? Type => PrimitiveType.Boolean;

    /// <inheritdoc />
    public override bool IsNullable => false;

    /// <inheritdoc />
    public override string ToString() => $"{Collection}/{(IsAll ? "all" : "any")}({Item}:{Predicate})";
}
