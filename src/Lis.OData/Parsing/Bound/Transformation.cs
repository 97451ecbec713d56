using System.Collections.Immutable;
using System.Text;
using Lis.OData.Model;

namespace Lis.OData.Parsing.Bound;

/// <summary><c>$apply</c> (Data Aggregation 4.0 section 3): transformations, each over the output of the one before.</summary>
/// <param name="Steps">The transformations in order; empty when nothing is changed.</param>
/// <param name="Result">What a row of the output is; null = still an entity of the path.</param>
public sealed record ApplyClause(ImmutableArray<Transformation> Steps, EntityType? Result)
{
    /// <summary>What stands inside the output rows unless the request selects otherwise.</summary>
    public ImmutableArray<ExpandItem> Nested { get; init; } = [];

    /// <inheritdoc />
    public override string ToString() => string.Join('/', Steps);
}

/// <summary>One set transformation.</summary>
public abstract record Transformation;

/// <summary><c>filter</c>: keeps the rows for which a condition is true.</summary>
public sealed record FilterTransformation(BoundExpression Condition) : Transformation
{
    /// <inheritdoc />
    public override string ToString() => $"filter({Condition})";
}

/// <summary><c>compute</c>: adds values to every row.</summary>
public sealed record ComputeTransformation(ImmutableArray<ComputeItem> Items) : Transformation
{
    /// <inheritdoc />
    public override string ToString() => $"compute({string.Join(',', Items)})";
}

/// <summary><c>groupby</c> with <c>aggregate</c>, and <c>aggregate</c> alone: one row for each combination of key values, null among them; without keys always one row.</summary>
/// <param name="Keys">The grouping properties; empty = everything is one group.</param>
/// <param name="Aggregates">What is computed of each group.</param>
/// <param name="Result">What a row of the output is: the keys, nested as their paths are, then the aggregates.</param>
public sealed record GroupTransformation(ImmutableArray<GroupingPath> Keys, ImmutableArray<AggregateItem> Aggregates, EntityType Result) : Transformation
{
    /// <inheritdoc />
    public override string ToString()
    {
        var text = new StringBuilder();
        var aggregates = Aggregates.IsEmpty ? "" : $"aggregate({string.Join(',', Aggregates)})";
        return Keys.IsEmpty
            ? aggregates
            : text.Append("groupby((").AppendJoin(',', Keys).Append(')').Append(aggregates.Length > 0 ? "," : "").Append(aggregates).Append(')').ToString();
    }
}

/// <summary>A grouping property.</summary>
/// <param name="Value">Its value in an input row.</param>
/// <param name="Names">The names of its path, which is also where it stands in the output.</param>
public sealed record GroupingPath(BoundExpression Value, ImmutableArray<string> Names)
{
    /// <summary>The property as written, where the value is another.</summary>
    public BoundExpression Place { get; init; } = Value;

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
