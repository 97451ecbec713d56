using Lis.OData.Errors;
using Lis.OData.Model;

namespace Lis.OData.Changes.Body;

/// <summary>What a body says of one entity: only what was given.</summary>
/// <param name="type">The type.</param>
/// <param name="path">Where it stands in the body.</param>
sealed class EntityBody(EntityType type, string path)
{
    /// <summary>The reason of an entity that leaves a collection and goes on to exist.</summary>
    public const string Changed = "changed";

    public EntityType Type => type;

    public string Path => path;

    public Dictionary<StructuralProperty, object?> Values { get; } = [];

    public List<LinkBody> Links { get; } = [];

    /// <summary>Properties that were given, but not so that their values could be read.</summary>
    public HashSet<string> Unread { get; } = new(StringComparer.Ordinal);

    /// <summary>The link that an entry of a delta makes or cuts instead of an entity; null = it is an entity.</summary>
    public LinkEntry? Link { get; set; }

    /// <summary>The entity-id (<c>@id</c>); null = not given.</summary>
    public string? Id { get; set; }

    /// <summary>The ETag in the body (4.01); null = not given.</summary>
    public string? Tag { get; set; }

    /// <summary>The reason of <c>@removed</c>, <c>deleted</c> or <c>changed</c>; null = not removed.</summary>
    public string? Removed { get; set; }

    /// <summary>The bytes of a media entity that is made of them; null = none.</summary>
    public StreamEdit? Stream { get; set; }

    /// <summary>Whether it only points at an entity.</summary>
    public bool IsReference => Id is not null && Removed is null && Values.Count == 0 && Links.Count == 0;

    /// <summary>An entity inside a body can say which version of it is meant (OData JSON Format 4.01 section 4.6.2).</summary>
    /// <exception cref="FaultException">PreconditionFailed: it is not the one that is stored.</exception>
    public void CheckTag(StoredRow row)
    {
        if (Tag is { } tag && tag != "*" && row.Version is { } version
            && tag.Replace("W/", "", StringComparison.Ordinal) != FormattableString.Invariant($"\"{version}\""))
        {
            throw new FaultException(FaultCode.PreconditionFailed, FormattableString.Invariant($"The entity is at version W/\"{version}\"; read it again."), path);
        }
    }
}

/// <summary>An entry of a delta that makes or cuts a link (OData JSON Format 4.01 section 15.5 and 15.6).</summary>
/// <param name="IsAdded">Made, not cut.</param>
sealed record LinkEntry(bool IsAdded)
{
    /// <summary>The entity-id of the row from which the navigation leads.</summary>
    public string? Source { get; set; }

    /// <summary>The name of the navigation.</summary>
    public string? Relationship { get; set; }

    /// <summary>The entity-id of the row to which it leads.</summary>
    public string? Target { get; set; }
}

/// <summary>How related entities stand in a body.</summary>
enum LinkForm
{
    /// <summary><c>Nav@odata.bind</c>: references.</summary>
    Bind,

    /// <summary><c>Nav</c>: entities or references; of a collection, all of them.</summary>
    Inline,

    /// <summary><c>Nav@delta</c>: what changes in a collection.</summary>
    Delta,
}

/// <summary>What a body says of one navigation property.</summary>
/// <param name="Navigation">The navigation.</param>
/// <param name="Form">How it is given.</param>
/// <param name="Items">The entities; one or, for null, none when the navigation leads to one.</param>
sealed record LinkBody(NavigationProperty Navigation, LinkForm Form, IReadOnlyList<EntityBody> Items);
