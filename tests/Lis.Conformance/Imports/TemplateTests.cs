using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Imports;

/// <summary>Indicators, areas, breakdowns and targets by templates that people fill in: the same rules, audit and all-or-nothing as elsewhere.</summary>
public abstract class TemplateTests(OwnSecuredHost host) : TemplateSuite(host)
{
    const string IndicatorHeading = "Kode;Navn;Periodetype;Type;Decimaler;Er en beholdning;Tolerance for på niveau;Kildekode;Gyldig fra;Tællerkode;Diskretionsgrænse\n";

    [Theory]
    [InlineData("indicators", "csv")]
    [InlineData("indicators", "xlsx")]
    [InlineData("areas", "csv")]
    [InlineData("areas", "xlsx")]
    [InlineData("breakdowns", "csv")]
    [InlineData("breakdowns", "xlsx")]
    [InlineData("targets", "csv")]
    [InlineData("targets", "xlsx")]
    public async Task What_is_downloaded_with_its_rows_changes_nothing_when_it_comes_back(string template, string format)
    {
        var file = (await DownloadAsync($"{template}.{format}?rows=true")).Expect(HttpStatusCode.OK);
        var rows = (await EntityAsync($"{char.ToUpperInvariant(template[0])}{template[1..]}?$count=true&$top=0"))!.Value.GetProperty("@odata.count").GetInt32();
        var before = await AuditAsync();

        var run = await FillInAsync(file.Body, template, "&force=true", name: $"{template}.{format}");

        Assert.NotEqual(0, rows);
        Assert.Equal($"Succeeded {rows} 0 0 {rows} 0", Summary(run));
        Assert.Equal(before.Append("Import"), await AuditAsync());
    }

    [Fact]
    public async Task A_workbook_holds_drop_downs_a_guide_and_codes_that_keep_their_zeros()
    {
        var file = (await DownloadAsync("areas.xlsx?rows=true")).Expect(HttpStatusCode.OK);
        var sheets = SheetsOf(file.Body);
        var choices = DropDownsOf(file.Body);

        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", file.ContentType);
        Assert.Equal("attachment; filename=\"areas.xlsx\"", file.Header("Content-Disposition"));
        Assert.Equal(["Områder", "Vejledning", "Lister"], sheets.Cast<System.Data.DataTable>().Select(sheet => sheet.TableName));
        Assert.Equal("hidden", (string?)PartOf(file.Body, "xl/workbook.xml").Descendants(Sheet + "sheet").Last().Attribute("state"));
        Assert.Equal(["000", "Hele landet"], sheets[0].Rows[1].ItemArray.Take(2));
        Assert.Equal(sheets[0].Columns.Count, sheets[1].Rows.Count - 1);
        Assert.Equal(
            ["Hele landet", "Region", "Landsdel", "Kommune", "RAR-område", "Sammenligningsgruppe", "Distrikt", "Institution", "Skole"],
            choices["Type *"]);
        Assert.Contains("657 – Herning", choices["Overordnet kode"]);
        Assert.All(
            PartOf(file.Body, "xl/worksheets/sheet1.xml").Descendants(Sheet + "c").Where(cell => ((string)cell.Attribute("r")!)[0] == 'A').Skip(1),
            cell => Assert.Equal("2", (string?)cell.Attribute("s")));
    }

    [Fact]
    public async Task A_workbook_that_somebody_filled_in_is_stored_and_audited()
    {
        var empty = (await DownloadAsync("indicators.xlsx", Herning)).Expect(HttpStatusCode.OK).Body;
        var headings = SheetsOf(empty)[0].Rows[0].ItemArray.Cast<string>().ToList();
        var cells = new Dictionary<string, string>
        {
            ["Kode *"] = "657-skabelon",
            ["Navn *"] = "Børn på Ærø, æøå & <tegn>",
            ["Periodetype *"] = "Måned",
            ["Type *"] = "Effekt",
            ["Kildekode"] = "dst – Danmarks Statistik",
            ["Tolerance for på niveau"] = "0,5",
            ["Er en beholdning"] = "ja",
            ["Gyldig fra"] = "31-12-2020",
        };
        var filled = Edited(empty, sheet => sheet.Element(Sheet + "sheetData")!.Add(new XElement(
            Sheet + "row",
            new XAttribute("r", 2),
            headings.Select((heading, i) => (heading, i)).Where(each => cells.ContainsKey(each.heading)).Select(each => new XElement(
                Sheet + "c",
                new XAttribute("r", $"{Letters(each.i)}2"),
                new XAttribute("t", "inlineStr"),
                new XElement(Sheet + "is", new XElement(Sheet + "t", cells[each.heading])))))));

        var run = await FillInAsync(filled, "indicators", "", Herning, "indicators.xlsx");

        Assert.Equal("Succeeded 1 1 0 0 0", Summary(run));
        var stored = (await EntityAsync("Indicators('657-skabelon')"))!.Value;
        Assert.Equal(
            "Børn på Ærø, æøå & <tegn>|Month|Effect|dst|0.5|True|2020-12-31|657",
            string.Join('|', new[] { "Name", "PeriodKind", "Kind", "SourceCode", "LevelTolerance", "IsStock", "ValidFrom", "MunicipalityCode" }
                .Select(name => stored.GetProperty(name).ToString())));
        var entry = Assert.Single((await GetAsync("/odata/v1/AuditEntries?$filter=EntityKey eq '''657-skabelon'''", Operator)).Rows);
        Assert.Equal(("Insert", "Indicators"), (entry.GetProperty("Action").GetString(), entry.GetProperty("EntitySet").GetString()));
        Assert.NotNull(entry.GetProperty("Actor").GetString());
    }

