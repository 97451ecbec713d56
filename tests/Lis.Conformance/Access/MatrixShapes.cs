namespace Lis.Conformance.Access;

/// <summary>
/// Every shape in which a set, or a row of it, can be asked for or changed, made from what the service says of the set. ShapeCoverageTests
/// sees that no kind of path segment and no query option of the engine is missing here.
/// </summary>
static class MatrixShapes
{
    const string Stale = "W/\"nothing\"";

    const string NoBody = "{\"No such property\":1}";

    /// <summary>Reads of all rows of a set; each tells how many they are unless it says otherwise.</summary>
    public static IEnumerable<MatrixRequest> Reads(EntitySet set)
    {
        var (name, key) = (set.Name, set.Keys[0]);
        var select = $"$select={string.Join(',', set.Keys)}";
        MatrixRequest Of(string kind, string rest, Tally tally = Tally.Rows) => new(kind, $"{name}{rest}", tally);
        List<MatrixRequest> shapes =
        [
            Of("list", ""),
            Of("list", "") with { Prefer = "odata.maxpagesize=1000000", Url = $"{name}?$select=*" },
            Of("count", "/$count", Tally.Number),
            Of("count option", $"?$count=true&$top=0", Tally.Count),
            Of("references", "/$ref"),
            Of("filter", $"?$filter={key} ne null&{select}"),
            Of("filter segment", $"/$filter({key} ne null)/$count", Tally.Number),
            Of("orderby", $"?$orderby={key} desc&{select}"),
            Of("top and skip", $"?$top=100000&$skip=0&{select}"),
            Of("search", $"?$search=a&{select}", Tally.None),
            Of("compute", $"?$compute={key} as Copy&$filter=Copy ne null&{select}"),
            Of("aggregate", "?$apply=aggregate($count as N)", Tally.Aggregate),
            Of("groupby", $"?$apply=groupby(({string.Join(',', set.Keys)}),aggregate($count as N))", Tally.Aggregate),
            Of("concat", $"?$apply=concat(filter({key} ne null)/aggregate($count as N),filter({key} eq null)/aggregate($count as N))", Tally.Aggregate),
            Of("nest", "?$apply=nest(aggregate($count as N) as A)/aggregate(A/N with sum as N)", Tally.Aggregate),
            Of("rollup", $"?$apply=groupby((rollup($all,{key})),aggregate($count as N))", Tally.None),
            Of("topcount", $"?$apply=topcount(1000000,{key})/aggregate($count as N)", Tally.None),
            Of("csv", $"?$format=csv&{select}", Tally.Lines),
            new("cross join", $"$crossjoin({name})/$count", Tally.Number),
            Of("xlsx", $"?$format=xlsx&{select}", Tally.None),
            Of("parquet", $"?$format=parquet&{select}", Tally.None),
            Of("track changes", "") with { Prefer = "odata.track-changes" },
            new("query in the body", $"{name}/$query", Tally.Rows) { Method = "POST", ContentType = "text/plain", Body = select },
            .. ThroughNavigations(set, select),
        ];
        return set.Name is "Observations" or "FlatObservations" ? [.. shapes, Of("as of", $"?asOf=2100-01-01T00:00:00Z&{select}")] : shapes;
    }

    /// <summary>Reads of one row, and of what hangs on it.</summary>
    public static IEnumerable<MatrixRequest> ReadsOfRow(EntitySet set, string address)
    {
        MatrixRequest Of(string kind, string rest) => new(kind, $"{address}{rest}");
        return
        [
            Of("key", ""), Of("property", $"/{set.Keys[0]}"), Of("value", $"/{set.Keys[0]}/$value"), Of("reference", "/$ref"),
            new("entity id", $"$entity?$id={address}"),
            Of("expand of one", $"?$expand={string.Join(',', set.Navigations.Select(navigation => navigation.Name).DefaultIfEmpty("*"))}"),
            .. set.Navigations.SelectMany(navigation => navigation.IsCollection
                ? new[] { Of("navigation", $"/{navigation.Name}?$top=3"), Of("count behind", $"/{navigation.Name}/$count"), Of("references behind", $"/{navigation.Name}/$ref") }
                : [Of("navigation", $"/{navigation.Name}"), Of("references behind", $"/{navigation.Name}/$ref")]),
            .. set.Name == "Indicators" ? [Of("function", "/Lis.V1.Series(areaCode='657',from=2000-01-01,to=2099-12-31)")] : Array.Empty<MatrixRequest>(),
        ];
    }

