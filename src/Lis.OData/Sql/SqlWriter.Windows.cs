using Lis.OData.Planning.Scalars;

namespace Lis.OData.Sql;

/// <summary>Window functions, which both dialects write alike but for exact sums.</summary>
abstract partial class SqlWriter
{
    /// <summary>The frame of all rows before this one, which is empty for the first.</summary>
    const string Before = " ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING";

    void Window(WindowScalar window)
    {
        switch (window.Kind)
        {
            case WindowKind.RowNumber:
                Append("row_number()");
                Over(window, "");
                break;
            case WindowKind.TrueSoFar:
                Append("sum(CASE WHEN ");
                Condition(window.Operand!);
                Append(" THEN 1 ELSE 0 END)");
                Over(window, " ROWS UNBOUNDED PRECEDING");
                break;
            default:
                WindowSum(window.Operand!, window.Type, () => Over(window, window.Kind == WindowKind.SumBefore ? Before : ""));
                break;
        }
    }

    void Over(WindowScalar window, string frame)
    {
        Append(" OVER (");
        Append(window.Partition.IsEmpty ? "" : "PARTITION BY ");
        List(window.Partition, ", ", GroupKey);
        Orders(window.Order);
        Append(window.Order.IsEmpty ? "" : frame);
        Append(")");
    }
}
