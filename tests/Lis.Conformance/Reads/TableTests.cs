using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using ExcelDataReader;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Reads;

/// <summary>Rows as csv, xlsx and Parquet: the same rows as JSON has, and all of them.</summary>
public abstract class TableTests(HostFixture host) : ReadSuite(host)
{
    const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [Theory]
    [InlineData("Observations", "")]
    [InlineData("FlatObservations", "&$filter=Value gt 3&$orderby=Value desc")]
    [InlineData("Areas", "&$top=7&$skip=3")]
    [InlineData("Cases", "&$select=Id,Title,RoutedTo")]
    [InlineData("Observations", "&$apply=groupby((AreaCode),aggregate(Value with average as Mean,$count as Number))")]
    public async Task Csv_holds_what_JSON_holds(string set, string options)
    {
        var table = CsvText.Read((await GetAsync($"{Root}{set}?$format=csv{options}")).Expect(HttpStatusCode.OK).Text);
        var rows = await RowsAsync($"{set}?$format=application/json;odata.metadata=none{options}");

        Assert.Equal(rows[0].EnumerateObject().Select(member => member.Name), table[0]);
        Assert.Equal(rows.Select(row => row.EnumerateObject().Select(member => Text(member.Value)).ToArray()), table[1..]);
    }

    [Fact]
    public async Task No_preference_cuts_a_table_into_pages()
    {
        var answer = (await GetAsync(Root + "Areas?$format=csv", ("Prefer", "odata.maxpagesize=2"))).Expect(HttpStatusCode.OK);

        Assert.Equal((await RowsAsync("Areas")).Count + 1, CsvText.Read(answer.Text).Length);
        Assert.Null(answer.Header("Preference-Applied"));
        Assert.Equal("attachment; filename=\"Areas.csv\"", answer.Header("Content-Disposition"));
        Assert.Equal("text/csv; charset=utf-8; header=present", answer.ContentType);
    }

    [Fact]
    public async Task Danish_csv_has_semicolons_decimal_commas_and_a_byte_order_mark_when_asked()
    {
        const string Query = "Observations?$format=csv&$filter=Value eq 9.5 and AreaCode eq '657'&$select=AreaCode,Value";

        Assert.Equal("AreaCode;Value\r\n657;9,5\r\n", (await GetAsync($"{Root}{Query}&locale=da")).Text);
        Assert.Equal("AreaCode,Value\r\n657,9.5\r\n", (await GetAsync(Root + Query)).Text);
        Assert.Equal("\uFEFFAreaCode;Value", (await GetAsync($"{Root}{Query}&locale=da&bom=true")).Text[..15]);
        await FaultAsync($"{Query}&locale=fr", HttpStatusCode.BadRequest, "InvalidOptionValue");
        await FaultAsync($"{Query}&bom=perhaps", HttpStatusCode.BadRequest, "InvalidOptionValue");
    }