    /// <summary>Changes that get no further than to what is wrong with them, which tells who may make them.</summary>
    public static IEnumerable<MatrixRequest> Writes(EntitySet set) =>
    [
        new("post", set.Name) { Method = "POST", Body = NoBody },
        new("patch of many", $"{set.Name}/$filter({set.Keys[0]} eq null)/$each") { Method = "PATCH", Body = NoBody },
    ];

    /// <summary>Changes of one row that come with a version that it does not have.</summary>
    public static IEnumerable<MatrixRequest> WritesOfRow(EntitySet set, string address) =>
    [
        new("patch", address) { Method = "PATCH", Body = "{}", IfMatch = Stale },
        new("delete", address) { Method = "DELETE", IfMatch = Stale },
        .. set.Name == "ImportRuns"
            ? [new("action", $"{address}/Lis.V1.Reject") { Method = "POST", Body = "{}", IfMatch = Stale }]
            : Array.Empty<MatrixRequest>(),
    ];

    static IEnumerable<MatrixRequest> ThroughNavigations(EntitySet set, string select)
    {
        MatrixRequest Of(string kind, string rest, Tally tally = Tally.Rows) => new(kind, $"{set.Name}?{rest}&{select}", tally);
        var (one, many) = (set.Navigations.Where(navigation => !navigation.IsCollection).ToList(), set.Navigations.Where(navigation => navigation.IsCollection).ToList());
        if (one.Count > 0)
        {
            var keys = one.ConvertAll(navigation => $"{navigation.Name}/{navigation.TargetKey}");
            yield return Of("filter over navigation", $"$filter={string.Join(" and ", keys.Select(path => $"({path} ne null or {path} eq null)"))}");
            yield return Of("orderby over navigation", $"$orderby={string.Join(',', keys)} desc");
            yield return Of("expand to one", $"$expand={Names(one, "")}");
            yield return Of("expand to one reference", $"$expand={Names(one, "/$ref")}");
            yield return Of("compute over navigation", $"$compute={keys[0]} as Other&$filter=Other ne null or Other eq null");
            yield return new("groupby over navigation", $"{set.Name}?$apply=groupby(({keys[0]}),aggregate($count as N))", Tally.Aggregate);
        }

        if (many.Count > 0)
        {
            yield return Of("any", $"$filter={string.Join(" and ", many.Select(navigation => $"({navigation.Name}/any() or not {navigation.Name}/any())"))}");
            yield return Of("all", $"$filter={string.Join(" and ", many.Select(navigation => $"{navigation.Name}/all(x:x/{navigation.TargetKey} ne null)"))}");
            yield return Of("count of navigation", $"$filter={many[0].Name}/$count ge 0&$orderby={many[0].Name}/$count desc");
            yield return Of("expand to many", $"$expand={Names(many, "($top=2;$count=true)")}");
            yield return Of("expand to many references", $"$expand={Names(many, "/$ref")}");
            yield return new(
                "nested rows", $"{set.Name}?$apply=addnested({many[0].Name},aggregate($count as N) as L)/filter(L/$count eq 1)/aggregate($count as N)", Tally.Aggregate);
            yield return new("joined rows", $"{set.Name}?$apply=outerjoin({many[0].Name} as J,aggregate($count as N))/aggregate($count as N)", Tally.Aggregate);
            yield return Of("expand counts", $"$expand={Names(many, "/$count")}");
        }
    }

    static string Names(IEnumerable<Navigation> navigations, string rest) =>
        string.Join(',', navigations.Select(navigation => navigation.Name + rest));
}
