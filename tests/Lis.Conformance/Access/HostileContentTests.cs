using System.IO.Compression;
using System.Net;
using System.Text;
using Lis.Conformance.Harness;
using Lis.Conformance.Imports;

namespace Lis.Conformance.Access;

/// <summary>What comes in is never run by what reads it, here or in a spreadsheet: formulas, archives that unpack to too much, XML entities.</summary>
public abstract class HostileContentTests(OwnSecuredHost host) : ImportSuite(host)
{
    static readonly string Blanks = new(' ', 1 << 20);

    const string Formula = "=HYPERLINK(\"http://evil.example\")";

    [Fact]
    public async Task A_formula_in_a_row_or_in_a_refused_cell_is_text_in_tables()
    {
        var made = await Service.SendAsync(
            "POST", "/odata/v1/Remarks", "{\"Kind\":\"Fact\",\"Subject\":\"=HYPERLINK(\\\"http://evil.example\\\")\",\"Text\":\"@SUM(1)\",\"AsPrinted\":\"-2+3\"}", Herning);
        made.Expect(HttpStatusCode.Created);
        var run = (await LisLongAsync(Heading + $"{Own},657,1880,\"=1+cmd|' /C calc'!A0\"\n", "&mode=partial")).Json;

        var remarks = await CsvAsync("Remarks?$filter=Text eq '@SUM(1)'&$select=Subject,Text,AsPrinted");
        Assert.Contains("\"'=HYPERLINK(\"\"http://evil.example\"\")\",", remarks, StringComparison.Ordinal);
        Assert.Contains("'@SUM(1)", remarks, StringComparison.Ordinal);
        Assert.Contains("'-2+3", remarks, StringComparison.Ordinal);
        Assert.Contains("'=1+cmd", await CsvAsync($"ImportErrors?$filter=ImportRunId eq {Id(run)}&$select=RawValue"), StringComparison.Ordinal);

        foreach (var request in new[] { "Remarks?$filter=Text eq '@SUM(1)'", $"ImportErrors?$filter=ImportRunId eq {Id(run)}" })
        {
            var sheet = SheetOf(await GetAsync($"/odata/v1/{request}&$format=xlsx", Operator));
            Assert.DoesNotContain("<f>", sheet, StringComparison.Ordinal);
            Assert.DoesNotContain("<f ", sheet, StringComparison.Ordinal);
        }

        // As data it is what it was.
        Assert.Equal(Formula, (await GetAsync("/odata/v1/Remarks?$filter=Text eq '@SUM(1)'", Operator)).Rows.First().GetProperty("Subject").GetString());
    }

    /// <summary>A workbook of some kilobytes with a sheet of hundreds of megabytes; and one whose XML names entities.</summary>
    [Fact]
    public async Task Hostile_files_end_in_a_refused_run()
    {
        var bomb = Zip(("xl/workbook.xml", Workbook), ("xl/_rels/workbook.xml.rels", Relations), ("xl/worksheets/sheet1.xml", null));
        var entities = Zip(
            ("xl/workbook.xml", Workbook), ("xl/_rels/workbook.xml.rels", Relations),
            ("xl/worksheets/sheet1.xml", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY d SYSTEM \"file:///etc/passwd\">]><worksheet>&d;</worksheet>"));
        foreach (var file in new[] { bomb, entities })
        {
            var answer = await UploadAsync(file, "profile=ranking&source=egne-registreringer&indicator=657-ungeledighed", Herning, "fil.xlsx");
            Assert.Equal("Failed", answer.Expect(HttpStatusCode.OK).Json.GetProperty("State").GetString());
            Assert.DoesNotContain("root:", string.Concat((await ErrorsAsync(answer.Json)).Select(error => error.GetRawText())), StringComparison.Ordinal);
        }

        (await GetAsync("/health/ready")).Expect(HttpStatusCode.OK);
    }

    const string Workbook =
        "<?xml version=\"1.0\"?><workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";

    const string Relations =
        "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>";

    async Task<string> CsvAsync(string request) => (await GetAsync($"/odata/v1/{request}&$format=csv", Operator)).Expect(HttpStatusCode.OK).Text;

    static string SheetOf(Answer answer)
    {
        using var book = new ZipArchive(new MemoryStream(answer.Expect(HttpStatusCode.OK).Body));
        using var reader = new StreamReader(book.Entries.Single(entry => entry.FullName.Contains("worksheets/", StringComparison.Ordinal)).Open());
        return reader.ReadToEnd();
    }

    /// <summary>An archive; a part without text is filled with blanks beyond what any file may unpack to.</summary>
    static byte[] Zip(params (string Name, string? Text)[] parts)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name, CompressionLevel.Fastest).Open(), Encoding.ASCII);
                writer.Write(text);
                for (var megabyte = 0; text is null && megabyte < 200; megabyte++)
                {
                    writer.Write(Blanks);
                }
            }
        }

        return memory.ToArray();
    }
}

public sealed class HostileContentTestsOnSqlite(SqliteOwnSecuredHost host) : HostileContentTests(host), IClassFixture<SqliteOwnSecuredHost>;

public sealed class HostileContentTestsOnPostgres(PostgresOwnSecuredHost host) : HostileContentTests(host), IClassFixture<PostgresOwnSecuredHost>;
