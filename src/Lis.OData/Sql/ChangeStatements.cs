using System.Collections.Immutable;
using System.Text;
using Lis.OData.Model;

namespace Lis.OData.Sql;

/// <summary>A column with the value that it gets or must have.</summary>
/// <param name="Column">The column's name, unquoted.</param>
/// <param name="Type">The EDM type of the value.</param>
/// <param name="Source">How the column keeps it.</param>
/// <param name="Value">The value; null = NULL.</param>
public sealed record ColumnValue(string Column, ODataType Type, ColumnSource Source, object? Value)
{
    /// <summary>The value as parameter.</summary>
    public ParameterSpec ToParameter() => new(ParameterOrigin.Constant, 0, Type, Source.Store, Source.Scale, null, Value);
}

/// <summary>The statements that change one row. They are alike on both databases but for the placeholder; values are parameters only.</summary>
public static class ChangeStatements
{
    /// <summary>Makes a row and gives back some of its columns.</summary>
    public static Statement Insert(DatabaseDialect dialect, string table, IReadOnlyList<ColumnValue> values, IReadOnlyList<string> returned)
    {
        var writer = new Writer(dialect).Add($"INSERT INTO {Quoted(table)}");
        if (values.Count == 0)
        {
            writer.Add(" DEFAULT VALUES");
        }
        else
        {
            writer.Add($" ({string.Join(", ", values.Select(value => Quoted(value.Column)))}) VALUES (").AddList(values, ", ", writer.AddValue).Add(")");
        }

        return writer.Add($" RETURNING {string.Join(", ", returned.Select(Quoted))}").ToStatement();
    }

    /// <summary>Makes the row of a link table, unless it is there.</summary>
    public static Statement InsertLink(DatabaseDialect dialect, string table, IReadOnlyList<ColumnValue> values)
    {
        var writer = new Writer(dialect).Add($"INSERT INTO {Quoted(table)} ({string.Join(", ", values.Select(value => Quoted(value.Column)))}) VALUES (");
        return writer.AddList(values, ", ", writer.AddValue).Add(") ON CONFLICT DO NOTHING").ToStatement();
    }

    /// <summary>Changes the row of a key; without key values the one row of the table.</summary>
    public static Statement Update(DatabaseDialect dialect, string table, IReadOnlyList<ColumnValue> values, IReadOnlyList<ColumnValue> key)
    {
        var writer = new Writer(dialect).Add($"UPDATE {Quoted(table)} SET ");
        writer.AddList(values, ", ", writer.AddPair);
        return key.Count == 0 ? writer.ToStatement() : writer.Add(" WHERE ").AddList(key, " AND ", writer.AddPair).ToStatement();
    }

    /// <summary>Removes the rows of a key.</summary>
    public static Statement Delete(DatabaseDialect dialect, string table, IReadOnlyList<ColumnValue> key)
    {
        var writer = new Writer(dialect).Add($"DELETE FROM {Quoted(table)} WHERE ");
        return writer.AddList(key, " AND ", writer.AddPair).ToStatement();
    }

    static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    sealed class Writer(DatabaseDialect dialect)
    {
        readonly StringBuilder text = new();
        readonly ImmutableArray<ParameterSpec>.Builder parameters = ImmutableArray.CreateBuilder<ParameterSpec>();

        public Writer Add(string piece)
        {
            text.Append(piece);
            return this;
        }

        public Writer AddList(IEnumerable<ColumnValue> values, string separator, Action<ColumnValue> add)
        {
            foreach (var (index, value) in values.Index())
            {
                text.Append(index > 0 ? separator : "");
                add(value);
            }

            return this;
        }

        public void AddPair(ColumnValue value)
        {
            text.Append(Quoted(value.Column)).Append(" = ");
            AddValue(value);
        }

        public void AddValue(ColumnValue value)
        {
            parameters.Add(value.ToParameter());
            text.Append(dialect == DatabaseDialect.Postgres ? '$' : '?').Append(parameters.Count);
        }

        public Statement ToStatement() => new(text.ToString(), parameters.ToImmutable());
    }
}
