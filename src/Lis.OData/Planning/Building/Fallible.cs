using Lis.OData.Parsing.Bound;

namespace Lis.OData.Planning.Building;

/// <summary>
/// Whether a database can fail while it computes an expression: divide by zero, leave the range of a type. A failure tells something about
/// the row, so such an expression must never meet a row that the caller does not see.
/// </summary>
static class Fallible
{
    public static bool Is(BoundExpression expression) => expression switch
    {
        BinaryExpression { Operator: >= BinaryOperator.Add } or NegateExpression or CastExpression or DynamicPropertyExpression => true,
        LambdaExpression { Item: { } item, Predicate: { } predicate } => IsAboutOuterRow(item, predicate),
        CountExpression { Item: { } item, Filter: { } filter } => IsAboutOuterRow(item, filter),
        _ => Parts(expression).Any(Is),
    };

    /// <summary>What is asked of the items is guarded where they are read; the row around them matters when it is named there too.</summary>
    static bool IsAboutOuterRow(VariableExpression item, BoundExpression predicate) => Is(predicate) && Names(predicate, item.Depth);

    static bool Names(BoundExpression expression, int depth) =>
        expression is VariableExpression variable ? variable.Depth < depth : Parts(expression).Any(part => Names(part, depth));

    static IEnumerable<BoundExpression> Parts(BoundExpression expression) => expression switch
    {
        PropertyExpression property => [property.Source],
        NavigationExpression navigation => [navigation.Source],
        BinaryExpression binary => [binary.Left, binary.Right],
        KeyedExpression keyed => [keyed.Collection],
        NotExpression not => [not.Operand],
        NegateExpression negate => [negate.Operand],
        CastExpression cast => [cast.Operand],
        SaidExpression said => [said.Owner, said.Said],
        InListExpression list => [list.Operand],
        InCollectionExpression list => [list.Operand, list.Collection],
        FunctionExpression function => function.Arguments,
        SequenceExpression sequence => sequence.Arguments,
        CaseExpression choice => choice.Branches.SelectMany(branch => new[] { branch.Condition, branch.Value }),
        LambdaExpression { Predicate: { } predicate } => [predicate],
        CountExpression { Filter: { } filter } => [filter],
        _ => [],
    };
}
