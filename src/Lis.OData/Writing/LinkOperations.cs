using Lis.OData.Changes;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;

namespace Lis.OData.Writing;

/// <summary>Makes and cuts relations by <c>$ref</c> (OData Protocol 11.4.6). Making one that is there already changes nothing.</summary>
/// <param name="request">The request; its path ends in $ref.</param>
/// <param name="rows">The rows of the transaction.</param>
/// <param name="references">Finds what is referred to.</param>
/// <param name="operations">Finds the row from which the navigation leads.</param>
sealed class LinkOperations(BoundRequest request, ChangeRows rows, References references, ChangeOperations operations)
{
    readonly System.Collections.Immutable.ImmutableArray<PathSegment> path = request.Path.Segments;

    /// <summary>POST to a collection's references, PUT of a single one.</summary>
    public async Task<ChangeOutcome> AddAsync(string id, CancellationToken cancellationToken)
    {
        var navigation = ((NavigationSegment)path[^2]).Navigation;
        var near = await operations.OneAsync(path[..^2], cancellationToken);
        var far = await references.FindAsync(id, navigation.Target, "", cancellationToken);
        await EditAsync(near, navigation, [(far, true)], cancellationToken);
        return ChangeOutcome.Nothing;
    }

    /// <summary>PUT to a collection's references: those named, and no others (OData Protocol 4.01 section 11.4.6.3).</summary>
    public async Task<ChangeOutcome> ReplaceAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var navigation = ((NavigationSegment)path[^2]).Navigation;
        var near = await operations.OneAsync(path[..^2], cancellationToken);
        var wanted = new List<StoredRow>();
        foreach (var (index, id) in ids.Index())
        {
            wanted.Add(await references.FindAsync(id, navigation.Target, FormattableString.Invariant($"value/{index}"), cancellationToken));
        }

        var named = wanted.Select(row => KeyLiteral.Of(row.Type, row.Key)).ToHashSet(StringComparer.Ordinal);
        var related = await rows.RelatedAsync(near, navigation, cancellationToken);
        var others = related.Where(row => !named.Contains(KeyLiteral.Of(row.Type, row.Key)));
        await EditAsync(near, navigation, [.. wanted.Select(row => (row, true)), .. others.Select(row => (row, false))], cancellationToken);
        return ChangeOutcome.Nothing;
    }

    /// <summary>
    /// DELETE of a reference: of a single navigation, of the entity that $id names, or of the one that a key names; of all of a collection
    /// for clients of 4.01, who do not leave out $id by mistake.
    /// </summary>
    public async Task<ChangeOutcome> RemoveAsync(bool isNewer, CancellationToken cancellationToken)
    {
        var isKeyed = path[^2] is KeySegment;
        var (segment, before) = isKeyed ? (path[^3], path[..^3]) : (path[^2], path[..^2]);
        var navigation = ((NavigationSegment)segment).Navigation;
        if (navigation.IsCollection && !isKeyed && request.EntityId is null)
        {
            return isNewer
                ? await ReplaceAsync([], cancellationToken)
                : throw new FaultException(FaultCode.InvalidOptionValue, "Say which reference: add $id with the entity's id, or its key to the path.", "$id");
        }

        var near = await operations.OneAsync(before, cancellationToken);
        var related = isKeyed
            ? await rows.VisibleAsync(request, path[..^1], cancellationToken)
            : request.EntityId is { } id && navigation.IsCollection
                ? await NamedAsync(near, navigation, id, cancellationToken)
                : await rows.RelatedAsync(near, navigation, cancellationToken);
        if (related is not [{ } far])
        {
            throw ChangeOperations.Missing();
        }

        await EditAsync(near, navigation, [(far, false)], cancellationToken);
        return ChangeOutcome.Nothing;
    }

    async Task<IReadOnlyList<StoredRow>> NamedAsync(StoredRow near, NavigationProperty navigation, string id, CancellationToken cancellationToken)
    {
        var far = await references.FindAsync(id, navigation.Target, "$id", cancellationToken);
        var related = await rows.RelatedAsync(near, navigation, cancellationToken);
        return [.. related.Where(row => row.Key.SequenceEqual(far.Key))];
    }

    async Task EditAsync(StoredRow near, NavigationProperty navigation, List<(StoredRow Far, bool IsAdded)> edits, CancellationToken cancellationToken)
    {
        if (navigation.Join.Link is not null)
        {
            var linked = Change(near);
            linked.LinkRows.AddRange(edits.Select(edit => new LinkRow(navigation, edit.Far, edit.IsAdded)));
            await rows.StoreAsync(linked, cancellationToken);
            return;
        }

        foreach (var (far, isAdded) in edits)
        {
            await PointAsync(near, navigation, far, isAdded, cancellationToken);
        }
    }

    async Task PointAsync(StoredRow near, NavigationProperty navigation, StoredRow far, bool isAdded, CancellationToken cancellationToken)
    {
        var isHere = ForeignKey.IsHere(navigation);
        var change = Change(isHere ? near : far);
        foreach (var (here, there) in ForeignKey.Pairs(near.Type, navigation))
        {
            var (property, value) = isHere ? (here, far[there.Name]) : (there, near[here.Name]);
            change.Give(property.Name, isAdded ? value : Emptied(property));
        }

        await rows.StoreAsync(change, cancellationToken);
    }

    RowChange Change(StoredRow row)
    {
        var set = rows.Model.SetOf(row.Type);
        return set.IsReadOnly
            ? throw new FaultException(FaultCode.MethodNotAllowed, $"{set.Name} can only be read.")
            : new RowChange(set, ChangeKind.Update, row);
    }

    static object? Emptied(StructuralProperty property) => property.IsNullable
        ? null
        : throw new FaultException(FaultCode.InvalidValue, $"{property.Name} cannot be null, so this reference can be changed but not removed.", property.Name);
}
