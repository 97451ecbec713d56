using Lis.OData.Changes.Body;
using Lis.OData.Errors;
using Lis.OData.Model;

namespace Lis.OData.Changes;

/// <summary>Changes many entities as one delta says (OData Protocol 4.01 section 11.4.13). All or nothing: the transaction is the caller's.</summary>
/// <param name="rows">The rows of the transaction.</param>
/// <param name="references">Finds what the entries point at.</param>
/// <param name="writer">Stores entities.</param>
/// <param name="demand">Refuses kinds of change that the caller has no right to.</param>
sealed class CollectionWriter(ChangeRows rows, References references, EntityWriter writer, Action<EntitySet, ChangeKind> demand)
{
    /// <summary>The rows that a navigation to many leads to.</summary>
    public async Task ChangeRelatedAsync(StoredRow row, LinkBody link, CancellationToken cancellationToken)
    {
        if (ForeignKey.IsThere(row.Type, link.Navigation))
        {
            await writer.AttachAsync(row, link, false, cancellationToken);
            return;
        }

        var body = new EntityBody(row.Type, "");
        body.Links.Add(link);
        await writer.UpdateAsync(body, row, false, cancellationToken);
    }

    /// <summary>The entities of a set: those removed go, those that are there are merged, the others are made.</summary>
    public async Task ChangeSetAsync(IReadOnlyList<EntityBody> items, EntitySet set, CancellationToken cancellationToken)
    {
        foreach (var item in items)
        {
            await (item.Link is { } link ? LinkAsync(link, item.Path, set, cancellationToken)
                : item.Removed is null ? ChangeAsync(item, set, cancellationToken)
                : RemoveAsync(item, set, cancellationToken));
        }
    }

    async Task ChangeAsync(EntityBody item, EntitySet set, CancellationToken cancellationToken)
    {
        var (isRead, found) = await references.TryFindAsync(item, cancellationToken);
        if (found is null)
        {
            await (isRead ? writer.InsertAsync(item, set, [], cancellationToken) : Task.CompletedTask);
            return;
        }

        item.CheckTag(found);
        await writer.UpdateAsync(item, found, false, cancellationToken);
    }

    /// <summary>An entry that makes or cuts a link (OData JSON Format 4.01 section 15.5 and 15.6).</summary>
    async Task LinkAsync(LinkEntry link, string path, EntitySet set, CancellationToken cancellationToken)
    {
        if (link is not { Source: { } source, Relationship: { } name, Target: { } target })
        {
            throw new FaultException(FaultCode.InvalidBody, "A link has the members source, relationship and target.", path);
        }

        if (set.Type.FindNavigation(name) is not { IsHidden: false } navigation)
        {
            throw new FaultException(FaultCode.UnknownProperty, $"{set.Type.Name} has no navigation property '{name}'.", BodyPath.Join(path, "relationship"));
        }

        var near = await references.FindAsync(source, set.Type, BodyPath.Join(path, "source"), cancellationToken);
        var far = new EntityBody(navigation.Target, BodyPath.Join(path, "target")) { Id = target, Removed = link.IsAdded ? null : EntityBody.Changed };
        if (navigation.IsCollection)
        {
            await ChangeRelatedAsync(near, new LinkBody(navigation, LinkForm.Delta, [far]), cancellationToken);
            return;
        }

        await references.FindAsync(target, navigation.Target, far.Path, cancellationToken);
        var body = new EntityBody(near.Type, "");
        body.Links.Add(new LinkBody(navigation, LinkForm.Bind, link.IsAdded ? [far] : []));
        await writer.UpdateAsync(body, near, false, cancellationToken);
    }

    async Task RemoveAsync(EntityBody item, EntitySet set, CancellationToken cancellationToken)
    {
        if (item.Removed == EntityBody.Changed)
        {
            throw new FaultException(
                FaultCode.InvalidBody, $"What leaves {set.Name} is deleted; write \"@removed\":{{\"reason\":\"deleted\"}}.", item.Path);
        }

        var found = await writer.RemovedAsync(item, cancellationToken);
        item.CheckTag(found);
        demand(set, ChangeKind.Delete);
        await rows.StoreAsync(new RowChange(set, ChangeKind.Delete, found) { Path = item.Path }, cancellationToken);
    }
}
