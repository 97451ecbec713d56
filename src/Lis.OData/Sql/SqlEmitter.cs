using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Planning;
using Lis.OData.Sql.Postgres;
using Lis.OData.Sql.Sqlite;

namespace Lis.OData.Sql;

/// <summary>
/// Turns a planned query into a statement of a dialect. The dialects are two sets of files side by side, <c>Postgres</c> and
/// <c>Sqlite</c>; where their tables differ the databases differ, never the meaning. No value of a request is ever written into the text.
/// </summary>
public static class SqlEmitter
{
    /// <summary>The other form of a text must not be the one that is too long.</summary>
    const int LongestToGather = 20_000;

    /// <summary>The statement. Cost: some microseconds; kept with the plan.</summary>
    /// <exception cref="FaultException">
    /// The request uses something that the dialects cannot compute (<see cref="FaultCode.NotImplemented"/>), or repeats its computed
    /// properties beyond all bounds (<see cref="FaultCode.TooManyNodes"/>).
    /// </exception>
    public static Statement Emit(SelectBlock query, DatabaseDialect dialect)
    {
        if (dialect == DatabaseDialect.Postgres)
        {
            return Written(new PostgresWriter(), query);
        }

        var statement = Written(new SqliteWriter(), query);
        var gathered = statement.Text.Length > LongestToGather ? query : GatheredForm.Of(query);
        return ReferenceEquals(gathered, query) ? statement : statement with { Gathered = Written(new SqliteWriter(), gathered) };
    }

    static Statement Written(SqlWriter writer, SelectBlock query)
    {
        writer.Select(query, areNamed: false);
        return writer.ToStatement();
    }
}
