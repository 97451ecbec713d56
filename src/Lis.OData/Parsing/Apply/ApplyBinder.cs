using System.Collections.Immutable;
using Lis.OData.Model;
using Lis.OData.Parsing.Binding;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Apply;

/// <summary>What <c>$apply</c> hands to the options after it.</summary>
/// <param name="Clause">The transformations.</param>
/// <param name="Scope">The names of an output row.</param>
/// <param name="Computed">Values that were added to the output rows.</param>
sealed record AppliedRows(ApplyClause Clause, Scope Scope, ImmutableArray<ComputeItem> Computed);

/// <summary>Binds <c>$apply</c>: each transformation sees the rows that the one before gives.</summary>
sealed class ApplyBinder(BindingContext context, ExpressionBinder expressions, ComputeBinder computes)
{
    readonly GroupBinder groups = new(context, expressions);

    public AppliedRows Bind(IReadOnlyList<TransformationSyntax> syntax, Scope scope)
    {
        var steps = ImmutableArray.CreateBuilder<Transformation>(syntax.Count);
        var computed = ImmutableArray<ComputeItem>.Empty;
        EntityType? result = null;
        foreach (var step in syntax)
        {
            context.Count(step.Position);
            switch (step)
            {
                case FilterStep filter:
                    steps.Add(new FilterTransformation(expressions.Predicate(filter.Condition, scope)));
                    break;
                case ComputeStep compute:
                    var items = computes.Bind(compute.Items, ref scope);
                    computed = computed.AddRange(items);
                    steps.Add(new ComputeTransformation(items));
                    break;
                case GroupStep group:
                    var bound = groups.Bind(group, scope);
                    steps.Add(bound);
                    (result, scope, computed) = (bound.Result, Scope.Of(bound.Result), []);
                    break;
            }
        }

        return new(new ApplyClause(steps.ToImmutable(), result), scope, computed);
    }
}
