namespace Lis.OData.Model;

/// <summary>The databases that the engine speaks to.</summary>
public enum DatabaseDialect
{
    /// <summary>SQLite, with the functions and collations of <c>SqliteFunctions</c>.</summary>
    Sqlite,

    /// <summary>PostgreSQL 14 or later with ICU.</summary>
    Postgres,
}
