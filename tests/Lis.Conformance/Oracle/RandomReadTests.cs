using System.Globalization;
using Lis.Conformance.Harness;
using Lis.OData.Parsing.Bound;

namespace Lis.Conformance.Oracle;

/// <summary>
/// Thousands of reads made by chance, answered on SQLite, on PostgreSQL and in memory: rows, counts and their order must be equal.
/// LIS_TEST_READS makes another number of them, LIS_TEST_SEED other ones; a failure names the seed.
/// </summary>
public class RandomReadTests(SqliteOracleHost sqlite, PostgresOracleHost postgres)
{
    const int Reads = 7500;
    const int Seed = 20260801;
    const int AtLeast = 50;
    const int Sequences = 500;

    static readonly string[] Transformations =
    [
        "transformation Filter", "transformation Group", "transformation OrderBy", "transformation Limit", "transformation Partition",
        "transformation Concat", "transformation Join", "rank topCount", "rank bottomCount", "rank topSum", "rank bottomSum", "rank topPercent",
        "rank bottomPercent", "aggregate over many", "aggregate from", "transformation AddNested", "transformation Nest", "transformation ItemJoin",
        "transformation Relatives", "transformation Traverse", "transformation Roll",
    ];

    /// <summary>Functions that the service answers with 501.</summary>
    static readonly CanonicalFunction[] NotServed = [];

    static readonly string[] Options = ["$filter", "$search", "$orderby", "$skip", "$top", "$count", "$select", "$expand", "$compute", "$apply"];

    static readonly string[] Others =
    [
        "operator Not", "operator Negate", "operator InList", "operator InCollection", "operator Case", "operator Cast", "operator any",
        "operator any()", "operator all", "operator $count", "operator $count with filter", "path over a single-valued navigation",
        "text: æøå", "tie in $orderby", "literal with %", "literal with _", "literal with '", @"literal with \", "literal with \"",
        "operator $root", "operator $root with key", "operator $it inside options", "options inside $select", "expand of nothing",
        "expand to one", "expand of an empty collection", "expand to many", "pages", "group of null",
    ];

    [Fact]
    public async Task Both_databases_and_memory_give_the_same_answers()
    {
        var run = await RandomReadRun.BeginAsync(sqlite, postgres, Number("LIS_TEST_SEED", Seed));
        for (var read = 0; read < Number("LIS_TEST_READS", Reads); read++)
        {
            await run.ReadAsync();
        }

        var failures = string.Join("\n\n", run.Failures.Take(RandomReadRun.Shown));
        Assert.True(run.Failures.Count == 0, $"{run.Failures.Count} of {run.Count} reads differ.\n{failures}");
        Assert.True(run.Answers * 2 >= run.Count, $"only {run.Answers} of {run.Count} answers were not empty");
        var seldom = Expected(run).Select(feature => (Name: feature, Count: run.Tally.Of(feature)))
            .Where(feature => feature.Count < AtLeast).Select(feature => $"{feature.Name}: {feature.Count}").ToList();
        Assert.True(seldom.Count == 0, $"too seldom: {string.Join(", ", seldom)}");
        PostgresCluster.SkipWhenAbsent();
    }

    /// <summary>The same for $apply of several transformations; LIS_TEST_SEQUENCES makes another number of them.</summary>
    [Fact]
    public async Task Both_databases_and_memory_transform_alike()
    {
        var run = await RandomReadRun.BeginAsync(sqlite, postgres, Number("LIS_TEST_SEED", Seed));
        for (var read = 0; read < Number("LIS_TEST_SEQUENCES", Sequences); read++)
        {
            await run.ReadAsync(isSequence: true);
        }

        Assert.True(run.Failures.Count == 0, $"{run.Failures.Count} of {run.Count} reads differ.\n{string.Join("\n\n", run.Failures.Take(RandomReadRun.Shown))}");
        var seldom = Transformations.Where(feature => run.Tally.Of(feature) < 5).Select(feature => $"{feature}: {run.Tally.Of(feature)}").ToList();
        Assert.True(seldom.Count == 0, $"too seldom: {string.Join(", ", seldom)}");
        PostgresCluster.SkipWhenAbsent();
    }

    static IEnumerable<string> Expected(RandomReadRun run) => Enum.GetNames<BinaryOperator>().Select(name => $"operator {name}")
        .Concat(Enum.GetValues<BinaryOperator>().Where(TakesNull).Select(name => $"null beside {name}"))
        .Concat(Enum.GetValues<CanonicalFunction>().Except(NotServed).Select(name => $"function {name}"))
        .Concat(Enum.GetValues<SequenceOperation>().Except([SequenceOperation.HasSubsequence]).Select(name => $"items {name}"))
        .Concat(Options.Select(name => $"option {name}"))
        .Concat(Enum.GetNames<AggregateMethod>().Select(name => $"aggregate {name}"))
        .Concat(run.PropertyTypes.Select(name => $"type {name}"))
        .Concat(Others);

    static bool TakesNull(BinaryOperator operation) => operation is not BinaryOperator.Has;

    static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
