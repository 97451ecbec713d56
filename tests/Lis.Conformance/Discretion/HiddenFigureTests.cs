using System.Globalization;
using System.Net;
using System.Text.Json;
using Lis.Conformance.Harness;
using Lis.Domain;
using Lis.Domain.Discretion;

namespace Lis.Conformance.Discretion;

/// <summary>
/// What the service answers of random tables is what discretion shows of them in memory, where an attacker on a thousand of them finds
/// nothing out (Lis.Tests, AttackTests): rows, flat rows, revisions, earlier instants, conditions, orders, sums.
/// LIS_TEST_SERVED_TABLES asks for more tables than three.
/// </summary>
public abstract class HiddenFigureTests(OwnSecuredHost host) : Suite(host)
{
    static readonly int Tables = int.Parse(Environment.GetEnvironmentVariable("LIS_TEST_SERVED_TABLES") ?? "3", CultureInfo.InvariantCulture);

    (string, string) Reader => host.Entra.User(Tenants.Operator, "Lis.Read").Bearer();

    (string, string) Insider => host.Entra.User(Tenants.Operator, "Lis.Read", "Lis.Read.Confidential").Bearer();

    [Fact]
    public async Task Answers_show_what_discretion_shows_and_nothing_else()
    {
        for (var seed = 0; seed < Tables; seed++)
        {
            var stored = await StoredTable.StoreAsync(Database, seed);
            var condition = $"IndicatorCode eq '{stored.Indicator}'";
            foreach (var (instant, at) in stored.Instants)
            {
                var expected = stored.Table.At(instant).Select(figure => (stored.AreaOf(figure.AreaCode), figure.BreakdownKey, ValueOf(figure)));
                Assert.Equal(expected.Order(), (await ShownAsync($"Observations?asOf={at:yyyy-MM-ddTHH:mm:ss.ffffffZ}&$filter={condition}")).Order());
            }

            var now = stored.Table.Figures.Where(figure => figure.To is null)
                .Select(figure => (stored.AreaOf(figure.AreaCode), figure.BreakdownKey, ValueOf(figure))).Order().ToList();
            Assert.Contains(now, row => row.Item3 is null);
            Assert.Equal(now, (await ShownAsync($"Observations?$filter={condition}")).Order());
            Assert.Equal(now, (await ShownAsync($"FlatObservations?$filter={condition}")).Order());
            await AssertRevisionsAsync(stored, condition);
            await AssertConditionsAsync(condition, [.. now.Select(row => row.Item3)]);
        }
    }

    [Fact]
    public async Task A_threshold_that_is_raised_over_OData_hides_more()
    {
        var stored = await StoredTable.StoreAsync(Database, 100);
        var condition = $"IndicatorCode eq '{stored.Indicator}' and ValueStatus eq 'Suppressed'";
        var before = await CountAsync(condition);
        var admin = host.Entra.User(Tenants.Operator, "Lis.Admin").Bearer();

        (await Service.SendAsync("PATCH", $"/odata/v1/Indicators('{stored.Indicator}')", "{\"SuppressBelow\":60}", admin, ("If-Match", "*")))
            .Expect(HttpStatusCode.OK);

        Assert.InRange(await CountAsync(condition), before + 1, int.MaxValue);
    }

