using System.Net;

namespace Lis.Conformance.Writes;

/// <summary>Period codes of every kind in bodies of observations: what follows from them, and what is none.</summary>
public abstract class PeriodWriteTests(WriteHost host) : WriteSuite(host)
{
    Task<Harness.Answer> StoreAsync(string period, string more = "") =>
        PostAsync("Observations", $$"""{"IndicatorCode":"657-ungeledighed","AreaCode":"657","Period":"{{period}}","Value":1.5{{more}}}""", Herning);

    [Theory]
    [InlineData("2031", "Year", "2031-01-01", "2031-12-31")]
    [InlineData("2031H2", "HalfYear", "2031-07-01", "2031-12-31")]
    [InlineData("2031Q4", "Quarter", "2031-10-01", "2031-12-31")]
    [InlineData("2032M02", "Month", "2032-02-01", "2032-02-29")]
    [InlineData("2032W53", "Week", "2032-12-27", "2033-01-02")]
    [InlineData("2031M01D05", "Day", "2031-01-05", "2031-01-05")]
    [InlineData("2031/2032", "SchoolYear", "2031-08-01", "2032-07-31")]
    [InlineData("2032QMAT02", "RollingYear", "2031-07-01", "2032-06-30")]
    [InlineData("20310101-20351231", "Interval", "2031-01-01", "2035-12-31")]
    public async Task What_follows_from_a_period_is_filled_in(string period, string kind, string start, string end)
    {
        var made = (await StoreAsync(period)).Expect(HttpStatusCode.Created).Json;

        Assert.Equal(
            (kind, start, end),
            (made.GetProperty("PeriodKind").GetString(), made.GetProperty("PeriodStart").GetString(), made.GetProperty("PeriodEnd").GetString()));
        var path = $"Observations({made.GetProperty("Id").GetInt64()})";
        (await PatchAsync(path, $$"""{"PeriodKind":"{{kind}}","PeriodStart":"{{start}}","PeriodEnd":"{{end}}","Value":2}""", Herning, Always)).Expect(HttpStatusCode.OK);
        Refused(await PatchAsync(path, """{"PeriodEnd":"1999-01-01"}""", Herning, Always), HttpStatusCode.UnprocessableEntity, "ImmutableProperty", "PeriodEnd");
    }

    [Theory]
    [InlineData("2031M13")]
    [InlineData("2031M00")]
    [InlineData("2031Q5")]
    [InlineData("2031H3")]
    [InlineData("2031W53")]
    [InlineData("2031M02D30")]
    [InlineData("2031/2033")]
    [InlineData("20311231-20310101")]
    [InlineData("20310101-20311301")]
    [InlineData("2031m01")]
    [InlineData("2031-01")]
    [InlineData("31")]
    [InlineData(" 2031")]
    [InlineData("")]
    public async Task What_is_no_period_is_422_and_nothing_else_is_said(string period) =>
        Assert.False(Refused(await StoreAsync(period), HttpStatusCode.UnprocessableEntity, "RuleViolation", "Period").TryGetProperty("details", out _));

    [Theory]
    [InlineData("PeriodKind", "\"Year\"")]
    [InlineData("PeriodStart", "\"2036-01-02\"")]
    [InlineData("PeriodEnd", "\"2036-01-30\"")]
    public async Task What_contradicts_a_period_is_422(string property, string value) =>
        Refused(await StoreAsync("2036M01", $",\"{property}\":{value}"), HttpStatusCode.UnprocessableEntity, "RuleViolation", property);
}

public sealed class PeriodWriteTestsOnSqlite(SqliteWriteHost host) : PeriodWriteTests(host);

public sealed class PeriodWriteTestsOnPostgres(PostgresWriteHost host) : PeriodWriteTests(host);
