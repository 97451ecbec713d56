using Lis.OData.Parsing.Bound;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning.Building;

/// <summary>
/// Rules about related rows. "Indicator/Visibility ne 'Confidential'" is asked of every row that a feed reads; a join would look up the related
/// row each time, while those that the rule shuts out are few, and are read once for a statement.
/// </summary>
sealed partial class ExpressionTranslator
{
    /// <summary>
    /// "Path ne constant" as "the reference is none of those whose path has that constant"; what leads nowhere passes, as with ne. Null = the
    /// comparison has another form, the way begins with more than one column, or one row is read, whose related row is soon looked up.
    /// </summary>
    Scalar? NotAmong(BinaryExpression comparison)
    {
        if (context.ReadsOne || comparison is not { Operator: BinaryOperator.NotEqual, Right: ConstantExpression } || FirstStep(comparison.Left) is not { } step
            || step.Navigation is not { IsCollection: false, Join: { Link: null, Columns: [var pair] } } || RowOf(step.Source) is not { IsSubquery: false } row)
        {
            return null;
        }

        var shutOut = scopes.Root(step.Navigation.Target, isTrusted: true);
        var start = new VariableExpression("$it", 0, step.Navigation.Target);
        var rule = OfRule(context, scopes, shutOut);
        // The rule's own number is known to the database when it plans, so that it can see how few rows have it.
        var constant = rule.Value(comparison.Right);
        constant = constant is ConstantScalar { Value: long number and >= 0 and <= int.MaxValue } ? new NumberScalar((int)number, constant.Type) : constant;
        shutOut.Block.Where(Logic.Plain(Comparison.Equal, rule.Value(From(start, comparison.Left)), constant));
        var near = row.Column(pair.Near);
        var isNone = new NotAmongScalar(near, shutOut.Block.Build([shutOut.Column(pair.Far)]), ScalarType.Condition);
        return near.Type.IsNullable ? Logic.Any([Logic.IsNull(near), isNone]) : isNone;
    }

    /// <summary>The first navigation of a path that begins at the row itself; null when the expression is no such path.</summary>
    static NavigationExpression? FirstStep(BoundExpression path) => path switch
    {
        NavigationExpression { Source: VariableExpression } step => step,
        NavigationExpression navigation => FirstStep(navigation.Source),
        PropertyExpression property => FirstStep(property.Source),
        _ => null,
    };

    /// <summary>The path without its first navigation.</summary>
    static BoundExpression From(VariableExpression start, BoundExpression path) => path switch
    {
        NavigationExpression { Source: VariableExpression } => start,
        NavigationExpression navigation => new NavigationExpression(From(start, navigation.Source), navigation.Navigation),
        PropertyExpression property => new PropertyExpression(From(start, property.Source), property.Property),
        _ => path,
    };
}
