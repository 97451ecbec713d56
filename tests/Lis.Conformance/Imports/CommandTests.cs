using Lis.Api.Commands;
using Lis.Conformance.Harness;
using Lis.Conformance.Storage;

namespace Lis.Conformance.Imports;

/// <summary>The command line: what goes out comes in equal, and the exit code says how it went.</summary>
public sealed class CommandTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lis-command-");

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(StorageDatabase.Kinds), MemberType = typeof(StorageDatabase))]
    public async Task What_was_exported_changes_nothing_when_imported_and_restores_what_is_gone(DatabaseKind kind)
    {
        await using var database = await SampleAsync(kind);
        await using var lis = StorageDatabase.Open(database);
        Assert.Equal(0, await ExportAsync(database, "first.csv"));
        var change = await lis.QueryAsync("SELECT max(\"ChangeNo\") FROM \"Observations\"");

        Assert.Equal(0, await ImportAsync(database, "first.csv"));
        Assert.Equal(change, await lis.QueryAsync("SELECT max(\"ChangeNo\") FROM \"Observations\""));
        Assert.Empty(await lis.QueryAsync("SELECT \"Id\" FROM \"ObservationHistory\""));

        await database.ExecuteAsync("DELETE FROM \"Observations\"");
        Assert.Equal(0, await ImportAsync(database, "first.csv", "--force"));
        Assert.Equal(0, await ExportAsync(database, "second.csv"));
        Assert.Equal(await File.ReadAllTextAsync(PathOf("first.csv"), Cancellation), await File.ReadAllTextAsync(PathOf("second.csv"), Cancellation));
    }

    [Theory]
    [MemberData(nameof(StorageDatabase.Kinds), MemberType = typeof(StorageDatabase))]
    public async Task The_exit_code_says_how_it_went(DatabaseKind kind)
    {
        await using var database = await SampleAsync(kind);
        await File.WriteAllTextAsync(
            PathOf("mixed.csv"), "IndicatorCode,AreaCode,Period,Value\n657-ungeledighed,657,2001,1\n657-ungeledighed,ingen,2002,2\n", Cancellation);

        Assert.Equal(1, await ImportAsync(database, "mixed.csv"));
        Assert.Equal(3, await ImportAsync(database, "mixed.csv", "--mode", "partial"));
        Assert.Equal(3, await ImportAsync(database, "mixed.csv", "--mode", "partial", "--dry-run"));
        Assert.Equal(2, await ImportAsync(database, "gone.csv"));
        Assert.Equal(2, await ImportAsync(database, "mixed.csv", "--colour", "red"));
        Assert.Equal(0, await ExportAsync(database, "some.csv", "--filter", "Period eq '2001'"));
        Assert.Equal(2, (await File.ReadAllLinesAsync(PathOf("some.csv"), Cancellation)).Length);
        Assert.Equal(1, await ExportAsync(database, "none.csv", "--filter", "Perod eq '2001'"));
        Assert.False(File.Exists(PathOf("none.csv")));
    }

    public void Dispose() => folder.Delete(recursive: true);

    static async Task<TestDatabase> SampleAsync(DatabaseKind kind)
    {
        if (kind == DatabaseKind.Postgres)
        {
            PostgresCluster.SkipWhenAbsent();
        }

        return await TestDatabase.CreateAsync(kind, DatabaseContent.Sample);
    }

    Task<int> ImportAsync(TestDatabase database, string name, params string[] more) => ImportCommand.RunAsync(
    [
        PathOf(name), "--profile", "lis-long", "--source", "egne-registreringer", .. more, .. HostSettings.Development, .. database.Settings,
    ]);

    Task<int> ExportAsync(TestDatabase database, string name, params string[] more) => ExportCommand.RunAsync(
        ["Observations", "--out", PathOf(name), .. more, .. HostSettings.Development, .. database.Settings]);

    string PathOf(string name) => Path.Combine(folder.FullName, name);
}
