using System.Collections.Immutable;
using System.Text;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Planning;

namespace Lis.OData.Sql;

/// <summary>What both dialects write alike: the frame of a SELECT, parameters, logic.</summary>
abstract partial class SqlWriter
{
    /// <summary>Expressions repeat the computed properties that they name, so a short request could ask for a text without end.</summary>
    const int LongestText = 200_000;

    readonly StringBuilder text = new();
    readonly List<ParameterSpec> parameters = [];

    public Statement ToStatement() => new(text.ToString(), [.. parameters]);

    /// <summary>A query. As a derived table its columns are named c0, c1 …</summary>
    public void Select(SelectBlock query, bool areNamed)
    {
        Append("SELECT ");
        Columns(query, areNamed);
        Append(" FROM ");
        Source(query.From);
        foreach (var join in query.Joins)
        {
            Join(join);
        }

        if (query.Where is not null)
        {
            Append(" WHERE ");
            Condition(query.Where);
        }

        if (query.GroupKeys > 0)
        {
            // By the number of the column, so that an expression is written and matched once.
            Append(" GROUP BY ");
            List(Enumerable.Range(1, query.GroupKeys), ", ", key => Append(FormattableString.Invariant($"{key}")));
        }

        Orders(query.OrderBy);
        Clause(" LIMIT ", query.Limit);
        Append(query.Limit is null && query.Offset is not null ? NoLimit : "");
        Clause(" OFFSET ", query.Offset);
    }

    /// <summary>The placeholder before a parameter's number.</summary>
    protected abstract char Placeholder { get; }

    /// <summary>What must stand before an OFFSET without a limit.</summary>
    protected abstract string NoLimit { get; }

    /// <summary>What follows a sort key to put null where the standard wants it; the key's collation before it.</summary>
    protected abstract void Order(Ordering key);

    /// <summary>A column by which rows are grouped.</summary>
    protected abstract void GroupKey(Scalar key);

    /// <summary>A source of rows that only this dialect writes like this.</summary>
    protected abstract void SpecialSource(RowSource source);

    protected void Append(string piece)
    {
        if (text.Length > LongestText)
        {
            throw new FaultException(FaultCode.TooManyNodes, "The request's expressions are too large to compute.");
        }

        text.Append(piece);
    }

    /// <summary>An identifier of the map, quoted.</summary>
    protected void Identifier(string name) => Append($"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");

    /// <summary>A text of the map (never of a request), quoted.</summary>
    protected static string Quoted(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>The placeholder of a parameter; the same parameter twice is sent once.</summary>
    protected void Parameter(ParameterSpec parameter)
    {
        var index = parameters.IndexOf(parameter);
        if (index < 0)
        {
            index = parameters.Count;
            parameters.Add(parameter);
        }

        Append(FormattableString.Invariant($"{Placeholder}{index + 1}"));
    }

    protected void List<T>(IEnumerable<T> items, string separator, Action<T> write)
    {
        var isFirst = true;
        foreach (var item in items)
        {
            Append(isFirst ? "" : separator);
            write(item);
            isFirst = false;
        }
    }

    void Columns(SelectBlock query, bool areNamed)
    {
        List(query.Columns.Index(), ", ", column =>
        {
            if (column.Index < query.GroupKeys)
            {
                GroupKey(column.Item);
            }
            else
            {
                Value(column.Item);
            }

            Append(areNamed ? $" AS {DerivedRows.ColumnName(column.Index)}" : "");
        });
    }

    void Join(JoinSource join)
    {
        Append(join.On is null ? " CROSS JOIN " : join.IsInner ? " JOIN " : " LEFT JOIN ");
        Source(join.Source);
        if (join.On is not null)
        {
            Append(" ON ");
            Condition(join.On);
        }
    }

    void Orders(ImmutableArray<Ordering> keys)
    {
        if (!keys.IsEmpty)
        {
            Append(" ORDER BY ");
            List(keys, ", ", Order);
        }
    }

    void Clause(string name, Scalar? value)
    {
        if (value is not null)
        {
            Append(name);
            Value(value);
        }
    }

    void Source(RowSource source)
    {
        switch (source)
        {
            case TableRows table:
                Identifier(table.Name);
                Append($" AS {table.Alias}");
                break;
            case UnionRows union:
                Append("(");
                List(union.Union.Parts, " UNION ALL ", UnionPart);
                Append($") AS {union.Alias}");
                break;
            case RecursiveRows recursive:
                Recursive(recursive);
                break;
            case OneRow one:
                Append($"(SELECT 1) AS {one.Alias}");
                break;
            case PastRows past:
                Past(past);
                break;
            case DerivedRows derived:
                Append(derived.IsLateral ? "LATERAL (" : "(");
                Select(derived.Query, areNamed: true);
                Append($") AS {derived.Alias}");
                break;
            case StackedRows stacked:
                Append("(");
                List(stacked.Queries, " UNION ALL ", query => Select(query, areNamed: true));
                Append($") AS {stacked.Alias}");
                break;
            default:
                SpecialSource(source);
                break;
        }
    }

    void Recursive(RecursiveRows rows)
    {
        Append("(WITH RECURSIVE ");
        Identifier(rows.Name);
        Append("(");
        List(Enumerable.Range(0, rows.Start.Columns.Length), ", ", index => Append(DerivedRows.ColumnName(index)));
        Append(") AS (");
        Select(rows.Start, areNamed: true);
        Append(" UNION ");
        Select(rows.Step, areNamed: true);
        Append(") SELECT * FROM ");
        Identifier(rows.Name);
        Append($") AS {rows.Alias}");
    }

    /// <summary>The instant stands in each part, so that each finds its rows by its own indexes.</summary>
    void Past(PastRows past)
    {
        var history = past.History;
        Append("(");
        UnionPart(new UnionPart(past.Name, history.Columns.Keys.ToDictionary(column => column, string? (column) => column)));
        Append(" WHERE ");
        Identifier(history.From);
        Append(" <= ");
        Value(past.Instant);
        Append(" UNION ALL ");
        UnionPart(new UnionPart(history.Name, history.Columns.ToDictionary(pair => pair.Key, string? (pair) => pair.Value)));
        Append(" WHERE ");
        Identifier(history.Columns[history.From]);
        Append(" <= ");
        Value(past.Instant);
        Append(" AND ");
        Identifier(history.To);
        Append(" > ");
        Value(past.Instant);
        Append($") AS {past.Alias}");
    }

    void UnionPart(UnionPart part)
    {
        Append("SELECT ");
        List(part.Columns, ", ", column =>
        {
            if (column.Value is null)
            {
                Append("NULL");
            }
            else
            {
                Identifier(column.Value);
            }

            Append(" AS ");
            Identifier(column.Key);
        });
        Append(" FROM ");
        Identifier(part.Name);
    }
}
