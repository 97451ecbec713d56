using System.Collections.Immutable;
using Lis.OData.Changes;
using Lis.OData.Changes.Body;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;

namespace Lis.OData.Writing;

/// <summary>What a change came to.</summary>
/// <param name="Row">The row that the address leads to, or that was made; null = none, or many.</param>
/// <param name="IsCreated">Whether it was made.</param>
/// <param name="IsShown">Whether the answer may show it.</param>
sealed record ChangeOutcome(RowChange? Row, bool IsCreated = false, bool IsShown = false)
{
    /// <summary>How the same request was answered before; null = it is the first.</summary>
    public KeptAnswer? Kept { get; init; }

    /// <summary>The read of what it made then.</summary>
    public BoundRequest? KeptRead { get; init; }

    /// <summary>What the answer expands without being asked; null = nothing.</summary>
    public string? Depth { get; init; }

    public static ChangeOutcome Nothing { get; } = new((RowChange?)null);
}

/// <summary>Makes, changes and removes entities, one at a time or each of a collection.</summary>
/// <param name="request">The request.</param>
/// <param name="rows">The rows of the transaction.</param>
/// <param name="writer">Stores entities.</param>
/// <param name="collections">Changes many of them.</param>
/// <param name="conditions">If-Match and its kin.</param>
sealed class ChangeOperations(BoundRequest request, ChangeRows rows, EntityWriter writer, CollectionWriter collections, ChangePreconditions conditions)
{
    readonly ImmutableArray<PathSegment> path = request.Path.Segments;

    /// <summary>The path without casts at its end, which say nothing of where it leads.</summary>
    ImmutableArray<PathSegment> Bare => [.. path.Reverse().SkipWhile(segment => segment is CastSegment).Reverse()];

    /// <summary>POST to a collection.</summary>
    public async Task<ChangeOutcome> InsertAsync(EntityBody body, EntitySet set, CancellationToken cancellationToken)
    {
        if (Bare is not [.., NavigationSegment { Navigation: var navigation }])
        {
            return new ChangeOutcome(await writer.InsertAsync(body, set, [], cancellationToken), true, true);
        }

        return await InsertRelatedAsync(body, set, await OneAsync(Bare[..^1], cancellationToken), navigation, cancellationToken);
    }

    async Task<ChangeOutcome> InsertRelatedAsync(
        EntityBody body, EntitySet set, StoredRow parent, NavigationProperty navigation, CancellationToken cancellationToken)
    {
        if (navigation.Join.Link is null && !ForeignKey.IsHere(navigation))
        {
            var fixedValues = ForeignKey.Pairs(parent.Type, navigation).Select(pair => (pair.There, parent[pair.Here.Name]));
            return new ChangeOutcome(await writer.InsertAsync(body, set, fixedValues, cancellationToken), true, true);
        }

        var made = await writer.InsertAsync(body, set, [], cancellationToken);
        var far = await rows.AgainAsync(made, cancellationToken);
        if (!far.IsStored)
        {
            return new ChangeOutcome(made);
        }

        var link = new RowChange(rows.Model.SetOf(parent.Type), ChangeKind.Update, parent);
        if (navigation.Join.Link is not null)
        {
            link.LinkRows.Add(new LinkRow(navigation, far, true));
        }
        else
        {
            ForeignKey.Pairs(parent.Type, navigation).ForEach(pair => link.Give(pair.Here.Name, far[pair.There.Name]));
        }

        await rows.StoreAsync(link, cancellationToken);
        return new ChangeOutcome(made, true, true);
    }

    /// <summary>
    /// PATCH and PUT of an entity; one whose key the client gives is made when it is not there, and so is one where a navigation to one leads
    /// nowhere yet (OData Protocol 11.4.4).
    /// </summary>
    public async Task<ChangeOutcome> UpdateAsync(EntityBody body, EntitySet set, bool isReplacement, CancellationToken cancellationToken)
    {
        if (await TryOneAsync(Typed(body), cancellationToken) is { } row)
        {
            conditions.Check(row, body.Tag);
            return new ChangeOutcome(await writer.UpdateAsync(body, row, isReplacement, cancellationToken), false, true);
        }

        if (Bare is [.., NavigationSegment { Navigation: { IsCollection: false } navigation }])
        {
            var parent = await OneAsync(Bare[..^1], cancellationToken);
            conditions.CheckAbsent();
            return await rows.RelatedAsync(parent, navigation, cancellationToken) is []
                ? await InsertRelatedAsync(body, set, parent, navigation, cancellationToken)
                : throw Missing();
        }

        if (Bare is not [EntitySetSegment, KeySegment key] || set.Type.Key.Any(property => property.IsComputed))
        {
            throw Missing();
        }

        conditions.CheckAbsent();

        var given = key.Type.Key.Zip(key.Values, (property, value) => (property, (object?)Parsing.LiteralConverter.Convert(request.Literals[value.Slot], property.Type)));
        return new ChangeOutcome(await writer.InsertAsync(body, set, given, cancellationToken), true, true);
    }

