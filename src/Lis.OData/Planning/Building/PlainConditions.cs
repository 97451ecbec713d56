using System.Collections.Immutable;
using Lis.OData.Model;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning.Building;

/// <summary>
/// Conditions that compare columns with values that are known before the first row. They cannot fail, so it tells nothing about a row to put
/// them before the rules of access; and they decide most rows by an index, where a rule has to look at each.
/// </summary>
static class PlainConditions
{
    /// <summary>The operands of an "and", or the condition itself.</summary>
    public static ImmutableArray<Scalar> Parts(Scalar condition) => condition is LogicScalar { IsAnd: true } all ? all.Operands : [condition];

    public static bool Is(Scalar condition) => condition switch
    {
        CompareScalar compare => compare.TextOrder != TextOrder.Danish && IsKnown(compare.Right) && IsColumn(compare.Left),
        InListScalar list => IsColumn(list.Operand),
        IsNullScalar test => IsColumn(test.Operand),
        LogicScalar logic => logic.Operands.All(Is),
        _ => false,
    };

    /// <summary>
    /// A rule under conditions that hold beside it: where a column equals a known value, "the column is none of those" is asked of the value,
    /// which is once and not for each row.
    /// </summary>
    public static Scalar Under(ImmutableArray<Scalar> plain, Scalar rule) => rule switch
    {
        NotAmongScalar { Operand: ColumnScalar column } among when ValueOf(column, plain) is { } value => IsNone(column, among.Query, value),
        LogicScalar logic => logic with { Operands = [.. logic.Operands.Select(operand => Under(plain, operand))] },
        _ => rule,
    };

    static UnlessExistsScalar IsNone(ColumnScalar column, SelectBlock shutOut, Scalar value)
    {
        var isIt = Logic.Plain(Comparison.Equal, shutOut.Columns[0], value);
        return new UnlessExistsScalar(
            column,
            shutOut with
            {
                Where = shutOut.Where is { } where ? Logic.All([where, isIt]) : isIt,
                Columns = [new NumberScalar(1, ScalarType.Number)],
            },
            ScalarType.Condition);
    }

    static Scalar? ValueOf(ColumnScalar column, ImmutableArray<Scalar> plain) => plain
        .OfType<CompareScalar>()
        .Where(compare => compare is { Kind: Comparison.Equal, IsNullSafe: false } && compare.Left is ColumnScalar left
            && left.Alias == column.Alias && left.Column == column.Column)
        .Select(compare => compare.Right)
        .FirstOrDefault();

    // Decimals kept as text are compared by a function of ours.
    static bool IsColumn(Scalar scalar) => scalar is ColumnScalar { Type: { Order: not TextOrder.Danish, Store: not (StoreType.DecimalText or StoreType.Json) } };

    static bool IsKnown(Scalar scalar) => scalar is SlotScalar or ConstantScalar or CallerScalar;
}
