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
