using Lis.Domain;
using Lis.Import;
using Lis.Import.Sources;

namespace Lis.Tests.Import;

public class LisLongTests
{
    const string Heading = "IndicatorCode;AreaCode;Period;Value";

    [Fact]
    public void The_four_required_columns_are_enough()
    {
        var file = Imported.File("lis-long/good.csv", "lis-long");

        Assert.Equal(
            [
                "folketal|766|2018|total|46722|Final|",
                "folketal|000|2018|total|5781190|Final|",
                "ledige|657|2018M01|total|1260.5|Final|",
                "andel|657|2017/2018|total|-0.444|Final|",
                "andel|657|2022QMAT02|total|0|Final|",
                "andel|657|20210101-20251231|total||Missing|",
            ],
            file.Figures);
        Assert.Empty(file.Faults);
        Assert.All(file.Rows, row => Assert.Equal(ObservationFields.Value, row.Given));
        Assert.Equal([2, 3, 4, 5, 6, 7], file.Rows.Select(row => row.Line));
    }

    [Fact]
    public void All_columns_in_any_order_with_semicolons_mark_and_quoted_lines()
    {
        var file = Imported.File("lis-long/good-all-columns.csv", "lis-long");

        Assert.Empty(file.Faults);
        Assert.Equal(
            [
                "ledige|657|2018M01|koen=K|12.5|Provisional|12,5 %",
                "ledige|657|2018M01|alder=18-29;koen=M||Suppressed|*",
                "ledige|RAR-Vestjylland|2018W05|total|7|Forecast|",
                "ledige|766|2018M01D05|total|8|Final|",
            ],
            file.Figures);
        Assert.Equal([2, 4, 5, 7], file.Rows.Select(row => row.Line));
        var first = file.Rows.First();
        Assert.Equal("Anslået; \"foreløbigt\"\r\ntal på to linjer", first.Note);
        Assert.Equal((25m, 200m, 11m, 14.25m, true, "Blåvand"),
            (first.Numerator, first.Denominator, first.LowerBound, first.UpperBound, first.IsBreak, first.Reference));
    }

    [Theory]
    [InlineData("IndicatorCode;AreaCode;Period;Value;Kommentar", "1|Kommentar|column-unknown|Kommentar")]
    [InlineData("IndicatorCode;AreaCode;Period;Value;Note;note", "1|note|column-twice|note")]
    [InlineData("IndicatorCode;AreaCode;Period", "1|Value|column-missing|Value")]
    [InlineData("", "0||file-empty|")]
    public void A_heading_that_does_not_do_ends_the_reading(string heading, string fault) =>
        Assert.Equal([fault], Imported.Text($"{heading}\n", "lis-long").Faults);

    [Fact]
    public void An_unknown_code_names_the_nearest_one()
    {
        var file = Imported.Text($"{Heading}\nfolketl;Hedenstedt;2018;1\n", "lis-long");

        Assert.Contains("folketal?", file.Rejects[0].Message, StringComparison.Ordinal);
        Assert.Contains("Hedensted (766)?", file.Rejects[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quote_that_is_never_closed_costs_its_own_line_only()
    {
        var rest = string.Concat(Enumerable.Repeat("folketal;766;2018;1\n", 4000));
        var file = Imported.Text($"{Heading}\nfolketal;766;2018;1\n\"folketal;766;2018;1\n{rest}", "lis-long");

        Assert.Equal(["3||quotes|"], file.Faults);
        Assert.Equal(4001, file.Figures.Length);
        Assert.Equal(4003, file.Rows.Last().Line);
    }

    [Fact]
    public void What_goes_out_comes_in_equal()
    {
        var first = Imported.File("lis-long/good-all-columns.csv", "lis-long").Rows.ToList();
        var stream = new MemoryStream();

        LisLongFile.Write(stream, first);

        var again = Imported.Of(ImportFile.InMemory("ud.csv", stream.ToArray()), "lis-long");
        Assert.Empty(again.Faults);
        Assert.Equal(first.Select(Everything), again.Rows.Select(Everything));

        static ImportRow Everything(ImportRow row) => row with { Row = 0, Line = 0, Breakdown = [] };
    }

    [Fact]
    public void What_the_file_does_not_speak_of_stays_as_it_is_stored()
    {
        var stored = new ObservationFigures(5, 1, 20, 4, 6, "5,0", ObservationValueStatus.Provisional);
        var bare = Imported.Text($"{Heading}\nfolketal;766;2018;7\n", "lis-long").Rows.Single();
        var empty = Imported.Text($"{Heading};RawText;Numerator;Status\nfolketal;766;2018;7;;;\n", "lis-long").Rows.Single();
        var none = Imported.Text($"{Heading}\nfolketal;766;2018;\n", "lis-long").Rows.Single();

        Assert.Equal(stored with { Value = 7 }, bare.FiguresOver(stored));
        Assert.Equal(
            stored with { Value = 7, RawText = null, Numerator = null, ValueStatus = ObservationValueStatus.Final }, empty.FiguresOver(stored));
        Assert.Equal(stored with { Value = null, ValueStatus = ObservationValueStatus.Missing }, none.FiguresOver(stored));
        Assert.Equal("gammel", bare.NoteOver("gammel"));
    }
}
