using SQLitePCL;

namespace Lis.OData.Execution.Sqlite;

/// <summary>
/// How SQLite guards itself against threads. Out of the box every call locks the connection, two to three times for each value of each row,
/// though nobody ever uses a connection, or a statement of one, from two threads at once: neither the engine, whose connections are rented, nor
/// the driver, which forbids it. (<c>sqlite3_interrupt</c>, the exception, needs no lock.)
/// </summary>
public static class SqliteThreads
{
    static readonly Lazy<bool> Done = new(() =>
    {
        Batteries_V2.Init();
        return raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD) == raw.SQLITE_OK;
    });

    /// <summary>
    /// Leaves the locking of connections out (<c>SQLITE_CONFIG_MULTITHREAD</c>), for the whole process. To be called before the first connection,
    /// while no other thread uses SQLite; later calls change nothing.
    /// </summary>
    /// <returns>Whether it was done; false when SQLite was in use before the first call, and goes on locking.</returns>
    public static bool LeaveLocksOut() => Done.Value;
}