    [Theory]
    [InlineData("=")]
    [InlineData("+")]
    [InlineData("-")]
    [InlineData("@")]
    [InlineData("\t")]
    [InlineData("\r")]
    public async Task Text_that_would_be_a_formula_is_kept_from_being_one(string start)
    {
        var query = $"Areas?$filter=Code eq '657'&$compute=concat('{Uri.EscapeDataString(start)}',Code) as Cell&$select=Cell";
        var csv = CsvText.Read((await GetAsync($"{Root}{query}&$format=csv")).Expect(HttpStatusCode.OK).Text);
        var sheet = await SheetXmlAsync(query);

        Assert.Equal($"'{start}657", csv[1][0]);
        Assert.Contains("<c r=\"A2\" s=\"5\" t=\"inlineStr\">", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("<f>", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_has_typed_cells()
    {
        var answer = (await GetAsync(
            Root + "FlatObservations?$filter=AreaCode eq '657' and Value eq 9.5&$select=Id,AreaName,Value,PeriodStart,IsTotal,UpdatedAt,Decimals", ("Accept", Xlsx)))
            .Expect(HttpStatusCode.OK);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(answer.Body));

        Assert.Equal("FlatObservations", reader.Name);
        Assert.True(reader.Read());
        Assert.Equal("Id Decimals AreaName PeriodStart IsTotal Value UpdatedAt", string.Join(' ', Enumerable.Range(0, 7).Select(reader.GetString)));
        Assert.True(reader.Read());
        // A key of sixteen digits would lose its last one as a number.
        Assert.StartsWith("2018", Assert.IsType<string>(reader.GetValue(0)), StringComparison.Ordinal);
        Assert.Equal("Herning", reader.GetValue(2));
        Assert.Equal(new DateTime(2018, 1, 1), reader.GetValue(3));
        Assert.Equal(true, reader.GetValue(4));
        Assert.Equal(9.5, reader.GetValue(5));
        Assert.IsType<DateTime>(reader.GetValue(6));
    }

    [Theory]
    [InlineData("Observations", "")]
    [InlineData("Areas", "&$orderby=Name desc&$top=9")]
    [InlineData("Observations", "&$apply=groupby((AreaCode),aggregate(Value with average as Mean,$count as Number))")]
    public async Task Parquet_holds_what_JSON_holds(string set, string options)
    {
        var answer = (await GetAsync($"{Root}{set}?$format=parquet{options}")).Expect(HttpStatusCode.OK);
        var rows = await RowsAsync($"{set}?$format=application/json;odata.metadata=none{options}");
        var file = ParquetFile.Read(answer.Body);

        Assert.Equal("application/vnd.apache.parquet", answer.ContentType);
        Assert.Equal(rows[0].EnumerateObject().Select(member => member.Name), file.Columns.Select(column => column.Name));
        foreach (var column in file.Columns)
        {
            var expected = rows.Select(row => Text(row.GetProperty(column.Name))).ToList();
            Assert.Equal(expected, column.Values.Select(value => value ?? ""));
            Assert.Equal(expected.Count(value => value.Length == 0), column.Nulls);
            Assert.True(column.Least is null || column.Values.Contains(column.Least));
            Assert.True(column.Most is null || column.Values.Contains(column.Most));
        }
    }

    [Fact]
    public async Task An_expand_to_one_becomes_columns_and_one_to_many_is_refused()
    {
        var table = CsvText.Read((await GetAsync(
            Root + "Observations?$top=1&$select=AreaCode&$expand=Area($select=Name),Indicator($select=Unit;$expand=Source($select=Name))&$format=csv")).Text);

        Assert.Equal(["AreaCode", "Indicator/Unit", "Indicator/Source/Name", "Area/Name"], table[0]);
        await FaultAsync("Areas?$expand=Observations&$format=csv", HttpStatusCode.NotAcceptable, "NotAcceptable");
        await FaultAsync("Areas('657')?$format=csv", HttpStatusCode.NotAcceptable, "NotAcceptable");
        await FaultAsync("Areas/$ref?$format=xlsx", HttpStatusCode.NotAcceptable, "NotAcceptable");
        await FaultAsync("Areas?$select=Lis.V1.*&$format=csv", HttpStatusCode.NotAcceptable, "NotAcceptable");
    }

    [Theory]
    [InlineData("text/csv", "text/csv")]
    [InlineData("application/json;q=0.5, text/csv", "text/csv")]
    [InlineData("text/csv;q=0.5, application/json", "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("text/csv;charset=latin1, */*;q=0.1", "application/json")]
    [InlineData(Xlsx, Xlsx)]
    [InlineData("application/vnd.apache.parquet", "application/vnd.apache.parquet")]
    public async Task Accept_chooses_the_format(string accept, string type)
    {
        var answer = (await GetAsync(Root + "Areas?$top=1", ("Accept", accept))).Expect(HttpStatusCode.OK);
        Assert.StartsWith(type, answer.ContentType, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv", "AreaCode,Value\r\n")]
    [InlineData("xlsx", null)]
    [InlineData("parquet", null)]
    public async Task No_rows_are_a_table_with_a_header(string format, string? text)
    {
        var answer = (await GetAsync($"{Root}Observations?$filter=AreaCode eq 'none'&$select=AreaCode,Value&$format={format}")).Expect(HttpStatusCode.OK);
        Assert.True(text is null || text == answer.Text);
        Assert.Equal(200, (int)(await Service.SendAsync("HEAD", $"{Root}Observations?$format={format}", null)).Status);
    }

    async Task<string> SheetXmlAsync(string query)
    {
        var answer = (await GetAsync($"{Root}{query}&$format=xlsx")).Expect(HttpStatusCode.OK);
        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(answer.Body));
        using var reader = new StreamReader(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open(), Encoding.UTF8);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetDecimal().ToString(CultureInfo.InvariantCulture),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.GetRawText(),
    };
}

public sealed class TableTestsOnSqlite(SqliteReadHost host) : TableTests(host);

public sealed class TableTestsOnPostgres(PostgresReadHost host) : TableTests(host);
