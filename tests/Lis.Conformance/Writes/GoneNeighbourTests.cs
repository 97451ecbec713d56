using System.Net;
using System.Text.Json;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Writes;

/// <summary>
/// Figures of the past outlive their area, as long as nothing current is about it: what it said is null then, in every shape of read. An indicator
/// stays, by a rule of its own.
/// </summary>
public abstract class GoneNeighbourTests(WriteHost host) : WriteSuite(host)
{
    [Fact]
    public async Task A_figure_of_the_past_has_null_for_what_its_area_said()
    {
        var reader = Token(Tenants.Operator, "Lis.Read", "Lis.Read.Confidential");
        var (area, indicator) = (Unique("omraade-"), Unique("delt-tal-"));
        (await PostAsync("Areas", $$"""{"Code":"{{area}}","Name":"Et område","Kind":"District"}""", Operator)).Expect(HttpStatusCode.Created);
        (await PutAsync($"Indicators('{indicator}')", """{"Name":"Tal","Kind":"Output","PeriodKind":"Month"}""", Operator)).Expect(HttpStatusCode.Created);
        var made = (await PostAsync(
            "Observations", $$"""{"IndicatorCode":"{{indicator}}","AreaCode":"{{area}}","Period":"2018M01","Value":1}""", Operator)).Expect(HttpStatusCode.Created).Json;
        var (id, instant) = (made.GetProperty("Id").GetInt64(), made.GetProperty("UpdatedAt").GetString());
        string[] shapes =
        [
            $"FlatObservations?$filter=AreaCode eq '{area}'&$select=AreaName,AreaKind&asOf={instant}",
            $"Observations?$filter=AreaCode eq '{area}'&$compute=Area/Name as AreaName,Area/Kind as AreaKind&$select=AreaName,AreaKind&asOf={instant}",
            $"Observations?$apply=filter(AreaCode eq '{area}')/groupby((Area/Name,Area/Kind))&asOf={instant}",
            $"Observations?$filter=AreaCode eq '{area}'&$expand=Area&$select=Value&asOf={instant}",
        ];
        foreach (var shape in shapes)
        {
            Assert.Contains("Et område", (await GetAsync(Root + shape, reader)).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        }

        (await DeleteAsync($"Observations({id})", Operator, Always)).Expect(HttpStatusCode.NoContent);
        (await DeleteAsync($"Areas('{area}')", Operator, Always)).Expect(HttpStatusCode.NoContent);
        foreach (var shape in shapes)
        {
            var row = Assert.Single((await GetAsync(Root + shape, reader)).Expect(HttpStatusCode.OK).Rows);
            Assert.All(Said(row), said => Assert.True(said.ValueKind == JsonValueKind.Null, $"{shape}: {row}"));
        }

        Assert.Single((await GetAsync($"{Root}FlatObservations?$filter=AreaCode eq '{area}' and AreaName eq null&asOf={instant}", reader)).Expect(HttpStatusCode.OK).Rows);
    }

    /// <summary>What a row has of its area.</summary>
    static IEnumerable<JsonElement> Said(JsonElement row) => row.EnumerateObject()
        .Where(member => member.Name.StartsWith("Area", StringComparison.Ordinal) && !member.Name.Contains('@', StringComparison.Ordinal))
        .SelectMany(member => member.Value is { ValueKind: JsonValueKind.Object } nested ? nested.EnumerateObject().Select(inner => inner.Value) : [member.Value]);
}

public sealed class GoneNeighbourTestsOnSqlite(SqliteWriteHost host) : GoneNeighbourTests(host), IClassFixture<SqliteWriteHost>;

public sealed class GoneNeighbourTestsOnPostgres(PostgresWriteHost host) : GoneNeighbourTests(host), IClassFixture<PostgresWriteHost>;
