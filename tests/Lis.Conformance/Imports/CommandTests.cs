using System.IO.Compression;
using Lis.Api.Commands;
using Lis.Conformance.Deployment;
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

    [Theory]
    [MemberData(nameof(StorageDatabase.Kinds), MemberType = typeof(StorageDatabase))]
    public async Task What_goes_out_as_Custom_Data_comes_in_as_the_same_figures(DatabaseKind kind)
    {
        await using var database = await SampleAsync(kind);
        await using var lis = StorageDatabase.Open(database);
        await File.WriteAllTextAsync(
            PathOf("in.csv"),
            "IndicatorCode,AreaCode,Period,Value,Breakdown\n657-ungeledighed,657,1901M01,1260.5,\n657-ungeledighed,RAR-Vestjylland,1901M02,-0.25,alder=18-29;koen=K\n"
                + "657-ungeledighed,000,1901M03,,koen=M\n657-ungeledighed,657,1901M04,0.123456,\n657-ungeledighed,657,1901,7,\n",
            Cancellation);
        Assert.Equal(0, await ImportAsync(database, "in.csv"));
        const string Filter = "IndicatorCode eq '657-ungeledighed' and PeriodStart lt 1902-01-01";
        Assert.Equal(1, await ExportAsync(database, "alt.csv", "--format", "kmd-customdata"));
        Assert.Equal(0, await ExportAsync(database, "CD_ledige.csv", "--format", "kmd-customdata", "--filter", Filter));

        // Heading, captions and three rows: four decimals are all that the format takes, and a day stands for a month here.
        Assert.Equal(5, (await File.ReadAllLinesAsync(PathOf("CD_ledige.csv"), Cancellation)).Length);
        Assert.Equal(0, await ImportCommand.RunAsync(
        [
            PathOf("CD_ledige.csv"), "--profile", "kmd-customdata", "--source", "egne-registreringer", "--indicator", "657-ungeledighed",
            .. HostSettings.Development, .. database.Settings,
        ]));
        Assert.Equal(["3|0|0|3"], await lis.QueryAsync(
            "SELECT \"RowsRead\" || '|' || \"RowsInserted\" || '|' || \"RowsUpdated\" || '|' || \"RowsUnchanged\" FROM \"ImportRuns\" ORDER BY \"Id\" DESC LIMIT 1"));
    }

    [Fact]
    public async Task A_person_who_asks_for_help_gets_it_and_a_wrong_line_says_what_would_be_right()
    {
        Assert.Equal(2, await ExportCommand.RunAsync(["Observations", "--out", PathOf("none/x.csv")]));
        Assert.Equal(2, await ExportCommand.RunAsync(["Observations", "--out", folder.FullName]));
        Assert.Equal(2, await TemplateCommand.RunAsync(["areas", "--out", PathOf("none/x.xlsx")]));

        var (code, help) = await ProgramAsync("import", "--help");
        Assert.Equal(0, code);
        Assert.Contains("import FILE --profile P --source S [--dry-run]", help, StringComparison.Ordinal);
        Assert.DoesNotContain("export SET", help, StringComparison.Ordinal);
        (code, help) = await ProgramAsync("--help");
        Assert.Equal(0, code);
        Assert.Contains("export SET --out FILE", help, StringComparison.Ordinal);
        (code, help) = await ProgramAsync("import", "fil.csv", "--profile");
        Assert.Equal(2, code);
        Assert.Contains("--profile needs a value.", help, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(StorageDatabase.Kinds), MemberType = typeof(StorageDatabase))]
    public async Task Archives_other_encodings_and_workbooks_go_in_by_the_command_line(DatabaseKind kind)
    {
        await using var database = await SampleAsync(kind);
        await using (var archive = ZipFile.Open(PathOf("to.zip"), ZipArchiveMode.Create))
        {
            archive.CreateEntryFromFile(FileOf("across/dst.csv"), "a/dst.csv");
            archive.CreateEntryFromFile(FileOf("dst/decimals.csv"), "decimals.csv");
        }

        (string Path, string Profile, string[] More)[] files =
        [
            (PathOf("to.zip"), "dst-csv", []),
            (FileOf("dst/origin.px"), "dst-px", []),
            (FileOf("sheets/eco.xlsx"), "eco", ["--measure", "Folkeskole", "--sheet", "Serviceniveau", "--area", "320", "--comparison", "DST-4"]),
            (FileOf("kmd/fleksjob.zip"), "kmd-customdata", ["--measure", "Antal personer"]),
        ];
        foreach (var (path, profile, more) in files)
        {
            Assert.Equal(0, await ImportCommand.RunAsync(
                [path, "--profile", profile, "--source", "dst", "--indicator", "folketal", .. more, .. HostSettings.Development, .. database.Settings]));
        }

        await using var lis = StorageDatabase.Open(database);
        var newest = await lis.QueryAsync("SELECT \"RowsInserted\" FROM \"ImportRuns\" ORDER BY \"Id\" DESC LIMIT 4");
        Assert.Equal(["2", "6", "6", "6"], newest);
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

    static async Task<(int Code, string Output)> ProgramAsync(params string[] arguments)
    {
        await using var program = ChildProcess.Start(["dotnet", Path.Combine(AppContext.BaseDirectory, "Lis.Api.dll"), .. arguments], AppContext.BaseDirectory);
        return (await program.EndAsync(), program.Output);
    }

    static string FileOf(string path) => Harness.Repository.PathOf($"tests/Lis.Tests/Import/Files/{path}");

    string PathOf(string name) => Path.Combine(folder.FullName, name);
}
