using Lis.OData.Planning;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Sql;

/// <summary>Filling the lines of the dialects' tables with operands.</summary>
abstract partial class SqlWriter
{
    /// <summary>A template over scalars as they are.</summary>
    protected void Fill(SqlTemplate template, params ReadOnlySpan<Scalar> operands) =>
        Fill(template, [.. operands.ToArray().Select(operand => new SqlOperand(operand, () => Value(operand)))]);

    /// <summary>A template over operands that write themselves.</summary>
    protected void Fill(SqlTemplate template, IReadOnlyList<SqlOperand> operands)
    {
        var costly = operands.Index().Where(operand => !operand.Item.IsName && template.Repeats(operand.Index)).ToList();
        if (costly.Count == 0)
        {
            Pieces(template, operand => operands[operand].Write());
            return;
        }

        // OFFSET 0 (LIMIT -1 OFFSET 0) keeps the databases from putting the inner expressions back in place of their names.
        Append("(SELECT ");
        Pieces(template, operand => Append($"o.a{operand}"), costly.Select(operand => operand.Index), operand => operands[operand].Write());
        Append(" FROM (SELECT ");
        List(costly, ", ", operand =>
        {
            operand.Item.Write();
            Append($" AS a{operand.Index}");
        });
        Append($" {ComputeOnce}) AS o)");
    }

    /// <summary>The clause that makes a subselect without rows of its own a barrier to the optimizer.</summary>
    protected abstract string ComputeOnce { get; }

    void Pieces(SqlTemplate template, Action<int> write, IEnumerable<int>? named = null, Action<int>? other = null)
    {
        foreach (var (piece, operand) in template.Parts)
        {
            Append(piece);
            if (operand >= 0)
            {
                (named is null || named.Contains(operand) ? write : other!)(operand);
            }
        }
    }
}

/// <summary>An operand of a template.</summary>
/// <param name="Scalar">What it is.</param>
/// <param name="Write">Writes it.</param>
sealed record SqlOperand(Scalar Scalar, Action Write)
{
    /// <summary>Whether it is a column or parameter, which can be named twice at no cost.</summary>
    public bool IsName => Scalar is ColumnScalar or SlotScalar or CallerScalar or ConstantScalar or NowScalar or NumberScalar;
}
