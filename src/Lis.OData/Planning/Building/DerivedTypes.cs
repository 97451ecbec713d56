using Lis.OData.Model;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning.Building;

/// <summary>Types that derive from others live in their table; a condition over the row tells which it is.</summary>
static class DerivedTypes
{
    /// <summary>Whether a row is of a derived type.</summary>
    public static Scalar IsOf(PlanContext context, RowScopes scopes, RowScope row, EntityType target) =>
        ExpressionTranslator.OfRow(context, scopes, row, isTrusted: true).Condition(
            context.Access.Expression((EntityType)target.Parent!, new ExpressionSource(target.Discriminator!)));

    /// <summary>Only the rows that are of a derived type, with its properties.</summary>
    public static RowScope Cast(PlanContext context, RowScopes scopes, RowScope row, EntityType target)
    {
        row.Block.Guard(IsOf(context, scopes, row, target));
        return new RowScope(target, row.Alias, row.Block);
    }

    /// <summary>Something that is null unless the row is of a derived type.</summary>
    public static CaseScalar Presence(PlanContext context, RowScopes scopes, RowScope row, EntityType target) =>
        new([(IsOf(context, scopes, row, target), new NumberScalar(1, ScalarType.Number))], ScalarType.Number with { IsNullable = true });
}
