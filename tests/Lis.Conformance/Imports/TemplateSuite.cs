using System.Data;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using ExcelDataReader;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Imports;

/// <summary>Base of the suites about templates: downloads, edits as a spreadsheet would make them, uploads.</summary>
public abstract class TemplateSuite(OwnSecuredHost host) : ImportSuite(host)
{
    protected static readonly XNamespace Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    protected Task<Answer> DownloadAsync(string file, (string Name, string Value)? token = null) => GetAsync($"/api/v1/templates/{file}", token ?? Operator);

    /// <summary>Sends a template back and waits for the end of its run.</summary>
    protected async Task<JsonElement> FillInAsync(byte[] bytes, string template, string query = "", (string Name, string Value)? token = null, string name = "udfyldt.csv") =>
        (await UploadAsync(bytes, $"profile=template-{template}{query}", token ?? Operator, name)).Expect(HttpStatusCode.OK).Json;

    /// <summary>The same for lines of csv.</summary>
    protected Task<JsonElement> FillInAsync(string text, string template, string query = "", (string Name, string Value)? token = null) =>
        FillInAsync(Encoding.UTF8.GetBytes(text), template, query, token);

    /// <summary>An entity as a reader of everything sees it; null when there is none.</summary>
    protected async Task<JsonElement?> EntityAsync(string path)
    {
        var answer = await GetAsync($"/odata/v1/{path}", Operator);
        return answer.Status == HttpStatusCode.NotFound ? null : answer.Expect(HttpStatusCode.OK).Json;
    }

    /// <summary>The sheets of a workbook as another reader than the service's own code sees them.</summary>
    protected static DataTableCollection SheetsOf(byte[] workbook)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(workbook));
        var sheets = new DataSet();
        do
        {
            var table = sheets.Tables.Add(reader.Name);
            for (var column = 0; column < reader.FieldCount; column++)
            {
                table.Columns.Add();
            }

            while (reader.Read())
            {
                table.Rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
            }
        }
        while (reader.NextResult());

        return sheets.Tables;
    }

    protected static XDocument PartOf(byte[] workbook, string path)
    {
        using var archive = new ZipArchive(new MemoryStream(workbook));
        using var part = archive.GetEntry(path)!.Open();
        return XDocument.Load(part);
    }

    /// <summary>The workbook with the first sheet changed, as by a person who edits it.</summary>
    protected static byte[] Edited(byte[] workbook, Action<XElement> edit)
    {
        var sheet = PartOf(workbook, "xl/worksheets/sheet1.xml");
        edit(sheet.Root!);
        var copy = new MemoryStream();
        copy.Write(workbook);
        using (var archive = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry("xl/worksheets/sheet1.xml")!.Delete();
            using var part = archive.CreateEntry("xl/worksheets/sheet1.xml").Open();
            sheet.Save(part);
        }

        return copy.ToArray();
    }

    /// <summary>Each drop-down of a workbook: the heading of its column, and what it offers.</summary>
    protected static Dictionary<string, string[]> DropDownsOf(byte[] workbook)
    {
        var sheets = SheetsOf(workbook);
        var found = new Dictionary<string, string[]>();
        foreach (var rule in PartOf(workbook, "xl/worksheets/sheet1.xml").Descendants(Sheet + "dataValidation"))
        {
            Assert.Equal("list", (string?)rule.Attribute("type"));
            var column = ColumnOf((string)rule.Attribute("sqref")!);
            var place = rule.Element(Sheet + "formula1")!.Value.Split('!');
            var ends = place[1].Replace("$", "", StringComparison.Ordinal).Split(':');
            var (first, last) = (RowOf(ends[0]), RowOf(ends[1]));
            var list = sheets[place[0]]!;
            found.Add(
                (string)sheets[0].Rows[0][column],
                [.. Enumerable.Range(first, last - first + 1).Select(row => (string)list.Rows[row - 1][ColumnOf(ends[0])])]);
        }

        return found;
    }

    static int ColumnOf(string place) => place.TakeWhile(char.IsAsciiLetterUpper).Aggregate(0, (number, letter) => (number * 26) + letter - 'A' + 1) - 1;

    static int RowOf(string place) => int.Parse(place.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), System.Globalization.CultureInfo.InvariantCulture);
}
