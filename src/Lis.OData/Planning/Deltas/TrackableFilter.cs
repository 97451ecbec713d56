using System.Collections.Immutable;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;

namespace Lis.OData.Planning.Deltas;

/// <summary>
/// What a filter must be so that the changes of the rows that pass it can be followed: it goes by the row's own columns alone. A row that
/// passes or fails because of another row, or of the time of day, has no change of its own to tell of.
/// </summary>
public static class TrackableFilter
{
    /// <summary>Whether an expression goes by the row's own columns alone.</summary>
    public static bool IsOwn(BoundExpression expression) => Holds(expression, property => property.Source is ColumnSource);

    /// <summary>Whether it goes by columns alone that never change while the row exists.</summary>
    public static bool IsFixed(BoundExpression expression, EntityType type) =>
        Holds(expression, property => property.Source is ColumnSource && (property.IsImmutable || type.Key.Contains(property)));

    /// <summary>What must hold together.</summary>
    public static ImmutableArray<BoundExpression> Conjuncts(BoundExpression? filter) => filter switch
    {
        null => [],
        BinaryExpression { Operator: BinaryOperator.And } both => [.. Conjuncts(both.Left), .. Conjuncts(both.Right)],
        _ => [filter],
    };

    static bool Holds(BoundExpression expression, Func<StructuralProperty, bool> isGood)
    {
        bool All(params ReadOnlySpan<BoundExpression> parts)
        {
            foreach (var part in parts)
            {
                if (!Holds(part, isGood))
                {
                    return false;
                }
            }

            return true;
        }

        return expression switch
        {
            LiteralExpression or ListExpression or NullExpression or BooleanExpression or ConstantExpression => true,
            PropertyExpression { Source: VariableExpression { Depth: 0 } } own => isGood(own.Property),
            BinaryExpression binary => All(binary.Left, binary.Right),
            NotExpression not => All(not.Operand),
            NegateExpression negate => All(negate.Operand),
            CastExpression cast => All(cast.Operand),
            InListExpression list => All(list.Operand),
            FunctionExpression { Function: not CanonicalFunction.Now } function => All([.. function.Arguments]),
            CaseExpression choice => choice.Branches.All(branch => All(branch.Condition, branch.Value)),
            _ => false,
        };
    }
}
