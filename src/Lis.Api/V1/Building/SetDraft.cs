using System.Linq.Expressions;
using Lis.OData.Model;

namespace Lis.Api.V1.Building;

/// <summary>An entity set and its type, as the list of version 1 says them.</summary>
public abstract class SetDraft(string name, string typeName, Type clrType, Labels labels, Labels typeLabels)
{
    internal string Name { get; } = name;

    internal string TypeName { get; } = typeName;

    internal Type ClrType { get; } = clrType;

    internal Labels Labels { get; } = labels;

    internal Labels TypeLabels { get; } = typeLabels;

    internal List<PropertyDraft> Properties { get; } = [];

    internal List<NavigationDraft> Navigations { get; } = [];

    /// <summary>Members of the domain type that are named as not published.</summary>
    internal HashSet<string> Internals { get; } = new(StringComparer.Ordinal);

    /// <summary>Hierarchies of its entities: qualifier, property that tells nodes apart, navigation to the node above.</summary>
    internal List<(string Name, string Node, string Parent)> Hierarchies { get; } = [];

    internal bool IsReadOnly { get; set; }

    /// <summary>A second, flat look at a table that another set publishes in full.</summary>
    internal bool IsView { get; init; }

    /// <summary>Its rows change without a number of their own, so no delta can tell of it.</summary>
    internal bool IsUntracked { get; set; }

    internal string? VersionMember { get; set; }

    /// <summary>For a key that carries the year of a day: the member of that day, and how many keys a year has.</summary>
    internal (string Day, long Divisor)? KeyYears { get; private protected set; }

    /// <summary>Where closed revisions of its rows are kept; null = nowhere.</summary>
    internal HistoryDraft? History { get; set; }

    /// <summary>For a set over two tables: the other one's type, and this table's members with what the other has instead.</summary>
    internal UnionDraft? Union { get; set; }
}

/// <summary>The second table of a set.</summary>
/// <param name="ClrType">The domain type that it keeps.</param>
/// <param name="Instead">Members that have another name there, or (null) none.</param>
internal sealed record UnionDraft(Type ClrType, IReadOnlyDictionary<string, string?> Instead);

/// <summary>The table of closed revisions.</summary>
/// <param name="ClrType">The domain type that it keeps.</param>
/// <param name="From">Since when a revision holds: the member of the current row, and that of the closed one.</param>
/// <param name="To">Member of the closed revision: when it ceased to hold.</param>
/// <param name="ClosedNumber">Member of the closed revision: number of the commit that closed it.</param>
internal sealed record HistoryDraft(Type ClrType, (string Own, string Closed) From, string To, string ClosedNumber);

/// <summary>The list of one set's properties and navigations; a line each, in the order of the contract.</summary>
public sealed class SetDraft<T>(string name, string typeName, Labels labels, Labels typeLabels) : SetDraft(name, typeName, typeof(T), labels, typeLabels)
{
    /// <summary>A property kept in a column.</summary>
    public PropertyDraft Value<TValue>(Expression<Func<T, TValue>> member, string english, string danish) =>
        Add(new PropertyDraft(NameOf(member), typeof(T), NameOf(member), new Labels(english, danish)));

    /// <summary>The service's own running number.</summary>
    public PropertyDraft Id<TValue>(Expression<Func<T, TValue>> member) =>
        Value(member, "Key, given by the service.", "Løbenummer").Key().Computed();

    /// <summary>A property that another table keeps, reached by navigations.</summary>
    public PropertyDraft Path<TOther, TValue>(string name, string path, Expression<Func<TOther, TValue>> like, string english, string danish) =>
        Add(new PropertyDraft(name, typeof(TOther), NameOf(like), new Labels(english, danish)) { Expression = path, IsOptional = true });

    /// <summary>A property computed from others, with the facets of a column that is like it.</summary>
    public PropertyDraft Computed<TOther, TValue>(string name, string expression, Expression<Func<TOther, TValue>> like, string english, string danish) =>
        Add(new PropertyDraft(name, typeof(TOther), NameOf(like), new Labels(english, danish)) { Expression = expression });

    /// <summary>A column that rules and flat sets read and nobody else.</summary>
    public void Hidden<TValue>(Expression<Func<T, TValue>> member) =>
        Add(new PropertyDraft(NameOf(member), typeof(T), NameOf(member), Labels.None) { IsHidden = true });

    /// <summary>What they see of a property who may not see it whole.</summary>
    /// <param name="member">The property.</param>
    /// <param name="expression">Makes the expression from the name under which the whole value is read.</param>
    public void Shown<TValue>(Expression<Func<T, TValue>> member, Func<string, string> expression)
    {
        var (name, whole) = (NameOf(member), "Whole" + NameOf(member));
        Add(new PropertyDraft(whole, typeof(T), name, Labels.None) { IsHidden = true });
        Add(new PropertyDraft("Shown" + name, typeof(T), name, Labels.None) { IsHidden = true, IsOptional = true, Expression = expression(whole) });
    }

    /// <summary>The number that makes the ETag; hidden.</summary>
    public void Version<TValue>(Expression<Func<T, TValue>> member)
    {
        Hidden(member);
        VersionMember = NameOf(member);
    }

    /// <summary>A navigation along a foreign key or a link table, to one or many.</summary>
    public void Navigation<TValue>(Expression<Func<T, TValue>> member, string english, string danish) =>
        Navigations.Add(new(NameOf(member), new Labels(english, danish), false));

    /// <summary>A hierarchy of its entities, for <c>$apply</c>.</summary>
    public void Hierarchy<TNode, TParent>(string name, Expression<Func<T, TNode>> node, Expression<Func<T, TParent>> parent) =>
        Hierarchies.Add((name, NameOf(node), NameOf(parent)));

    /// <summary>A navigation that rules and flat sets follow and nobody else.</summary>
    public void HiddenNavigation<TValue>(Expression<Func<T, TValue>> member) =>
        Navigations.Add(new(NameOf(member), Labels.None, true));

    /// <summary>A navigation between properties of two sets that no foreign key joins; hidden without labels.</summary>
    internal void Joined(string name, JoinDraft join, Labels labels) =>
        Navigations.Add(new(name, labels, labels == Labels.None, join));

    /// <summary>A column that names a row of another set although no navigation is published for it; hidden, so that changes check it.</summary>
    public void Reference(string name, string set, string column, string key) => Joined(name, new(set, column, key, false, null), OData.Model.Labels.None);

    /// <summary>A member of the domain type that is not for clients.</summary>
    public void Internal<TValue>(Expression<Func<T, TValue>> member) => Internals.Add(NameOf(member));

    /// <summary>The first key property carries the year of a day: divided by the divisor it is that year.</summary>
    public void KeyCarriesYearOf<TValue>(Expression<Func<T, TValue>> day, long divisor) => KeyYears = (NameOf(day), divisor);

    /// <summary>Clients can only read it.</summary>
    public void ReadOnly() => IsReadOnly = true;

    /// <summary>Its changes cannot be followed by delta links.</summary>
    public void Untracked() => IsUntracked = true;

    PropertyDraft Add(PropertyDraft property)
    {
        Properties.Add(property);
        return property;
    }

    static string NameOf(LambdaExpression member) => member.Body is MemberExpression access
        ? access.Member.Name
        : throw new ArgumentException($"{member} names no member.", nameof(member));
}