    /// <summary>DELETE of an entity.</summary>
    public async Task<ChangeOutcome> DeleteAsync(EntitySet set, CancellationToken cancellationToken)
    {
        var row = await OneAsync(path, cancellationToken);
        conditions.Check(row);
        await rows.StoreAsync(new RowChange(set, ChangeKind.Delete, row), cancellationToken);
        return ChangeOutcome.Nothing;
    }

    /// <summary>PATCH of a collection with a delta.</summary>
    public async Task<ChangeOutcome> ChangeManyAsync(List<EntityBody> items, EntitySet set, CancellationToken cancellationToken)
    {
        if (path[^1] is NavigationSegment { Navigation: var navigation })
        {
            var row = await OneAsync(path[..^1], cancellationToken);
            await collections.ChangeRelatedAsync(row, new LinkBody(navigation, LinkForm.Delta, items), cancellationToken);
        }
        else
        {
            await collections.ChangeSetAsync(items, set, cancellationToken);
        }

        return ChangeOutcome.Nothing;
    }

    /// <summary>PATCH (with a body) or DELETE of each entity that a path leads to.</summary>
    public async Task<ChangeOutcome> EachAsync(EntityBody? body, EntitySet set, int mostRows, CancellationToken cancellationToken)
    {
        var all = await rows.VisibleAsync(request, path[..^1], cancellationToken);
        if (all.Count > mostRows)
        {
            throw new FaultException(
                FaultCode.RequestTooLarge,
                FormattableString.Invariant($"The path leads to {all.Count} entities; one request changes at most {mostRows}. Narrow the filter."),
                "path");
        }

        foreach (var row in all)
        {
            if (body is null)
            {
                await rows.StoreAsync(new RowChange(set, ChangeKind.Delete, row), cancellationToken);
            }
            else
            {
                await writer.UpdateAsync(body, row, false, cancellationToken);
            }
        }

        return ChangeOutcome.Nothing;
    }

    /// <summary>PUT, PATCH or DELETE of a property of an entity.</summary>
    public async Task<ChangeOutcome> SetAsync(object? value, bool isMerge, CancellationToken cancellationToken)
    {
        var properties = path.OfType<PropertySegment>().Select(segment => segment.Property).ToList();
        var row = await OneAsync(path.TakeWhile(segment => segment is not PropertySegment), cancellationToken);
        conditions.Check(row);
        var body = new EntityBody(row.Type, "");
        var whole = value is ComplexValue given && !isMerge ? Completed((ComplexType)properties[^1].Type, given) : value;
        foreach (var property in properties.Skip(1).Reverse())
        {
            whole = new ComplexValue { [property.Name] = whole };
        }

        body.Values[properties[0]] = whole;
        return new ChangeOutcome(await writer.UpdateAsync(body, row, false, cancellationToken));
    }

    /// <summary>POST to a collection of values: one more at its end (OData Protocol 4.01 section 11.4.9.3).</summary>
    public async Task<ChangeOutcome> AppendAsync(object? item, CancellationToken cancellationToken)
    {
        var row = await OneAsync(path.TakeWhile(segment => segment is not PropertySegment), cancellationToken);
        if (path.OfType<PropertySegment>().ToList() is not [{ Property: { Type: CollectionType { Element: var element } } property }])
        {
            throw new FaultException(FaultCode.NotImplemented, "Values inside a complex value are changed with it.", "path");
        }

        conditions.Check(row);
        var body = new EntityBody(row.Type, "");
        body.Values[property] = ValueJson.Appended(row[property.Name] as string, element, item);
        return new ChangeOutcome(await writer.UpdateAsync(body, row, false, cancellationToken));
    }

    /// <summary>PUT or DELETE of a stream.</summary>
    public async Task<ChangeOutcome> SetStreamAsync(StreamEdit edit, CancellationToken cancellationToken)
    {
        var row = await OneAsync(path.TakeWhile(segment => segment is not StreamSegment), cancellationToken);
        conditions.Check(row);
        var change = new RowChange(rows.Model.SetOf(row.Type), ChangeKind.Update, row);
        change.StreamEdits.Add(edit);
        await rows.StoreAsync(change, cancellationToken);
        return new ChangeOutcome(change);
    }

    /// <summary>The path to the row, as what the body says that it is.</summary>
    IEnumerable<PathSegment> Typed(EntityBody body) => ResourceMethods.TypeOf(rows.Model, request.Path) == body.Type ? path : path.Add(new CastSegment(body.Type));

    /// <summary>The one row that a path leads to.</summary>
    /// <exception cref="FaultException">NotFound.</exception>
    public async Task<StoredRow> OneAsync(IEnumerable<PathSegment> segments, CancellationToken cancellationToken) =>
        await TryOneAsync(segments, cancellationToken) ?? throw Missing();

    async Task<StoredRow?> TryOneAsync(IEnumerable<PathSegment> segments, CancellationToken cancellationToken) =>
        await rows.VisibleAsync(request, segments, cancellationToken) is [{ } row] ? row : null;

    /// <summary>A complex value given whole: what it leaves out is null.</summary>
    static ComplexValue Completed(ComplexType type, ComplexValue given)
    {
        foreach (var part in type.Properties)
        {
            given.TryAdd(part.Name, null);
        }

        return given;
    }

    public static FaultException Missing() => new(FaultCode.NotFound, "There is no such entity, or none for this caller.", "path");
}
