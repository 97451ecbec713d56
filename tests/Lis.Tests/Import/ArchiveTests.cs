using System.IO.Compression;
using System.Text;
using Lis.Import;

namespace Lis.Tests.Import;

public class ArchiveTests
{
    const string Rows = "IndicatorCode,AreaCode,Period,Value\nfolketal,766,2018,1\n";

    [Fact]
    public void The_files_of_an_archive_are_read_one_after_the_other()
    {
        var second = Rows.Replace("766", "767", StringComparison.Ordinal) + "folketal,000,2018,2\n";
        var file = Read(Zip(("a.csv", Rows), ("mappe/b.csv", second), ("__MACOSX/c", "x")));

        Assert.Equal(["folketal|766|2018|total|1|Final|", "folketal|000|2018|total|2|Final|"], file.Figures);
        Assert.Equal(["2|b.csv: AreaCode|area-unknown|767"], file.Faults);
        Assert.Equal([1, 3], file.Rows.Select(row => row.Row));
    }

    [Fact]
    public void A_workbook_inside_an_archive_is_read()
    {
        var book = File.ReadAllBytes(Lis.Tests.Architecture.SourceTree.Absolute("tests/Lis.Tests/Import/Files/ranking/di.xlsx"));

        Assert.Equal(3, Imported.Of(Zip(("di.xlsx", book)), "ranking", ("indicator", "rang")).Figures.Length);
    }

    [Fact]
    public void An_archive_that_unpacks_to_too_much_is_refused()
    {
        var bomb = Zip(("a.csv", new byte[64 << 20]));

        Assert.Equal(["0||file-too-large|"], Read(bomb).Faults);
    }

    [Fact]
    public void An_archive_that_lies_about_its_size_is_refused()
    {
        var bytes = ZipBytes(("a.csv", Encoding.UTF8.GetBytes(Rows + string.Concat(Enumerable.Repeat("folketal,766,2018,1\n", 5000)))));
        Shrink(bytes);

        var items = Read(ImportFile.InMemory("a.zip", bytes));

        Assert.NotEmpty(items.Faults);
        Assert.InRange(items.Figures.Length, 0, 10);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void An_archive_with_no_files_or_too_many_is_refused(int count)
    {
        var file = Read(Zip([.. Enumerable.Range(0, count).Select(number => ($"{number}.csv", (object)Rows))]));

        Assert.Single(file.Faults);
        Assert.Empty(file.Figures);
    }

    [Fact]
    public void An_archive_that_breaks_off_is_a_fault_and_no_exception()
    {
        var whole = ZipBytes(("a.csv", Encoding.UTF8.GetBytes(Rows)));

        Assert.Equal(["0||file-format|"], Read(ImportFile.InMemory("a.zip", whole[..(whole.Length / 2)])).Faults);
    }

    [Theory]
    [InlineData("xl/worksheets/sheet1.xml")]
    [InlineData("xl/sharedStrings.xml")]
    [InlineData("xl/workbook.xml")]
    public void A_workbook_with_entities_of_its_own_is_refused(string part)
    {
        const string Bomb = """
            <?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;"><!ENTITY d SYSTEM "file:///etc/passwd">]><a>&c;&d;</a>
            """;
        var source = Lis.Tests.Architecture.SourceTree.Absolute("tests/Lis.Tests/Import/Files/ranking/di.xlsx");
        using var memory = new MemoryStream();
        memory.Write(File.ReadAllBytes(source));
        using (var book = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            book.GetEntry(part)!.Delete();
            using var writer = new StreamWriter(book.CreateEntry(part).Open());
            writer.Write(Bomb);
        }

        var file = Imported.Of(ImportFile.InMemory("di.xlsx", memory.ToArray()), "ranking", ("indicator", "rang"), ("sheet", "Skjult"));

        Assert.Equal("file-format", Assert.Single(file.Rejects).Rule);
        Assert.DoesNotContain(file.Notices, notice => notice.Contains("root", StringComparison.Ordinal));
    }

    [Fact]
    public void A_sheet_that_is_not_there_is_named_beside_those_that_are()
    {
        var reject = Assert.Single(Imported.File("ranking/di.xlsx", "ranking", ("indicator", "rang"), ("sheet", "Ark9")).Rejects);

        Assert.Equal(("sheet", "Ark9", "parameter"), (reject.Column, reject.RawValue, reject.Rule));
        Assert.Contains("Skjult, Rangliste", reject.Message, StringComparison.Ordinal);
    }

    static Imported Read(ImportFile file) => Imported.Of(file, "lis-long");

    static ImportFile Zip(params (string Name, object Content)[] files) => ImportFile.InMemory(
        "arkiv.zip", ZipBytes([.. files.Select(file => (file.Name, file.Content as byte[] ?? Encoding.UTF8.GetBytes((string)file.Content)))]));

    static byte[] ZipBytes(params (string Name, byte[] Content)[] files)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var stream = archive.CreateEntry(name).Open();
                stream.Write(content);
            }
        }

        return memory.ToArray();
    }

    /// <summary>Writes 100 as the unpacked size of the one file into both headers.</summary>
    static void Shrink(byte[] zip)
    {
        var central = zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(zip.AsSpan(central + 24), 100);
        BitConverter.TryWriteBytes(zip.AsSpan(22), 100);
    }
}
