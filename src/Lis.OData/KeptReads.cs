using Lis.OData.Execution;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Payload;
using Lis.OData.Planning;
using Lis.OData.Sql;

namespace Lis.OData;

/// <summary>A plan and what was made from it, kept for every later request of the same shape.</summary>
sealed class KeptRead(ReadPlan plan, DatabaseDialect dialect)
{
    PreparedRead? prepared;
    RowWriters? writers;

    public ReadPlan Plan => plan;

    /// <summary>The statements; emitted once.</summary>
    public PreparedRead Emit() => prepared ??= PreparedRead.Of(plan, query => SqlEmitter.Emit(query, dialect));

    /// <summary>The row writers.</summary>
    public RowWriters Writers => writers ??= new RowWriters(Emit());
}

/// <summary>Plans by shape of request, caller's profile and null pattern of the page start. Values are no part of any of these.</summary>
sealed class KeptReads(Planner planner, DatabaseDialect dialect, int capacity)
{
    readonly BoundedCache<KeptRead> cache = new(capacity);

    public KeptRead Find(BoundRequest request, Caller caller, PageStart? start)
    {
        var key = $"{caller.Profile}\n{start}\n{request}";
        var kept = cache.Find(key);
        if (kept is null)
        {
            kept = new KeptRead(planner.Plan(request, caller, start), dialect);
            cache.Keep(key, kept);
        }

        return kept;
    }
}
