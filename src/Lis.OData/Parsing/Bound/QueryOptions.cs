using System.Collections.Immutable;
using System.Text;
using Lis.OData.Model;

namespace Lis.OData.Parsing.Bound;

/// <summary>The system query options of a request or of one expanded navigation (URL Conventions 5.1). Absent options are null or empty.</summary>
public sealed record QueryOptions
{
    /// <summary>No option at all.</summary>
    public static QueryOptions None { get; } = new();

    /// <summary><c>$apply</c>; the other options work on its output.</summary>
    public ApplyClause? Apply { get; init; }

    /// <summary><c>$filter</c>.</summary>
    public BoundExpression? Filter { get; init; }

    /// <summary><c>$search</c>.</summary>
    public SearchExpression? Search { get; init; }

    /// <summary><c>$orderby</c>, most significant first.</summary>
    public ImmutableArray<OrderByItem> OrderBy { get; init; } = [];

    /// <summary><c>$compute</c>, after the values that <c>$apply</c> adds to its output rows.</summary>
    public ImmutableArray<ComputeItem> Compute { get; init; } = [];

    /// <summary><c>$select</c>; null = not given.</summary>
    public SelectClause? Select { get; init; }

    /// <summary><c>$expand</c>; <c>*</c> is spelled out by the binder.</summary>
    public ImmutableArray<ExpandItem> Expand { get; init; } = [];

    /// <summary>The slot of <c>$top</c>; null = not given.</summary>
    public int? TopSlot { get; init; }

    /// <summary>The slot of <c>$skip</c>; null = not given.</summary>
    public int? SkipSlot { get; init; }

    /// <summary><c>$count</c>; false when not given.</summary>
    public bool Count { get; init; }

    /// <summary><c>$skiptoken</c> as sent; opaque, not part of the shape but for its presence.</summary>
    public string? SkipToken { get; init; }

    /// <summary><c>$deltatoken</c> as sent; opaque, not part of the shape but for its presence.</summary>
    public string? DeltaToken { get; init; }

    /// <summary><c>$format</c> as sent; not part of the shape.</summary>
    public string? Format { get; init; }

    /// <inheritdoc />
    public override string ToString()
    {
        var text = new StringBuilder();
        void Append(string name, object? value) => _ = value is null ? text : text.Append('&').Append(name).Append('=').Append(value);
        Append("apply", Apply);
        Append("filter", Filter);
        Append("search", Search);
        Append("orderby", OrderBy.IsEmpty ? null : string.Join(',', OrderBy));
        Append("compute", Compute.IsEmpty ? null : string.Join(',', Compute));
        Append("select", Select);
        Append("expand", Expand.IsEmpty ? null : string.Join(',', Expand));
        Append("top", TopSlot);
        Append("skip", SkipSlot);
        Append("count", Count ? "true" : null);
        Append("skiptoken", SkipToken is null ? null : "…");
        Append("deltatoken", DeltaToken is null ? null : "…");
        return text.ToString();
    }
}

/// <summary>One item of <c>$orderby</c>; null sorts first ascending, last descending (URL Conventions 5.1.6).</summary>
public sealed record OrderByItem(BoundExpression Expression, bool IsDescending)
{
    /// <inheritdoc />
    public override string ToString() => IsDescending ? $"{Expression} desc" : Expression.ToString();
}

/// <summary>One item of <c>$compute</c>.</summary>
public sealed record ComputeItem(BoundExpression Expression, string Alias)
{
    /// <inheritdoc />
    public override string ToString() => $"{Expression} as {Alias}";
}

/// <summary><c>$select</c>: what of the structural properties and navigation links is answered.</summary>
/// <param name="IsAll">Whether <c>*</c> is among the items.</param>
/// <param name="Items">The properties named; a complex property may have a nested clause.</param>
public sealed record SelectClause(bool IsAll, ImmutableArray<SelectItem> Items)
{
    /// <inheritdoc />
    public override string ToString() => string.Join(',', IsAll ? ["*", .. Items.Select(item => item.ToString())] : Items.Select(item => item.ToString()));
}

/// <summary>One item of <c>$select</c>: exactly one of the three names is set.</summary>
/// <param name="Property">A structural property.</param>
/// <param name="Navigation">A navigation property (its link is asked for).</param>
/// <param name="Dynamic">An alias of <c>$compute</c>.</param>
/// <param name="Nested">What of a complex property; null = all of it.</param>
public sealed record SelectItem(StructuralProperty? Property, NavigationProperty? Navigation, string? Dynamic, SelectClause? Nested)
{
    /// <summary>The derived type that declares the property; null = the type of the row.</summary>
    public EntityType? Cast { get; init; }

    /// <summary>What of a collection is answered, in which order; <c>$select</c> is <see cref="Nested"/>. Null = all of it as it is kept.</summary>
    public QueryOptions? Options { get; init; }

    /// <summary>The name as in the payload.</summary>
    public string Name => Property?.Name ?? Navigation?.Name ?? Dynamic!;

    /// <inheritdoc />
    public override string ToString() => (Cast is null ? "" : $"{Cast.FullName}/") + (Nested is null ? Name : $"{Name}({Nested})") + (Options is null ? "" : $"({Options})");
}

/// <summary>One item of <c>$expand</c>.</summary>
/// <param name="Navigation">The navigation property.</param>
/// <param name="Options">The nested options.</param>
public sealed record ExpandItem(NavigationProperty Navigation, QueryOptions Options)
{
    /// <summary>Only entities of this derived type; null = all.</summary>
    public EntityType? Cast { get; init; }

    /// <summary><c>/$ref</c>: only references are answered.</summary>
    public bool IsReference { get; init; }

    /// <summary>Whether it is never cut into pages, since no link could lead to the rest.</summary>
    public bool IsWhole { get; init; }

    /// <summary><c>/$count</c>: only the number is answered.</summary>
    public bool IsCount { get; init; }

    /// <summary>Whether it has <c>$levels</c>, which is spelled out into nested items.</summary>
    public bool HasLevels { get; init; }

    /// <summary>Whether it is one of these nested items.</summary>
    public bool IsLevel { get; init; }

    /// <summary>Whether rows have it that <c>$apply</c> nested it in: what is selected besides leaves out what has a name of its own.</summary>
    internal bool IsShown(SelectClause? select) => Navigation is not NestedNavigation || select is null || select.IsAll
        || select.Items.Any(item => item.Navigation == Navigation);

    /// <inheritdoc />
    public override string ToString() => $"{Navigation.Name}{(Cast is null ? "" : $"/{Cast.FullName}")}{(IsReference ? "/$ref" : IsCount ? "/$count" : "")}({Options})";
}

/// <summary>A node of <c>$search</c> (URL Conventions 5.1.7): words and phrases are slots.</summary>
public abstract record SearchExpression;

/// <summary>A word or phrase that must be contained, upper and lower case alike.</summary>
public sealed record SearchTerm(int Slot) : SearchExpression
{
    /// <inheritdoc />
    public override string ToString() => $"?{Slot}";
}

/// <summary><c>NOT</c>.</summary>
public sealed record SearchNot(SearchExpression Operand) : SearchExpression
{
    /// <inheritdoc />
    public override string ToString() => $"NOT({Operand})";
}

/// <summary><c>AND</c> or <c>OR</c>.</summary>
public sealed record SearchBinary(bool IsAnd, SearchExpression Left, SearchExpression Right) : SearchExpression
{
    /// <inheritdoc />
    public override string ToString() => $"({Left} {(IsAnd ? "AND" : "OR")} {Right})";
}
