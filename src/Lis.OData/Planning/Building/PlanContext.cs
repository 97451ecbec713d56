using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning.Apply;

namespace Lis.OData.Planning.Building;

/// <summary>Reads a rule or computed property (<see cref="IAccessRules.RowRule"/>, <see cref="ExpressionSource"/>) over a type.</summary>
delegate BoundExpression RuleReader(EntityType type, string text);

/// <summary>What all builders of one statement share.</summary>
sealed class PlanContext(ServiceModel model, DatabaseDialect dialect, ApplyAccess access)
{
    int aliases;

    public ServiceModel Model { get; } = model;

    public DatabaseDialect Dialect { get; } = dialect;

    public ApplyAccess Access { get; } = access;

    /// <summary>The instant of which rows with history are read; null = what is current.</summary>
    public PastInstant? AsOf { get; init; }

    /// <summary>The annotations of values that are sent along; null = none.</summary>
    public IncludedAnnotations? Annotations { get; init; }

    /// <summary>Whether the path leads to one row, so that what is looked up for it is looked up once.</summary>
    public bool ReadsOne { get; init; }

    /// <summary>The types whose rows the plan looks at so far.</summary>
    public HashSet<EntityType> Reached { get; private init; } = [];

    /// <summary>For each row that <c>nest</c> made, by its type, how to find again the rows over which its sequences go.</summary>
    public Dictionary<EntityType, Func<PlanContext, ApplyRows>> Nests { get; private init; } = [];

    /// <summary>For another statement of the same plan: its aliases begin anew.</summary>
    public PlanContext Another() => new(Model, Dialect, Access)
    {
        AsOf = AsOf,
        Annotations = Annotations,
        ReadsOne = ReadsOne,
        Reached = Reached,
        Nests = Nests,
    };

    /// <summary>An alias that the statement has not used yet.</summary>
    public string NextAlias() => FormattableString.Invariant($"t{aliases++}");

    public ScalarType Natural(ODataType? type, bool isNullable, TextOrder order = default) =>
        NaturalStore.TypeOf(Dialect, type, isNullable, order);
}