    [Fact]
    public async Task What_is_absent_stays_what_is_empty_is_cleared_and_what_is_given_changes()
    {
        await FillInAsync("Kode;Navn;Periodetype;Type;Enhed;Beskrivelse\n657-lag;Navn;Måned;Effekt;pct;tekst\n", "indicators", "", Herning);
        var run = await FillInAsync("Kode;Enhed;Kort navn\n657-lag;;kort\n", "indicators", "", Herning);
        var same = await FillInAsync("Kode;Enhed;Kort navn\n657-lag;;kort\n", "indicators", "&force=true", Herning);

        Assert.Equal(["Succeeded 1 0 1 0 0", "Succeeded 1 0 0 1 0"], [Summary(run), Summary(same)]);
        var stored = (await EntityAsync("Indicators('657-lag')"))!.Value;
        Assert.Equal(
            ["tekst", "", "kort"],
            new[] { "Description", "Unit", "ShortName" }.Select(name => stored.GetProperty(name).ToString()));
    }

    [Fact]
    public async Task Rows_may_refer_to_rows_further_down()
    {
        var areas = await FillInAsync("Kode;Navn;Type;Overordnet kode\nD-2;Barn;Skole;D-1\nD-1;Mor;Distrikt;657\n", "areas");
        var breakdowns = await FillInAsync("Nøgle;Etiket\nkøn=K;alder=0-5;Piger\n".Replace("køn=K;alder=0-5", "\"køn=K;alder=0-5\"", StringComparison.Ordinal), "breakdowns");

        Assert.Equal(["Succeeded 2 2 0 0 0", "Succeeded 1 1 0 0 0"], [Summary(areas), Summary(breakdowns)]);
        Assert.Equal("D-1", (await EntityAsync("Areas('D-2')"))!.Value.GetProperty("ParentCode").GetString());
        Assert.Equal("Piger", (await EntityAsync("Breakdowns('alder=0-5;køn=K')"))!.Value.GetProperty("Label").GetString());
    }

    [Fact]
    public async Task A_target_without_a_number_is_made_and_one_with_its_number_is_changed()
    {
        var made = await FillInAsync("Titel;Type;Indikatorkode;Sammenligning;Målværdi;Frist\nNyt mål;Absolut;657-ungeledighed;Mindst;1.234,5;2030-12-31\n", "targets", "", Herning);
        var target = Assert.Single((await GetAsync("/odata/v1/Targets?$filter=Title eq 'Nyt mål'", Herning)).Rows);
        var changed = await FillInAsync($"Løbenummer;Titel;Målværdi\n{Id(target)};Nyt mål;7\n", "targets", "", Herning);

        Assert.Equal(["Succeeded 1 1 0 0 0", "Succeeded 1 0 1 0 0"], [Summary(made), Summary(changed)]);
        Assert.Equal(("1234.5", "7"), (
            target.GetProperty("Value").GetRawText(),
            (await EntityAsync($"Targets({Id(target)})"))!.Value.GetProperty("Value").GetRawText()));
    }

