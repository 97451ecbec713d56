using System.Globalization;
using System.Text.RegularExpressions;
using Lis.Api.V1;
using Lis.Conformance.Harness;
using Lis.Conformance.Storage;
using Lis.OData.Model;
using Lis.OData.Parsing;
using Lis.OData.Planning;
using Lis.OData.Sql;
using Lis.Storage.Connections;
using Lis.Storage.Map;

namespace Lis.Conformance.History;

/// <summary>PostgreSQL finds the past by indexes: of the rows that are current and of those that are closed.</summary>
public class AsOfPlanTests
{
    static readonly ServiceModel Model = ModelV1.Draft().Bind(EfMap.Of(DatabaseProvider.Postgres));

    [Theory]
    [InlineData("Indicators('i')/Observations", "")]
    [InlineData("Observations", "$filter=IndicatorCode eq 'i' and PeriodStart ge 2018-01-01")]
    [InlineData("Observations", "$apply=filter(IndicatorCode eq 'i')/groupby((AreaCode),aggregate(Value with sum as Total))")]
    [InlineData("Observations(2018000000000001)", "")]
    public async Task A_read_of_the_past_goes_by_indexes(string path, string options)
    {
        await using var database = await StorageDatabase.MigratedAsync(DatabaseKind.Postgres);
        var parser = new RequestParser(Model, new ParserLimits());
        var planner = new Planner(Model, DatabaseDialect.Postgres, new OpenAccess(), parser.ParseExpression);
        var request = parser.Parse(path, $"{options}&asOf=2026-01-01T00:00:00Z".TrimStart('&'));
        var sql = SqlEmitter.Emit(planner.Plan(request, Caller.Unrestricted, null).Statement.Query, DatabaseDialect.Postgres).Text;

        var given = string.Join(", ", Enumerable.Repeat("NULL", Regex.Matches(sql, @"\$(\d+)").Max(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))));
        var plan = string.Join('\n', await database.Lis.QueryAsync(
            $"SET LOCAL enable_seqscan = off; SET LOCAL plan_cache_mode = force_generic_plan; PREPARE past AS {sql}; EXPLAIN EXECUTE past({given})"));

        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.Contains("on \"ObservationHistory\"", plan, StringComparison.Ordinal);
        Assert.Matches("Index (Only )?(Scan|Cond)", plan);
    }
}
