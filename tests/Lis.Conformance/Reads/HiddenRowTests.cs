using System.Net;
using Lis.Conformance.Harness;
using Lis.Conformance.Oracle;
using Lis.Domain;
using Lis.Domain.Periods;
using Lis.Domain.Rules;
using Lis.Storage.Connections;
using Microsoft.EntityFrameworkCore;

namespace Lis.Conformance.Reads;

/// <summary>
/// What access hides must not show by failing either (contract section 5): a caller who divides by the difference to a guessed value would
/// learn from the error that a hidden row has it.
/// </summary>
public abstract class HiddenRowTests(OwnHost host) : ReadSuite(host)
{
    const string Code = "657-fortrolig";

    const decimal Secret = 4711.25m;

    [Theory]
    [InlineData("Indicators?$filter=1 div (LevelTolerance sub 4711.25) gt 0")]
    [InlineData("Indicators/$count?$filter=1 div (LevelTolerance sub 4711.25) gt 0")]
    [InlineData("Indicators/$filter(1 div (LevelTolerance sub 4711.25) gt 0)")]
    [InlineData("Indicators?$orderby=1 div (LevelTolerance sub 4711.25)")]
    [InlineData("Indicators?$compute=1 div (LevelTolerance sub 4711.25) as X&$filter=X gt 0&$orderby=X")]
    [InlineData("Indicators?$apply=filter(1 div (LevelTolerance sub 4711.25) gt 0)/aggregate($count as N)")]
    [InlineData("Observations?$filter=1 div (Value sub 4711.25) gt 0")]
    [InlineData("Observations?$filter=1 div (Indicator/LevelTolerance sub 4711.25) gt 0")]
    [InlineData("Areas('657')/Observations?$filter=1 div (Value sub 4711.25) gt 0")]
    [InlineData("Areas?$filter=Observations/any(o:1 div (o/Value sub 4711.25) gt 0)")]
    [InlineData("Areas?$filter=Observations/all(o:1 div (o/Indicator/LevelTolerance sub 4711.25) gt 0)")]
    [InlineData("Areas?$filter=Observations/$filter(1 div (Value sub 4711.25) gt 0)/$count gt 0")]
    [InlineData("Areas('657')?$expand=Observations($filter=1 div (Value sub 4711.25) gt 0;$orderby=1 div (Value sub 4711.25))")]
    [InlineData("FlatObservations?$filter=1 div (Value sub 4711.25) gt 0")]
    [InlineData("ObservationRevisions?$filter=1 div (Value sub 4711.25) gt 0")]
    public async Task A_failure_tells_nothing_of_hidden_rows(string url)
    {
        await InsertAsync();
        for (var next = Root + url; next is not null;)
        {
            var answer = (await GetAsync(next, ("Prefer", "maxpagesize=5"))).Expect(HttpStatusCode.OK);
            Assert.DoesNotContain(Code, answer.Text, StringComparison.Ordinal);
            next = answer.Text.StartsWith('{') && answer.Json.TryGetProperty("@odata.nextLink", out var link)
                ? link.GetString()![(Service.Address.AbsoluteUri.Length - 1)..]
                : null;
        }
    }

    async Task InsertAsync()
    {
        await using var connection = await OracleHost.OpenAsync(Database);
        await using var context = LisDatabase.CreateContext(connection);
        if (await context.Indicators.AnyAsync(indicator => indicator.Code == Code))
        {
            return;
        }

        context.Add(new Indicator
        {
            Code = Code,
            MunicipalityCode = "657",
            Name = "Fortrolig",
            LevelTolerance = Secret,
            Visibility = IndicatorVisibility.Confidential,
        });
        var period = PeriodCode.Parse("2018");
        var observation = new Observation
        {
            Id = ObservationId.Of(period.Start, 990_001),
            IndicatorCode = Code,
            AreaCode = "657",
            MunicipalityCode = "657",
            Period = period.Code,
            PeriodKind = period.Kind,
            PeriodStart = period.Start,
            PeriodEnd = period.End,
            IsTotal = true,
        };
        observation.Store(new ObservationFigures(Secret, null, null, null, null, null, ObservationValueStatus.Final), Suppression.None);
        context.Add(observation);
        await context.SaveChangesAsync();
    }
}

public sealed class HiddenRowTestsOnSqlite(SqliteOwnHost host) : HiddenRowTests(host), IClassFixture<SqliteOwnHost>;

public sealed class HiddenRowTestsOnPostgres(PostgresOwnHost host) : HiddenRowTests(host), IClassFixture<PostgresOwnHost>;
