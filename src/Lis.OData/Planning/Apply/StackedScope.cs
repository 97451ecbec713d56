using System.Collections.Immutable;
using Lis.OData.Model;
using Lis.OData.Planning.Building;

namespace Lis.OData.Planning.Apply;

/// <summary>A row that every sequence of <c>concat</c> has, as it stands in the whole.</summary>
sealed class StackedScope(ConcatRows stacked)
{
    /// <summary>The row; the same kind of row in every sequence.</summary>
    public RowScope Of(Func<ApplyRows, RowScope> of)
    {
        ImmutableArray<RowScope> rows = [.. stacked.Sequences.Select(of)];
        var first = rows[0];
        return new RowScope(first.Type, stacked.Alias, stacked.Block)
        {
            IsOptional = rows.Any(row => row.IsOptional),
            Carried = first.Result is null ? (name, type) => stacked.Add(type, [.. rows.Select(row => row.Column(name, type))]) : null,
            Result = first.Result is { } result ? new ResultRow(Members(result.Members, [.. rows.Select(row => row.Result!.Members)]), []) : null,
            Made = first.Made,
            Given = first.Given.ToImmutableDictionary(
                pair => pair.Key, pair => new Lazy<Scalar>(() => Add(pair.Value.Value, [.. rows.Select(row => row.Given[pair.Key].Value)]))),
            Presence = first.Presence is { } presence ? Add(presence, [.. rows.Select(row => row.Presence)]) : null,
            StartsOf = navigation => [.. first.Starts(navigation).Select((start, index) => Add(start, [.. rows.Select(row => row.Starts(navigation)[index])]))],
            Attached = first.Attached.Keys.Where(navigation => rows.All(row => row.Attached.ContainsKey(navigation)))
                .ToDictionary(navigation => navigation, navigation => Of(branch => of(branch).Attached[navigation])),
        };
    }

    Dictionary<StructuralProperty, Place> Members(
        IReadOnlyDictionary<StructuralProperty, Place> first, ImmutableArray<IReadOnlyDictionary<StructuralProperty, Place>> all) =>
        first.ToDictionary(member => member.Key, member => Member(member.Value, [.. all.Select(members => members[member.Key])]));

    Place Member(Place first, ImmutableArray<Place> all) => first switch
    {
        ValuePlace value => new ValuePlace(Add(value.Value, [.. all.Select(place => ((ValuePlace)place).Value)])),
        JsonPlace json => new JsonPlace(Add(json.Json, [.. all.Select(place => ((JsonPlace)place).Json)])),
        ResultPlace part => new ResultPlace(
            Members(part.Parts, [.. all.Select(place => ((ResultPlace)place).Parts)]),
            part.Presence is { } presence ? Add(presence, [.. all.Select(place => ((ResultPlace)place).Presence)]) : null),
        _ => throw new InvalidOperationException($"A result has no {first}."),
    };

    Scalar Add(Scalar first, ImmutableArray<Scalar?> values) => stacked.Add(first.Type, values);
}
