using System.Net;
using System.Text.Json;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Reads;

/// <summary>
/// <c>$apply</c> over the sample data, for callers who see different rows: the answer is what the rows say that the same caller reads one
/// by one, so that no sum tells of a row or value that is withheld.
/// </summary>
public abstract class ApplyTests(SecuredHost host) : Suite(host)
{
    const string Set = "/odata/v1/Observations";

    public static TheoryData<string, string> Callers() => new()
    {
        { Tenants.Herning, "Lis.Read" },
        { Tenants.Herning, "Lis.Admin" },
        { Tenants.Hedensted, "Lis.Read" },
        { Tenants.Operator, "Lis.Admin" },
    };

    [Theory]
    [MemberData(nameof(Callers))]
    public async Task Groups_add_up_what_the_caller_sees(string tenant, string role)
    {
        var token = host.Entra.User(tenant, role).Bearer();
        var rows = await RowsAsync($"{Set}?$select=IndicatorCode,Value&$expand=Indicator($select=Name)", token);
        var expected = rows
            .GroupBy(row => (Code: row.GetProperty("IndicatorCode").GetString()!, Name: NameOf(row)))
            .OrderBy(group => group.Key.Code, StringComparer.Ordinal)
            .Select(group => (group.Key.Code, group.Key.Name, Sum(group), Count: (decimal)group.Count()));
        var groups = await RowsAsync(
            $"{Set}?$apply=groupby((IndicatorCode,Indicator/Name),aggregate(Value with sum as S,$count as N))", token);

        Assert.NotEmpty(groups);
        Assert.Equal(
            expected,
            groups.Select(group => (
                Code: group.GetProperty("IndicatorCode").GetString()!, Name: NameOf(group), Number(group, "S"), Count: group.GetProperty("N").GetDecimal())));
    }

    [Fact]
    public async Task Rows_of_other_municipalities_are_no_part_of_a_total()
    {
        var all = await RowsAsync("/odata/v1/Cases?$apply=groupby((MunicipalityCode),aggregate($count as N))", host.Entra.User(Tenants.Operator, "Lis.Admin").Bearer());
        var own = await RowsAsync("/odata/v1/Cases?$apply=aggregate($count as N)", host.Entra.User(Tenants.Herning, "Lis.Read").Bearer());
        var expected = all.Where(row => row.GetProperty("MunicipalityCode").GetString() is null or "657").Sum(row => row.GetProperty("N").GetDecimal());
        Assert.Equal(expected, own.Single().GetProperty("N").GetDecimal());
        Assert.True(expected < all.Sum(row => row.GetProperty("N").GetDecimal()));
    }

    [Theory]
    [MemberData(nameof(Callers))]
    public async Task Sums_over_areas_add_up_what_the_caller_sees_below_them(string tenant, string role)
    {
        var token = host.Entra.User(tenant, role).Bearer();
        var parents = await ParentsAsync(token);
        var rows = await RowsAsync($"{Set}?$select=AreaCode,Value", token);
        var expected = rows.SelectMany(row => Above(parents, row.GetProperty("AreaCode").GetString()!).Select(area => (Area: area, Row: row)))
            .GroupBy(pair => pair.Area).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, Sum(group.Select(pair => pair.Row)), (decimal)group.Count()));
        var sums = await RowsAsync(
            $"{Set}?$apply=groupby((rolluprecursive($root/Areas,AreaHierarchy,AreaCode)),aggregate(Value with sum as S,$count as N))", token);

        Assert.NotEmpty(sums);
        Assert.Equal(expected, sums.Select(row => (row.GetProperty("AreaCode").GetString()!, Number(row, "S"), row.GetProperty("N").GetDecimal())));
    }

    [Theory]
    [MemberData(nameof(Callers))]
    public async Task What_is_nested_and_joined_is_what_the_caller_sees(string tenant, string role)
    {
        var token = host.Entra.User(tenant, role).Bearer();
        var rows = await RowsAsync($"{Set}?$select=IndicatorCode,Value", token);
        var sums = rows.GroupBy(row => row.GetProperty("IndicatorCode").GetString()!).ToDictionary(group => group.Key, group => (Sum(group), (decimal)group.Count()));
        foreach (var (apply, name) in new[]
        {
            ("addnested(Observations,aggregate(Value with sum as S,$count as N) as L)/filter(L/any(l:l/N gt 0))", "L"),
            ("join(Observations as L,groupby((IndicatorCode),aggregate(Value with sum as S,$count as N)))", "L"),
        })
        {
            var found = await RowsAsync($"/odata/v1/Indicators?$apply={apply}&$select=Code,{name}", token);
            Assert.Equal(sums.Count, found.Count);
            Assert.All(found, row => Assert.Equal(sums[row.GetProperty("Code").GetString()!], Told(row.GetProperty(name))));
        }

        static (decimal?, decimal) Told(JsonElement nested)
        {
            var row = nested.ValueKind == JsonValueKind.Array ? nested.EnumerateArray().Single() : nested;
            return (Number(row, "S"), row.GetProperty("N").GetDecimal());
        }
    }

    [Fact]
    public async Task All_areas_below_a_region_are_found_in_one_read()
    {
        var token = host.Entra.User(Tenants.Herning, "Lis.Read").Bearer();
        var parents = await ParentsAsync(token);
        var expected = parents.Keys.Where(area => area != "085" && Above(parents, area).Contains("085")).Order(StringComparer.Ordinal).ToList();
        var below = await RowsAsync("/odata/v1/Areas?$apply=descendants($root/Areas,AreaHierarchy,Code,filter(Name eq 'Region Sj%C3%A6lland'))&$select=Code", token);

        Assert.Equal(17, expected.Count(area => area.Length == 3 && char.IsAsciiDigit(area[0])));
        Assert.Equal(expected, below.Select(row => row.GetProperty("Code").GetString()));
    }

    async Task<Dictionary<string, string?>> ParentsAsync((string, string) token) => (await RowsAsync("/odata/v1/Areas?$select=Code,ParentCode", token))
        .ToDictionary(row => row.GetProperty("Code").GetString()!, row => row.GetProperty("ParentCode").GetString());

    static IEnumerable<string> Above(Dictionary<string, string?> parents, string area)
    {
        for (string? next = area; next is not null; next = parents[next])
        {
            yield return next;
        }
    }

    async Task<List<JsonElement>> RowsAsync(string url, (string, string) token)
    {
        var answer = (await GetAsync(url.Replace(" ", "%20", StringComparison.Ordinal), token)).Expect(HttpStatusCode.OK);
        Assert.False(answer.Json.TryGetProperty("@odata.nextLink", out _));
        return [.. answer.Rows];
    }

    static string? NameOf(JsonElement row) =>
        row.GetProperty("Indicator") is { ValueKind: JsonValueKind.Object } indicator ? indicator.GetProperty("Name").GetString() : null;

    static decimal? Sum(IEnumerable<JsonElement> rows)
    {
        var values = rows.Select(row => Number(row, "Value")).OfType<decimal>().ToList();
        return values.Count == 0 ? null : values.Sum();
    }

    static decimal? Number(JsonElement row, string name) =>
        row.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal() : null;
}

public sealed class ApplyTestsOnSqlite(SqliteSecuredHost host) : ApplyTests(host);

public sealed class ApplyTestsOnPostgres(PostgresSecuredHost host) : ApplyTests(host);
