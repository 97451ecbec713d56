using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lis.Storage.Connections;

/// <summary>
/// The database of an installation: gives out opened connections that are ready for use, one instance per process. On PostgreSQL a
/// transaction sees rows only after it has said for whom it works: <see cref="RowScope"/>.
/// </summary>
public sealed class LisDatabase : IAsyncDisposable
{
    private readonly SqliteConnections? _sqlite;
    private readonly NpgsqlDataSource? _primary;
    private readonly NpgsqlDataSource? _read;
    private readonly NpgsqlDataSource? _owner;

    /// <param name="settings">Where the database is.</param>
    /// <param name="prepareSqlite">Run on every SQLite connection after it is opened: registers the collation DANISH and the functions of the engine.</param>
    /// <param name="time">The clock that commits are stamped by.</param>
    public LisDatabase(DatabaseSettings settings, Action<SqliteConnection> prepareSqlite, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(prepareSqlite);
        Settings = settings;
        Time = time ?? TimeProvider.System;
        if (settings.Provider == DatabaseProvider.Sqlite)
        {
            _sqlite = new(settings.Primary, prepareSqlite);
            return;
        }

        _primary = NpgsqlDataSource.Create(settings.Primary);
        _read = settings.Read is null ? null : NpgsqlDataSource.Create(settings.Read);
        _owner = settings.Owner is null ? null : NpgsqlDataSource.Create(settings.Owner);
    }

    public DatabaseSettings Settings { get; }

    public DatabaseProvider Provider => Settings.Provider;

    /// <summary>How long a writer waits for those before it.</summary>
    public TimeSpan WriterPatience { get; init; } = TimeSpan.FromSeconds(30);

    internal TimeProvider Time { get; }

    /// <summary>On SQLite, writers of this process wait here for their turn instead of blocking a thread in the driver.</summary>
    internal SemaphoreSlim SqliteWriters { get; } = new(1, 1);

    /// <summary>A connection for reading and writing.</summary>
    public Task<DbConnection> OpenAsync(CancellationToken cancellation) => OpenAsync(_primary, cancellation);

    /// <summary>A connection for reads alone; it may be of a standby that lags behind.</summary>
    public Task<DbConnection> OpenReadAsync(CancellationToken cancellation) => OpenAsync(_read ?? _primary, cancellation);

    /// <summary>A connection of the schema's owner.</summary>
    public Task<DbConnection> OpenOwnerAsync(CancellationToken cancellation) => OpenAsync(_owner ?? _primary, cancellation);

    /// <summary>EF over a connection that somebody else opens and closes.</summary>
    public static LisDbContext CreateContext(DbConnection connection)
    {
        var options = new DbContextOptionsBuilder<LisDbContext>();
        return new((connection is SqliteConnection ? options.UseSqlite(connection) : options.UseNpgsql(connection)).Options);
    }

    /// <summary>EF's model of a provider, for those who build on it without a database.</summary>
    public static LisDbContext CreateModelContext(DatabaseProvider provider)
    {
        var options = new DbContextOptionsBuilder<LisDbContext>();
        return new((provider == DatabaseProvider.Sqlite ? options.UseSqlite() : options.UseNpgsql()).Options);
    }

    public async ValueTask DisposeAsync()
    {
        SqliteWriters.Dispose();
        foreach (var source in new[] { _primary, _read, _owner })
        {
            if (source is not null)
            {
                await source.DisposeAsync();
            }
        }
    }

    private async Task<DbConnection> OpenAsync(NpgsqlDataSource? source, CancellationToken cancellation) =>
        source is null ? await _sqlite!.OpenAsync(cancellation) : await source.OpenConnectionAsync(cancellation);
}