    /// <summary>Thresholds are today's; but who may write one must not come to see by it what he may not see.</summary>
    [Fact]
    public async Task A_threshold_that_is_taken_away_shows_again_at_the_word_of_one_who_sees_what_is_hidden()
    {
        var stored = await StoredTable.StoreAsync(Database, 101);
        var condition = $"IndicatorCode eq '{stored.Indicator}' and ValueStatus eq 'Suppressed'";
        Assert.NotEqual(0, await CountAsync(condition));
        async Task ChangeAsync(int? below, params string[] roles) =>
            (await Service.SendAsync(
                "PATCH",
                $"/odata/v1/Indicators('{stored.Indicator}')",
                $"{{\"SuppressBelow\":{below?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null"}}}",
                host.Entra.User(Tenants.Operator, roles).Bearer(),
                ("If-Match", "*"))).Expect(HttpStatusCode.OK);

        await ChangeAsync(60, "Lis.Admin");
        var hidden = await CountAsync(condition);
        var since = (await GetAsync($"/odata/v1/Observations?$filter=IndicatorCode eq '{stored.Indicator}'", Reader, ("Prefer", "odata.track-changes")))
            .Expect(HttpStatusCode.OK).Json.GetProperty("@odata.deltaLink").GetString()!;
        await ChangeAsync(null, "Lis.Admin");
        Assert.Equal(0, await CountAsync(condition));
        Assert.Equal(0, await CountAsync($"{condition}&asOf={stored.Instants[0].Stored:yyyy-MM-ddTHH:mm:ss.ffffffZ}"));
        var told = (await GetAsync(new Uri(since).PathAndQuery, Reader)).Expect(HttpStatusCode.OK).Rows.ToList();
        Assert.Equal(hidden, told.Count);
        Assert.All(told, row => Assert.NotEqual("Suppressed", Text(row, "ValueStatus")));
    }

    [Fact]
    public async Task Who_may_write_a_threshold_but_not_see_what_it_hides_cannot_show_it()
    {
        var admin = host.Entra.User(Tenants.Operator, "Lis.Admin").Bearer();
        var writer = host.Entra.User(Tenants.Herning, "Lis.Read", "Lis.Write").Bearer();
        async Task SendAsync(string method, string url, string body, (string, string) caller) =>
            Assert.InRange((int)(await Service.SendAsync(method, $"/odata/v1/{url}", body, caller, ("If-Match", "*"))).Status, 200, 204);

        await SendAsync("POST", "Indicators", """{"Code":"657-taerskel","Name":"a","Kind":"Output","PeriodKind":"Year","Unit":"antal","SuppressBelow":5}""", writer);
        foreach (var (key, value) in new[] { ("total", 20), ("taerskel=K", 3), ("taerskel=M", 17) })
        {
            if (key != "total")
            {
                await SendAsync("POST", "Breakdowns", $$"""{"Key":"{{key}}","Label":"a","Members":[{"Dimension":"taerskel","Member":"{{key[^1]}}","Label":"a"}]}""", admin);
            }

            await SendAsync("POST", "Observations", $$"""{"IndicatorCode":"657-taerskel","AreaCode":"657","Period":"2025","BreakdownKey":"{{key}}","Value":{{value}}}""", writer);
        }

        const string Condition = "IndicatorCode eq '657-taerskel' and ValueStatus eq 'Suppressed'";
        Assert.Equal(2, await CountAsync(Condition));
        foreach (var body in new[] { """{"SuppressBelow":1}""", """{"Unit":"pct"}""", """{"SuppressBelow":null}""" })
        {
            await SendAsync("PATCH", "Indicators('657-taerskel')", body, writer);
            Assert.Equal(2, await CountAsync(Condition));
        }
    }

    /// <summary>No revision that says what a hidden one says, of the same row, is shown.</summary>
    async Task AssertRevisionsAsync(StoredTable stored, string condition)
    {
        var url = $"/odata/v1/ObservationRevisions?$filter=Observation/{condition}&$expand=Observation($select=AreaCode,BreakdownKey)";
        var shown = (await GetAsync(url, Reader)).Expect(HttpStatusCode.OK).Rows.ToList();
        var whole = (await GetAsync(url, Insider)).Expect(HttpStatusCode.OK).Rows.ToList();
        var hidden = stored.Table.Figures.Where(figure => figure.Suppression != Suppression.None)
            .Select(figure => (stored.AreaOf(figure.AreaCode), figure.BreakdownKey, figure.Value, figure.Numerator)).ToHashSet();

        Assert.Equal(whole.Count, shown.Count);
        foreach (var (row, full) in shown.Zip(whole))
        {
            var isHidden = hidden.Contains((
                Text(full.GetProperty("Observation"), "AreaCode"), Text(full.GetProperty("Observation"), "BreakdownKey"), Number(full, "Value"), Number(full, "Numerator")));
            Assert.Equal(isHidden ? "Suppressed" : Text(full, "ValueStatus"), Text(row, "ValueStatus"));
            foreach (var name in new[] { "Value", "Numerator", "Denominator", "LowerBound", "UpperBound" })
            {
                Assert.Equal(isHidden ? null : Number(full, name), Number(row, name));
            }
        }
    }

    /// <summary>Bounds by filters, orders and sums are those of the shown figures; for conditions a hidden one is null.</summary>
    async Task AssertConditionsAsync(string condition, List<decimal?> values)
    {
        foreach (var bound in values.Append(0).Append(1).OfType<decimal>().Distinct().Order().Take(8))
        {
            var text = bound.ToString(CultureInfo.InvariantCulture);
            Assert.Equal(values.Count(value => value > bound), await CountAsync($"{condition} and Value gt {text}"));
            // Whatever the negation makes of null: the same of every hidden figure.
            Assert.Contains(
                await CountAsync($"{condition} and not (Value gt {text})"),
                new[] { values.Count(value => value <= bound), values.Count(value => !(value > bound)) });
            Assert.Equal(values.Count(value => value + 1 <= bound), await CountAsync($"{condition} and Value add 1 le {text}"));
            Assert.Equal(values.Count(value => value == bound), await CountAsync($"{condition} and Value in ({text})"));
        }

        Assert.Equal(values.Count(value => value is null), await CountAsync($"{condition} and Value eq null"));
        var sums = (await GetAsync(
            $"/odata/v1/Observations?$apply=filter({condition})/aggregate(Value with sum as S,Value with min as L,Value with max as H,Value with countdistinct as N)",
            Reader)).Expect(HttpStatusCode.OK).Rows.Single();
        Assert.Equal(values.Sum(), Number(sums, "S"));
        Assert.Equal(values.Min(), Number(sums, "L"));
        Assert.Equal(values.Max(), Number(sums, "H"));
        var ordered = (await GetAsync($"/odata/v1/Observations?$filter={condition}&$orderby=Value", Reader)).Expect(HttpStatusCode.OK);
        Assert.Equal(values.Order(), ordered.Rows.Select(row => Number(row, "Value")));
        Assert.Equal(ordered.Rows.Where(row => Number(row, "Value") is null).Select(Id).Order(), ordered.Rows.Where(row => Number(row, "Value") is null).Select(Id));
    }

    async Task<int> CountAsync(string condition) => int.Parse(
        (await GetAsync($"/odata/v1/Observations/$count?$filter={condition}", Reader)).Expect(HttpStatusCode.OK).Text, CultureInfo.InvariantCulture);

    async Task<List<(string Area, string Key, decimal? Value)>> ShownAsync(string request) =>
        [.. (await GetAsync($"/odata/v1/{request}", Reader)).Expect(HttpStatusCode.OK).Rows
            .Select(row => (Text(row, "AreaCode"), Text(row, "BreakdownKey"), Number(row, "Value")))];

    static decimal? ValueOf(TableFigure figure) => figure.Suppression == Suppression.None ? figure.Value : null;

    static long Id(JsonElement row) => row.GetProperty("Id").GetInt64();

    static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;

    static decimal? Number(JsonElement row, string name) =>
        row.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal() : null;
}

public sealed class HiddenFigureTestsOnSqlite(SqliteOwnSecuredHost host) : HiddenFigureTests(host), IClassFixture<SqliteOwnSecuredHost>;

public sealed class HiddenFigureTestsOnPostgres(PostgresOwnSecuredHost host) : HiddenFigureTests(host), IClassFixture<PostgresOwnSecuredHost>;
