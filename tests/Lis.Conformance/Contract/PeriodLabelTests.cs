using System.Net;
using Lis.Conformance.Harness;
using Lis.Domain;
using Lis.Domain.Periods;
using Lis.Domain.Rules;
using Lis.Storage.Commits;
using Lis.Storage.Connections;
using Microsoft.Extensions.DependencyInjection;

namespace Lis.Conformance.Contract;

/// <summary>FlatObservations words a period as the domain does, whatever its kind.</summary>
public abstract class PeriodLabelTests(OwnHost host) : Suite(host)
{
    static readonly string[] Periods =
    [
        "1999", "2018H1", "2018H2", "2018Q1", "2018Q4", "2018M01", "2018M12", "2018W01", "2018W05", "2020W53", "2018M01D05", "2018M12D31",
        "2017/2018", "2022QMAT02", "2023QMAT01", "20210101-20251231", "20210301-20220505",
    ];

    [Fact]
    public async Task Every_kind_of_period_has_its_words()
    {
        await StoreAsync();

        var answer = await GetAsync("/odata/v1/FlatObservations?$filter=IndicatorCode eq 'perioder'&$select=Period,PeriodLabel");
        var labels = answer.Expect(HttpStatusCode.OK).Rows
            .ToDictionary(row => row.GetProperty("Period").GetString()!, row => row.GetProperty("PeriodLabel").GetString());

        Assert.Equal(Periods.ToDictionary(period => period, period => (string?)PeriodCode.Parse(period).Label), labels);
    }

    async Task StoreAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var database = Service.Services.GetRequiredService<LisDatabase>();
        await using var write = await WriteTransaction.BeginAsync(database, RowScope.All, cancellation);
        write.Context.Add(new Indicator { Code = "perioder", Name = "Perioder" });
        var number = await write.TakeObservationNumbersAsync(Periods.Length, cancellation);
        write.Context.AddRange(Periods.Select(period => Observation(PeriodCode.Parse(period), period, number++)));
        await write.SaveAsync(cancellation);
        await write.CommitAsync(cancellation);
    }

    static Observation Observation(PeriodCode period, string code, long number) => new()
    {
        Id = ObservationId.Of(period.Start, number),
        IndicatorCode = "perioder",
        AreaCode = "000",
        Period = code,
        PeriodKind = period.Kind,
        PeriodStart = period.Start,
        PeriodEnd = period.End,
        IsTotal = true,
    };
}

public sealed class PeriodLabelTestsOnSqlite(SqliteOwnHost host) : PeriodLabelTests(host), IClassFixture<SqliteOwnHost>;

public sealed class PeriodLabelTestsOnPostgres(PostgresOwnHost host) : PeriodLabelTests(host), IClassFixture<PostgresOwnHost>;