    [Fact]
    public async Task Every_fault_is_told_with_line_column_rule_and_value_and_no_good_row_is_lost()
    {
        var text = IndicatorHeading
            + "657-god;God;Måned;Effekt;1;ja;0,5;dst;2020-01-31;;5\n"
            + ";Uden kode;Måned;Effekt;;;;;;;\n"
            + "657-god;Igen;Måned;Effekt;;;;;;;\n"
            + "657-f1;Navn;Maaned;Effekt;;;;;;;\n"
            + "657-f2;Navn;Måned;Effekt;halvanden;;;;;;\n"
            + "657-f3;Navn;Måned;Effekt;1,5;;;;;;\n"
            + "657-f4;Navn;Måned;Effekt;;måske;;;;;\n"
            + "657-f5;Navn;Måned;Effekt;;;0,1234567;;;;\n"
            + "657-f6;Navn;Måned;Effekt;;;;dstt;;;\n"
            + "657-f7;Navn;Måned;Effekt;;;;;31-02-2020;;\n"
            + "657-f8;;Måned;Effekt;;;;;;;\n"
            + "657-f9;Navn;Måned;Effekt;9;;;;;;0\n"
            + "766-f10;Navn;Måned;Effekt;;;;;;;\n"
            + $"657-f11;{new string('x', 201)};Måned;Effekt;;;;;;;\n"
            + "657-f12;Navn;Måned;Effekt;;;;;;657-gaaet;\n"
            + "657-f 13;Navn;Måned;Effekt;;;;;;;\n"
            + "657-f14;Navn;Måned;Effekt;;;;;;;;for meget\n"
            + "657-ogsaa-god;God;Måned;Effekt;;;;;;657-god;\n";
        string[] expected =
        [
            "3|Kode|key-missing|",
            "4|Kode|key-twice|657-god",
            "5|Periodetype|choice-unknown|Maaned",
            "6|Decimaler|value-not-number|halvanden",
            "7|Decimaler|value-range|1,5",
            "8|Er en beholdning|flag-invalid|måske",
            "9|Tolerance for på niveau|value-digits|0,1234567",
            "10|Kildekode|invalid-reference|dstt",
            "11|Gyldig fra|date-invalid|31-02-2020",
            "12|Navn|invalid-value|",
            "13|Decimaler|rule-violation|9",
            "13|Diskretionsgrænse|rule-violation|0",
            "14|Kode|rule-violation|766-f10",
            "15|Navn|invalid-value|" + new string('x', 201),
            "16|Tællerkode|invalid-reference|657-gaaet",
            "17|Kode|rule-violation|657-f 13",
            "18||row-width|for meget",
        ];

        var atomic = await FillInAsync(text, "indicators", "", Herning);
        Assert.Equal("Failed 18 0 0 0 16", Summary(atomic));
        Assert.Null(await EntityAsync("Indicators('657-god')"));
        var dry = await FillInAsync(text, "indicators", "&mode=partial&dryRun=true", Herning);
        Assert.Equal("DryRun 18 2 0 0 16", Summary(dry));
        Assert.Null(await EntityAsync("Indicators('657-god')"));
        var partial = await FillInAsync(text, "indicators", "&mode=partial", Herning);
        Assert.Equal("Succeeded 18 2 0 0 16", Summary(partial));
        Assert.Equal("657-god", (await EntityAsync("Indicators('657-ogsaa-god')"))!.Value.GetProperty("NumeratorCode").GetString());

        foreach (var run in new[] { atomic, dry, partial })
        {
            var errors = await ErrorsAsync(run);
            Assert.Equal(expected.Order(StringComparer.Ordinal), errors.Select(Text).Order(StringComparer.Ordinal));
            Assert.All(errors, error => Assert.NotEmpty(error.GetProperty("Message").GetString()!));

            // Decision 0031: what people read about a file is Danish and nothing else.
            Assert.All(errors, error => Assert.DoesNotMatch(@"\b(the|is|are|not|must|has|there)\b", error.GetProperty("Message").GetString()!));
        }

        Assert.True(expected.Select(line => line.Split('|')[2]).Distinct().Count() >= 10);
    }

    [Fact]
    public async Task A_heading_that_is_not_understood_stores_nothing()
    {
        var run = await FillInAsync("Kode;Nvan;Enhed;Enhed\n657-x;a;b;c\n", "indicators", "&mode=partial", Herning);
        var other = await FillInAsync("Navn;Enhed\nx;y\n", "indicators", "", Herning);
        var empty = await FillInAsync("Kode;Navn\n", "indicators", "", Herning);

        Assert.Equal(["Failed", "Failed", "Failed"], new[] { run, other, empty }.Select(each => each.GetProperty("State").GetString()));
        Assert.Equal(["1|Nvan|column-unknown|Nvan", "1|Enhed|column-twice|Enhed"], (await ErrorsAsync(run)).Select(Text));
        Assert.Contains("Måske Navn?", (await ErrorsAsync(run))[0].GetProperty("Message").GetString(), StringComparison.Ordinal);
        Assert.Equal(["1|Kode|column-missing|Kode"], (await ErrorsAsync(other)).Select(Text));
        Assert.Equal(["||file-empty|"], (await ErrorsAsync(empty)).Select(Text));
    }

    [Fact]
    public async Task The_same_bytes_are_one_run()
    {
        const string Text = "Kode;Navn;Periodetype;Type\n657-en-gang;Navn;Måned;Effekt\n";
        var first = await FillInAsync(Text, "indicators", "", Herning);
        Assert.Equal(Id(first), Id(await FillInAsync(Text, "indicators", "", Herning)));
    }

    static string Text(JsonElement error) =>
        $"{error.GetProperty("Line")}|{error.GetProperty("Column")}|{error.GetProperty("Rule")}|{error.GetProperty("RawValue")}";

    static string Letters(int index) => index < 26 ? ((char)('A' + index)).ToString() : Letters((index / 26) - 1) + (char)('A' + (index % 26));

    async Task<List<string>> AuditAsync() =>
        [.. (await GetAsync("/odata/v1/AuditEntries?$select=Action&$orderby=Id", Operator)).Rows.Select(row => row.GetProperty("Action").GetString()!)];
}

public sealed class TemplateTestsOnSqlite(SqliteOwnSecuredHost host) : TemplateTests(host), IClassFixture<SqliteOwnSecuredHost>;

public sealed class TemplateTestsOnPostgres(PostgresOwnSecuredHost host) : TemplateTests(host), IClassFixture<PostgresOwnSecuredHost>;
