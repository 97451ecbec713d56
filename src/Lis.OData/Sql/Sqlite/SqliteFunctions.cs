using Microsoft.Data.Sqlite;

namespace Lis.OData.Sql.Sqlite;

/// <summary>
/// What SQLite lacks to mean the same as PostgreSQL and the standard. Every connection that runs the engine's statements, or touches an
/// index in Danish order, must have been given these once after it was opened.
/// </summary>
public static class SqliteFunctions
{
    /// <summary>The collation of names and running text: Danish order, ties by code point.</summary>
    public const string DanishCollation = "DANISH";

    /// <summary>The collation of decimals kept as canonical text: by value.</summary>
    public const string DecimalCollation = "DECIMAL_TEXT";

    /// <summary>Begins the message of a SQLite error that means <see cref="Errors.FaultCode.ArithmeticError"/>.</summary>
    public const string ArithmeticErrorPrefix = "odata-arithmetic: ";

    /// <summary>Registers all collations and functions on an open connection. Cost: some tens of microseconds.</summary>
    public static void Register(SqliteConnection connection)
    {
        connection.CreateCollation(DanishCollation, TextComparison.InDanish);
        connection.CreateCollation(DecimalCollation, DecimalFunctions.Compare);
        TextFunctions.Register(connection);
        DecimalFunctions.Register(connection);
        SumFunctions.Register(connection);
        NumberFunctions.Register(connection);
        DateFunctions.Register(connection);
        ParseFunctions.Register(connection);
        SequenceFunctions.Register(connection);
    }

    /// <summary>Whether an error came from a computation over the rows (division by zero, overflow) and not from the database.</summary>
    public static bool IsArithmeticError(SqliteException error) => error.Message.Contains(ArithmeticErrorPrefix, StringComparison.Ordinal);

    /// <summary>The error that a registered function raises when no value can be given.</summary>
    internal static ArithmeticException Arithmetic(string message) => new(ArithmeticErrorPrefix + message);
}
