using Lis.OData.Execution;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Payload;
using Lis.OData.Planning;
using Lis.OData.Planning.Deltas;
using Lis.OData.Sql;

namespace Lis.OData;

/// <summary>A plan and what was made from it, kept for every later request of the same shape.</summary>
sealed class KeptRead(ReadPlan plan, DatabaseDialect dialect)
{
    PreparedRead? prepared;
    Tuple<Caller, string?>? version;
    Tuple<Caller, string>? countScope;
    RowWriters? writers;

    public ReadPlan Plan => plan;

    /// <summary>The statements; emitted once.</summary>
    public PreparedRead Emit() => prepared ??= PreparedRead.Of(plan, query => SqlEmitter.Emit(query, dialect));

    /// <summary>The statement that tells the state of the data for a caller; kept for the one who asked last.</summary>
    public string? VersionQuery(Caller caller, ODataServiceOptions options)
    {
        var known = version;
        if (known is null || !ReferenceEquals(known.Item1, caller))
        {
            version = known = Tuple.Create(caller, options.VersionQuery(plan.Reached, caller));
        }

        return known.Item2;
    }

    /// <summary>What names the counts of a caller's rights, whatever the values are; kept for the one who asked last.</summary>
    public string CountScope(Caller caller, string versionQuery, Statement statement)
    {
        var known = countScope;
        if (known is null || !ReferenceEquals(known.Item1, caller))
        {
            countScope = known = Tuple.Create(caller, CountKey.Scope(caller.Profile, versionQuery, statement));
        }

        return known.Item2;
    }

    /// <summary>The row writers.</summary>
    public RowWriters Writers => writers ??= new RowWriters(Emit());
}

/// <summary>Plans by shape of request, caller's profile and null pattern of the page start. Values are no part of any of these.</summary>
sealed class KeptReads(Planner planner, DeltaPlanner deltas, DatabaseDialect dialect, int capacity)
{
    readonly BoundedCache<KeptRead> cache = new(capacity);

    /// <param name="request">The request.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="start">Where a continued page starts.</param>
    /// <param name="tracked">The set whose changes are to be followed; null = they are not.</param>
    public KeptRead Find(BoundRequest request, Caller caller, PageStart? start, EntitySet? tracked = null) => Find(
        $"{caller.Profile}\n{start}\n{(tracked is null ? "" : "tracked ")}{request}",
        (planner, deltas) => planner.Plan(request, caller, start) is var plan && tracked is null
            ? plan
            : plan with { ChangeQuery = deltas.Mark(tracked) });

    /// <summary>A plan by a key of its own.</summary>
    public KeptRead Find(string key, Func<Planner, DeltaPlanner, ReadPlan> plan)
    {
        var kept = cache.Find(key);
        if (kept is null)
        {
            kept = new KeptRead(plan(planner, deltas), dialect);
            cache.Keep(key, kept);
        }

        return kept;
    }
}
