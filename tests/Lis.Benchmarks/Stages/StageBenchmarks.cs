using BenchmarkDotNet.Attributes;
using Lis.Api.V1;
using Lis.OData.Model;
using Lis.OData.Parsing;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning;
using Lis.OData.Sql;
using Lis.Storage.Connections;
using Lis.Storage.Map;

namespace Lis.Benchmarks.Stages;

/// <summary>What one request costs in each stage before the database is asked; all but parsing happens once per shape of request.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class StageBenchmarks
{
    const string Key = "Observations(2018000000000001)";

    const string Filter = "$filter=IndicatorCode eq 'job-0001' and AreaCode eq '657' and PeriodStart ge 2020-01-01&$orderby=PeriodStart desc&$top=100&$count=true";

    readonly ServiceModel model;
    readonly RequestParser parser;
    readonly Planner planner;
    readonly BoundRequest request;
    readonly ReadPlan plan;

    public StageBenchmarks()
    {
        var map = EfMap.Of(DatabaseProvider.Postgres);
        model = ModelV1.Draft().Bind(map);
        parser = new RequestParser(model, new ParserLimits());
        planner = new Planner(model, DatabaseDialect.Postgres, new OpenAccess(), parser.ParseExpression);
        request = parser.Parse("Observations", Filter);
        plan = planner.Plan(request, Caller.Unrestricted, null);
    }

    /// <summary>Lexer, parser and binder over a key.</summary>
    [Benchmark]
    public BoundRequest ParseKey() => parser.Parse(Key, "");

    /// <summary>Lexer, parser and binder over a filtered page.</summary>
    [Benchmark]
    public BoundRequest ParseFilter() => parser.Parse("Observations", Filter);

    /// <summary>The shape as text, under which plans are kept.</summary>
    [Benchmark]
    public string Shape() => request.ToString();

    [Benchmark]
    public ReadPlan Plan() => planner.Plan(request, Caller.Unrestricted, null);

    [Benchmark]
    public Statement Emit() => SqlEmitter.Emit(plan.Statement.Query, DatabaseDialect.Postgres);
}
