using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Lis.Conformance.Harness;

/// <summary>A SQLite file in a folder of its own.</summary>
public sealed class SqliteDatabase : TestDatabase
{
    static readonly string RunFolder = Directory.CreateTempSubdirectory("lis-sqlite-").FullName;

    readonly string _folder = Directory.CreateDirectory(Path.Combine(RunFolder, Guid.NewGuid().ToString("N"))).FullName;

    static SqliteDatabase() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(RunFolder, recursive: true);

    public string File => Path.Combine(_folder, "lis.sqlite");

    public override DatabaseKind Kind => DatabaseKind.Sqlite;

    public override string ConnectionString => $"Data Source={File}";

    public override IEnumerable<string> Settings => ["--Database:Provider=Sqlite", $"--ConnectionStrings:Lis={ConnectionString}"];

    protected override DbConnection ConnectBehind() => new SqliteConnection($"Data Source={File};Pooling=False");

    /// <summary>Brings what the write-ahead log still holds into the one file that is copied.</summary>
    internal override async Task SealAsync()
    {
        await using var connection = ConnectBehind();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await command.ExecuteNonQueryAsync();
    }

    internal override Task<TestDatabase> CopyAsync()
    {
        var copy = new SqliteDatabase();
        System.IO.File.Copy(File, copy.File);
        return Task.FromResult<TestDatabase>(copy);
    }

    public override ValueTask DisposeAsync()
    {
        using (var pool = new SqliteConnection(ConnectionString))
        {
            SqliteConnection.ClearPool(pool);
        }

        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
