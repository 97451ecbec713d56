using Lis.OData.Changes.Body;
using Lis.OData.Errors;
using Lis.OData.Model;

namespace Lis.OData.Changes;

/// <summary>
/// Stores entities as bodies give them, with what stands inside them: rows that this one refers to first, then the row itself, then rows that
/// refer to it (deep insert and deep update, OData Protocol 11.4.2.2 and 11.4.3.1). All or nothing: the transaction is the caller's.
/// </summary>
/// <param name="rows">The rows of the transaction.</param>
/// <param name="references">Finds what bodies point at.</param>
/// <param name="demand">Refuses sets and kinds of change that the caller has no right to.</param>
sealed class EntityWriter(ChangeRows rows, References references, Action<EntitySet, ChangeKind> demand)
{
    /// <summary>Makes an entity.</summary>
    /// <param name="body">What the body says.</param>
    /// <param name="set">Its set.</param>
    /// <param name="fixedValues">Values that the address gives; a body that says otherwise is refused.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<RowChange> InsertAsync(
        EntityBody body, EntitySet set, IEnumerable<(StructuralProperty Property, object? Value)> fixedValues, CancellationToken cancellationToken)
    {
        Demand(set, ChangeKind.Insert, body.Path);
        var change = new RowChange(set, ChangeKind.Insert, null, body.Type) { Path = body.Path };
        BodyValues.Give(change, body);
        if (rows.Scope.MarkOf(body.Type) is var (mark, name))
        {
            change.Assign(mark.Name, name);
        }

        if (body.Stream is { } stream)
        {
            change.StreamEdits.Add(stream);
        }

        foreach (var (property, value) in fixedValues)
        {
            BodyValues.Fix(change, property, value);
        }

        await PointAsync(change, body, cancellationToken);
        await rows.StoreAsync(change, cancellationToken);
        var later = body.Links.Where(link => ForeignKey.IsThere(change.Type, link.Navigation)).ToList();
        if (later.Count > 0)
        {
            var made = await rows.AgainAsync(change, cancellationToken);
            foreach (var link in later)
            {
                await AttachAsync(made, link, false, cancellationToken);
            }
        }

        return change;
    }

    /// <summary>Changes an entity.</summary>
    /// <param name="body">What the body says.</param>
    /// <param name="before">The row as it is.</param>
    /// <param name="isReplacement">Whether what the body leaves out becomes its default (PUT).</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<RowChange> UpdateAsync(EntityBody body, StoredRow before, bool isReplacement, CancellationToken cancellationToken)
    {
        var set = rows.Model.SetOf(before.Type);
        Demand(set, ChangeKind.Update, body.Path);
        var change = new RowChange(set, ChangeKind.Update, before) { Path = body.Path };
        BodyValues.Give(change, body);
        if (isReplacement)
        {
            BodyValues.Reset(change);
        }

        await PointAsync(change, body, cancellationToken, isReplacement);
        foreach (var link in body.Links.Where(link => link.Form == LinkForm.Inline && link.Navigation is { IsCollection: true, Join.Link: not null }))
        {
            await CutOthersAsync(change, link, cancellationToken);
        }

        await rows.StoreAsync(change, cancellationToken);
        foreach (var link in body.Links.Where(link => ForeignKey.IsThere(change.Type, link.Navigation)))
        {
            await AttachAsync(before, link, isReplacement, cancellationToken);
        }

        return change;
    }

    void Demand(EntitySet set, ChangeKind kind, string path)
    {
        if (set.IsReadOnly)
        {
            throw new FaultException(
                path.Length == 0 ? FaultCode.MethodNotAllowed : FaultCode.InvalidBody, $"{set.Name} can only be read.", path.Length == 0 ? null : path);
        }

        demand(set, kind);
    }

    /// <summary>Everything that must be there before the row: what it refers to, and the far ends of its links.</summary>
    async Task PointAsync(RowChange change, EntityBody body, CancellationToken cancellationToken, bool isReplacement = false)
    {
        foreach (var link in body.Links)
        {
            if (ForeignKey.IsHere(link.Navigation))
            {
                var far = link.Items is [var item] ? await ResolveAsync(item, isReplacement, cancellationToken) : null;
                foreach (var (here, there) in ForeignKey.Pairs(change.Type, link.Navigation))
                {
                    if (link.Items.Count > 0 && far is not { IsStored: true })
                    {
                        change.Doubt(here.Name);
                    }
                    else
                    {
                        BodyValues.Fix(change, here, far?[there.Name]);
                    }
                }
            }
            else if (link.Navigation.Join.Link is not null)
            {
                foreach (var item in link.Items)
                {
                    var far = item.Removed is null ? await ResolveAsync(item, isReplacement && link.Form == LinkForm.Inline, cancellationToken) : await RemovedAsync(item, cancellationToken);
                    if (far is { IsStored: true })
                    {
                        change.LinkRows.Add(new LinkRow(link.Navigation, far, item.Removed is null));
                    }
                    else
                    {
                        change.Doubt(link.Navigation.Name);
                    }
                }
            }
            else if (!ForeignKey.IsThere(change.Type, link.Navigation))
            {
                throw new FaultException(FaultCode.NotImplemented, $"{link.Navigation.Name} cannot be written here.", BodyPath.Join(body.Path, link.Navigation.Name));
            }
        }
    }

    /// <summary>The row of an item: found, changed by what the item says of it, or made; null = it says nothing that can be found.</summary>
    async Task<StoredRow?> ResolveAsync(EntityBody item, bool isReplacement, CancellationToken cancellationToken)
    {
        var (isRead, found) = await references.TryFindAsync(item, cancellationToken);
        if (!isRead)
        {
            return null;
        }

        if (found is null)
        {
            return await rows.AgainAsync(await InsertAsync(item, rows.Model.SetOf(item.Type), [], cancellationToken), cancellationToken);
        }

        item.CheckTag(found);
        return item.IsReference || OnlyKey(item)
            ? found
            : await rows.AgainAsync(await UpdateAsync(item, found, isReplacement, cancellationToken), cancellationToken);
    }

    static bool OnlyKey(EntityBody item) => item.Links.Count == 0 && item.Values.Keys.All(item.Type.Key.Contains);

    /// <summary>The row that an item takes away.</summary>
    /// <exception cref="FaultException">InvalidReference.</exception>
    public async Task<StoredRow> RemovedAsync(EntityBody item, CancellationToken cancellationToken) =>
        await references.FindAsync(item, cancellationToken)
        ?? throw new FaultException(FaultCode.InvalidReference, $"There is no such {item.Type.Name}, or none for this caller.", item.Path);

    /// <summary>A collection given whole: what it does not name is no longer linked.</summary>
    async Task CutOthersAsync(RowChange change, LinkBody link, CancellationToken cancellationToken)
    {
        var kept = change.LinkRows.Where(row => row.Navigation == link.Navigation).Select(row => KeyLiteral.Of(row.Far.Type, row.Far.Key)).ToHashSet();
        foreach (var far in await rows.RelatedAsync(change.Before!, link.Navigation, cancellationToken))
        {
            if (!kept.Contains(KeyLiteral.Of(far.Type, far.Key)))
            {
                change.LinkRows.Add(new LinkRow(link.Navigation, far, false));
            }
        }
    }

    /// <summary>Rows that refer to this one: made, or made to refer to it; let go of when the whole collection is given without them.</summary>
    /// <param name="row">This row.</param>
    /// <param name="link">What the body says of them.</param>
    /// <param name="isReplacement">Whether rows that are there are replaced, not merged.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task AttachAsync(StoredRow row, LinkBody link, bool isReplacement, CancellationToken cancellationToken)
    {
        var fixedValues = ForeignKey.Pairs(row.Type, link.Navigation).Select(pair => (pair.There, row[pair.Here.Name])).ToList();
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in link.Items)
        {
            var (isRead, found) = await references.TryFindAsync(item, cancellationToken);
            if (!isRead)
            {
                continue;
            }

            if (item.Removed is { } reason)
            {
                await ReleaseAsync(found ?? await RemovedAsync(item, cancellationToken), fixedValues, reason != EntityBody.Changed, item.Path, cancellationToken);
            }
            else if (found is null)
            {
                var made = await InsertAsync(row.IsStored ? item : BodyValues.Doubting(item, fixedValues), rows.Model.SetOf(item.Type), row.IsStored ? fixedValues : [], cancellationToken);
                if (made.IsSound)
                {
                    named.Add(made.KeyText);
                }
            }
            else
            {
                item.CheckTag(found);
                named.Add(KeyLiteral.Of(found.Type, found.Key));
                var isReplaced = isReplacement && link.Form == LinkForm.Inline && !item.IsReference;
                await UpdateAsync(row.IsStored ? BodyValues.Pointing(item, fixedValues) : BodyValues.Doubting(item, fixedValues), found, isReplaced, cancellationToken);
            }
        }

        if (link.Form == LinkForm.Inline && row.IsStored)
        {
            foreach (var other in await rows.RelatedAsync(row, link.Navigation, cancellationToken))
            {
                if (!named.Contains(KeyLiteral.Of(other.Type, other.Key)))
                {
                    await ReleaseAsync(other, fixedValues, false, link.Navigation.Name, cancellationToken);
                }
            }
        }
    }

    async Task ReleaseAsync(
        StoredRow row, List<(StructuralProperty Property, object? Value)> references, bool isDeleted, string path, CancellationToken cancellationToken)
    {
        var kind = isDeleted ? ChangeKind.Delete : ChangeKind.Update;
        var set = rows.Model.SetOf(row.Type);
        Demand(set, kind, path);
        var change = new RowChange(set, kind, row) { Path = path };
        foreach (var (property, _) in isDeleted ? [] : references)
        {
            if (!property.IsNullable)
            {
                throw new FaultException(
                    FaultCode.Conflict, $"A {row.Type.Name} cannot stand alone; remove it with \"@removed\":{{\"reason\":\"deleted\"}} in a @delta.", path);
            }

            change.Give(property.Name, null);
        }

        await rows.StoreAsync(change, cancellationToken);
    }
}
