using Lis.OData.Parsing.Bound;
using Lis.OData.Planning.Building;

namespace Lis.OData.Planning.Apply;

/// <summary><c>$apply</c>: conditions and computed values join the block that they find, each grouping puts a block around it.</summary>
static class ApplyBuilder
{
    /// <summary>The output rows, and the translator for expressions over them.</summary>
    public static (RowScope Row, ExpressionTranslator Translator) Apply(
        PlanContext context, RowScopes scopes, RowScope row, ExpressionTranslator translator, ApplyClause? apply)
    {
        foreach (var step in apply?.Steps ?? [])
        {
            switch (step)
            {
                case FilterTransformation filter:
                    row.Block.Where(translator.Condition(filter.Condition), Fallible.Is(filter.Condition));
                    break;
                case ComputeTransformation compute:
                    translator.Define(compute.Items);
                    break;
                case GroupTransformation group:
                    row = new GroupBuilder(context, translator).Build(row, group);
                    translator = ExpressionTranslator.OfRow(context, scopes, row);
                    break;
                default:
                    throw new InvalidOperationException($"{step} is no transformation.");
            }
        }

        return (row, translator);
    }
}
