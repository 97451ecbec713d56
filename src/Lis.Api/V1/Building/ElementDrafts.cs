using Lis.OData.Model;

namespace Lis.Api.V1.Building;

/// <summary>A property as the list of version 1 says it; everything else comes from EF when it is bound.</summary>
public sealed class PropertyDraft(string name, Type facetsType, string facetsMember, Labels labels)
{
    internal string Name { get; private set; } = name;

    /// <summary>The domain type and member whose column gives the facets, and the values too when there is no expression.</summary>
    internal (Type Type, string Member) Facets { get; } = (facetsType, facetsMember);

    internal Labels Labels { get; } = labels;

    internal string? Expression { get; init; }

    internal bool IsOptional { get; init; }

    internal bool IsHidden { get; init; }

    internal bool IsKey { get; private set; }

    internal bool IsComputed { get; private set; }

    internal bool IsImmutable { get; private set; }

    internal bool IsSearched { get; private set; }

    internal bool FollowsParent { get; private set; }

    internal string? Unit { get; private set; }

    internal string? UnitPath { get; private set; }

    /// <summary>Published under another name than the member's.</summary>
    public PropertyDraft As(string name)
    {
        Name = name;
        return this;
    }

    /// <summary>Part of the key.</summary>
    public PropertyDraft Key()
    {
        IsKey = true;
        return this;
    }

    /// <summary>Set by the service, never by a client.</summary>
    public PropertyDraft Computed()
    {
        IsComputed = true;
        return this;
    }

    /// <summary>Set by the service where a row belongs to the municipality of its parent.</summary>
    public PropertyDraft ComputedInChildren()
    {
        FollowsParent = true;
        return this;
    }

    /// <summary>Set when the row is made and never changed.</summary>
    public PropertyDraft Immutable()
    {
        IsImmutable = true;
        return this;
    }

    /// <summary>Looked through by $search.</summary>
    public PropertyDraft Searched()
    {
        IsSearched = true;
        return this;
    }

    /// <summary>In this unit in every row.</summary>
    public PropertyDraft In(string unit)
    {
        Unit = unit;
        return this;
    }

    /// <summary>In a unit that the row tells.</summary>
    /// <param name="path">An expression over the row.</param>
    public PropertyDraft InUnitOf(string path)
    {
        UnitPath = path;
        return this;
    }
}

/// <summary>A navigation as the list of version 1 says it.</summary>
/// <param name="Name">Its name; the domain type's member too, unless a join is given.</param>
/// <param name="Labels">English and Danish text.</param>
/// <param name="IsHidden">Present for rules and flat sets only.</param>
/// <param name="Join">For a relation that has no foreign key.</param>
internal sealed record NavigationDraft(string Name, Labels Labels, bool IsHidden, JoinDraft? Join = null);

/// <summary>A relation without foreign key, between properties of the published types.</summary>
internal sealed record JoinDraft(string TargetSet, string Near, string Far, bool IsCollection, string? Partner);
