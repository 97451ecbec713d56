using System.Collections.Immutable;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning.Building;

namespace Lis.OData.Planning.Apply;

/// <summary>
/// <c>nest</c>: one row, or one for each group. What stands in it is made where it is asked for, over the rows that nest found, which are
/// found again there.
/// </summary>
sealed class NestBuilder(PlanContext context, RowScopes scopes)
{
    public ApplyRows Build(ApplyRows rows, NestTransformation nest)
    {
        context.Nests[nest.Result] = rows.Again
            ?? throw new FaultException(FaultCode.NotImplemented, "nest cannot stand in the options of a function.", "$apply");
        var output = rows.Partition.IsEmpty ? One(nest.Result) : new GroupBuilder(context, scopes).Build(rows, new GroupTransformation([], [], nest.Result));
        ImmutableArray<Scalar> starts = [.. rows.Outer, .. output.Partition];
        var row = output.Row with { Nested = nest.Items, StartsOf = _ => starts };
        return output with { Row = row, Translator = ExpressionTranslator.OfRow(context, scopes, row) };
    }

    ApplyRows One(EntityType type)
    {
        var alias = context.NextAlias();
        var row = new RowScope(type, alias, new BlockBuilder(new OneRow(alias)))
        {
            Result = new ResultRow(new Dictionary<StructuralProperty, Place>(), []),
        };
        return new(row, ExpressionTranslator.OfRow(context, scopes, row));
    }
}
