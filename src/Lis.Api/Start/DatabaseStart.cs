using System.Data.Common;
using Lis.Api.Settings;
using Lis.OData.Execution.Sqlite;
using Lis.OData.Sql.Sqlite;
using Lis.Storage.Connections;
using Lis.Storage.Migrations;
using Lis.Storage.SampleData;
using Microsoft.Data.Sqlite;

namespace Lis.Api.Start;

/// <summary>
/// What the database needs before the service is ready: in Development the code's schema, and the sample data where they are wanted.
/// Until it is done, /health/ready says no.
/// </summary>
public sealed partial class DatabaseStart(
    LisDatabase database, LisSettings settings, IHostEnvironment environment, ILogger<DatabaseStart> logger) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsDone => done.Task.IsCompleted;

    /// <summary>Ends when the database is prepared.</summary>
    public Task Done => done.Task;

    /// <summary>Migrates, and loads the sample data where they are wanted; used by the command <c>migrate</c> as well.</summary>
    public static async Task PrepareAsync(LisDatabase database, bool loadsSampleData, bool migrates, CancellationToken cancellation)
    {
        if (migrates)
        {
            CreateFolder(database.Settings);
        }

        await DanishOrderCheck.RunAsync(database, cancellation);
        if (migrates)
        {
            await SchemaMigrator.MigrateAsync(database, cancellation);
        }

        if (loadsSampleData)
        {
            await SampleDataLoader.LoadAsync(database, cancellation);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Database.Provider == DatabaseProvider.Sqlite && !SqliteThreads.LeaveLocksOut())
        {
            LogLocks();
        }

        while (!IsDone && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await PrepareAsync(database, settings.LoadsSampleData, environment.IsDevelopment(), stoppingToken);
                done.SetResult();
            }
            catch (DbException exception)
            {
                // The database may still be starting, or wait for `migrate`.
                LogWaiting(exception);
                await Task.Delay(Pause, stoppingToken);
            }
        }
    }

    static void CreateFolder(DatabaseSettings settings)
    {
        if (settings.Provider == DatabaseProvider.Sqlite
            && Path.GetDirectoryName(new SqliteConnectionStringBuilder(settings.Primary).DataSource) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database is not ready yet")]
    partial void LogWaiting(Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "SQLite was in use before the service; it locks each call, and reads cost more")]
    partial void LogLocks();
}

public static class DatabaseServices
{
    public static void AddDatabase(this IServiceCollection services, LisSettings settings)
    {
        if (settings.Database.Provider == DatabaseProvider.Sqlite)
        {
            SqliteThreads.LeaveLocksOut();
            services.AddHostedService<FirstRead>();
        }

        services.AddSingleton(provider => Open(settings.Database, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<DatabaseStart>();
        services.AddHostedService(provider => provider.GetRequiredService<DatabaseStart>());
    }

    public static LisDatabase Open(DatabaseSettings settings, TimeProvider time) => new(settings, SqliteFunctions.Register, time);
}
