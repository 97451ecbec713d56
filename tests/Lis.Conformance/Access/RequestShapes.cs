namespace Lis.Conformance.Access;

/// <summary>The shapes in which rows of a set can be asked for, made from what the service says of the set.</summary>
static class RequestShapes
{
    const string Foreign = "'766'";

    /// <summary>Requests to the set.</summary>
    public static IEnumerable<string> Of(EntitySet set)
    {
        string[] shapes =
        [
            "", "/$count", "/$ref", "?$count=true&$top=1", "?$top=2", $"?$orderby={set.Keys[0]} desc&$top=3", "?$search=a&$count=true&$top=0",
            "?$apply=aggregate($count as N)", "?$apply=concat(nest(aggregate($count as N) as A),top(1))", $"?$select={set.Keys[0]}&$format=csv", $"?$filter={set.Keys[0]} ne null&$count=true&$top=0",
        ];
        string[] beside = set.IsMunicipal
            ? [
                $"?$filter=$root/{set.Name}/any(x:x/MunicipalityCode eq {Foreign})&$count=true&$top=1",
                $"/$count?$filter=$root/{set.Name}/$count gt 1 and {Foreign} in $root/{set.Name}/MunicipalityCode",
            ]
            : [];
        return [.. shapes.Concat(set.IsMunicipal ? OwnerShapes : []).Concat(beside).Concat(set.Navigations.SelectMany(OfNavigation)).Concat(Earlier(set)).Concat(Hierarchical(set))
            .Select(shape => $"/odata/v1/{set.Name}{shape}"), $"/odata/v1/$crossjoin({set.Name},Sources)?$count=true&$top=3"];
    }

    /// <summary>Requests to one row and what hangs on it.</summary>
    public static IEnumerable<string> OfRow(EntitySet set, string address) =>
    [
        $"/odata/v1/{set.Name}/$count?$filter=$root/{address[(address.LastIndexOf('/') + 1)..]}/MunicipalityCode ne null",
        address, $"{address}/MunicipalityCode", $"{address}/MunicipalityCode/$value", $"{address}/$ref",
        $"{address}?$expand={string.Join(',', set.Navigations.Select(navigation => navigation.Name))}",
        .. set.Navigations.SelectMany(navigation => navigation.IsCollection
            ? new[] { $"{address}/{navigation.Name}", $"{address}/{navigation.Name}/$count", $"{address}/{navigation.Name}/$ref" }
            : [$"{address}/{navigation.Name}", $"{address}/{navigation.Name}/$ref"]),
    ];

    static readonly string[] OwnerShapes =
    [
        $"?$filter=MunicipalityCode eq {Foreign}", $"/$count?$filter=MunicipalityCode eq {Foreign}", "?$orderby=MunicipalityCode desc&$top=3",
        "?$apply=groupby((MunicipalityCode),aggregate($count as N))", $"/$filter(MunicipalityCode eq {Foreign})/$count",
        "?$compute=length(MunicipalityCode) as L&$filter=L gt 0&$orderby=L desc&$count=true&$top=1",
    ];

    static IEnumerable<string> OfNavigation(Navigation navigation)
    {
        var name = navigation.Name;
        string[] shapes = navigation.IsCollection
            ? [
                $"?$expand={name}($count=true)&$top=5", $"/$count?$filter={name}/any()", $"/$count?$filter={name}/all(x:false)",
                $"/$count?$filter={name}/$count gt 1", $"?$orderby={name}/$count desc&$top=3", $"?$expand={name}/$count&$top=5",
                $"?$apply=addnested({name},aggregate($count as N) as L)/filter(L/any(x:x/N gt 0))/aggregate(L/N with sum as S,$count as C)",
                $"?$apply=outerjoin({name} as J,aggregate($count as N))/groupby((J/N),aggregate($count as C))", $"?$apply=expand({name})&$top=3",
            ]
            : [$"?$expand={name}&$top=5", $"/$count?$filter={name} eq null", $"?$expand={name}/$ref&$top=5"];
        string[] municipal = !navigation.LeadsToMunicipalRows ? []
            : navigation.IsCollection
                ? [$"/$count?$filter={name}/any(x:x/MunicipalityCode eq {Foreign})", $"?$expand={name}($filter=MunicipalityCode eq {Foreign})&$top=5",
                    $"?$expand={name}($filter=MunicipalityCode eq {Foreign} or $it/{name}/any(x:x/MunicipalityCode eq {Foreign}))&$top=5"]
                : [
                    $"/$count?$filter={name}/MunicipalityCode eq {Foreign}", $"?$orderby={name}/MunicipalityCode desc&$top=3",
                    $"?$apply=groupby(({name}/MunicipalityCode),aggregate($count as N))",
                ];
        return shapes.Concat(municipal);
    }

    /// <summary>What lies above and below rows, where they form a hierarchy, and sums over it.</summary>
    static IEnumerable<string> Hierarchical(EntitySet set) => set.Name switch
    {
        "Areas" => Walks("Areas", "AreaHierarchy", "Code"),
        "StrategyElements" => Walks("StrategyElements", "ElementHierarchy", "Id"),
        "Strategies" => Walks("Strategies", "StrategyHierarchy", "Id"),
        "Observations" => Walks("Areas", "AreaHierarchy", "AreaCode"),
        _ => [],
    };

    static IEnumerable<string> Walks(string set, string hierarchy, string node) =>
    [
        $"?$apply=descendants($root/{set},{hierarchy},{node},identity,keep start)/aggregate($count as N)",
        $"?$apply=ancestors($root/{set},{hierarchy},{node},identity)&$count=true&$top=3", $"?$apply=traverse($root/{set},{hierarchy},{node},preorder)&$top=3",
        $"?$apply=groupby((rolluprecursive($root/{set},{hierarchy},{node})),aggregate($count as N))",
    ];

    static IEnumerable<string> Earlier(EntitySet set) =>
        set.Name is "Observations" or "FlatObservations" ? ["?asOf=2100-01-01T00:00:00Z", "/$count?asOf=2100-01-01T00:00:00Z"] : [];
}
