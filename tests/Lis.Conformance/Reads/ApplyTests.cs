using System.Net;
using System.Text.Json;
using Lis.Conformance.Access;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Reads;

/// <summary>
/// <c>$apply</c> over the sample data, for callers who see different rows: the answer is what the rows say that the same caller reads one
/// by one, so that no sum tells of a confidential row or a withheld value.
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
    public async Task A_confidential_indicator_is_no_part_of_a_total()
    {
        var all = await CountAsync(host.Entra.User(Tenants.Operator, "Lis.Admin").Bearer());
        var few = await CountAsync(host.Entra.User(Tenants.Operator, "Lis.Read").Bearer());
        Assert.InRange(few, 1, all - 1);
    }

    async Task<decimal> CountAsync((string, string) token) =>
        (await RowsAsync("/odata/v1/Indicators?$apply=aggregate($count as N)", token)).Single().GetProperty("N").GetDecimal();

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
