namespace Lis.Tests.Import;

public class DstTests
{
    static readonly (string, string) Folketal = ("indicator", "folketal");

    static readonly (string, string) Leave = ("absent", "leave");

    [Fact]
    public void Labels_with_byte_order_mark()
    {
        var file = Imported.File("dst/folk1a.csv", "dst-csv", Folketal);

        Assert.Empty(file.Faults);
        Assert.Equal(
            [
                "folketal|000|2026Q1|total|6025603|Final|",
                "folketal|787|2026Q1|total|42572|Final|",
                "folketal|787|2026Q1|alder=0-17;civilstand=ugift;koen=M|4100|Final|",
                "folketal|787|2026Q1|alder=0-17;civilstand=ugift;koen=K|3985|Final|",
            ],
            file.Figures);
        Assert.Equal(
            ["0-17 år", "Ugift", "Mænd"],
            file.Rows.ElementAt(2).Breakdown.OrderBy(member => member.Dimension).Select(member => member.Label));
    }

    [Fact]
    public void Decimal_commas() =>
        Assert.Equal(
            ["folketal|000|2025|total|42955.6|Final|", "folketal|787|2025|total|1072.2|Final|"],
            Imported.File("dst/decimals.csv", "dst-csv", Folketal).Figures);

    [Fact]
    public void Codes_without_their_zeros_dots_and_places_that_are_no_areas()
    {
        var file = Imported.File("dst/codes.csv", "dst-csv", Folketal);

        Assert.Empty(file.Faults);
        Assert.Equal(
            [
                "folketal|773|2023|total|44814|Final|",
                "folketal|773|2022|total||Missing|..",
                "folketal|084|2023|total|5|Final|",
                "folketal|000|2023|total|-0.5|Final|",
                "folketal|LD-01|2023|total|7|Final|",
            ],
            file.Figures);
        Assert.Equal(["7|OMRÅDE|411"], file.Notices);
    }

    [Fact]
    public void In_English_the_point_is_the_decimal_sign_and_the_semicolon_stays()
    {
        var file = Imported.File("dst/english.csv", "dst-csv", Folketal, ("language", "en"));

        Assert.Equal(["folketal|773|2020Q1|total|1072.2|Final|"], file.Figures);
        Assert.Equal(["2|OMRÅDE|area-unknown|All Denmark"], file.Faults);
    }

    [Fact]
    public void All_time_codes() =>
        Assert.Equal(
            [
                "2018", "2018H1", "2018Q1", "2018M01", "2018W01", "2018M01D05", "20210101-20251231", "2017/2018", "2017/2018",
            ],
            Imported.File("dst/times.csv", "dst-csv", Folketal).Rows.Select(row => row.Period.Code));

    [Fact]
    public void Suppressed_municipalities_and_other_spellings_of_names()
    {
        var file = Imported.File("dst/prices.csv", "dst-csv", Folketal);

        Assert.Empty(file.Faults);
        Assert.Equal(["741", "756", "665", "779", "820", "751", "480", "400", "101"], file.Rows.Select(row => row.AreaCode));
        Assert.Equal(4, file.Rows.Count(row => row is { Value: null, RawText: ".." }));
    }

    [Theory]
    [InlineData("OMRÅDE;TID\n000;2020\n", "1|INDHOLD|column-missing|")]
    [InlineData("OMRÅDE;INDHOLD\n000;1\n", "1|year|column-missing|")]
    [InlineData("KØN;TID;INDHOLD\nM;2020;1\n", "1|area|column-missing|")]
    [InlineData("FRAKOM;TILKOM;TID;INDHOLD\n787;773;2020;1\n", "1|area|parameter|FRAKOM|TILKOM")]
    [InlineData("", "0||file-empty|")]
    public void A_heading_that_does_not_do_ends_the_reading(string text, string fault) =>
        Assert.Equal([fault], Imported.Text(text, "dst-csv", Folketal).Faults);

    [Fact]
    public void A_file_without_areas_or_periods_takes_them_from_the_parameters() =>
        Assert.Equal(
            ["folketal|787|2020|koen=M|1|Final|"],
            Imported.Text("KØN;INDHOLD\nM;1\n", "dst-csv", Folketal, ("area", "Thisted"), ("year", "2020")).Figures);

    [Fact]
    public void Unknown_areas_are_told_with_the_nearest_one() =>
        Assert.Contains("Thisted (787)", FaultFile.Of("dst-csv").Read.Rejects[0].Message, StringComparison.Ordinal);

    [Fact]
    public void Marks_beside_figures_give_their_standing()
    {
        const string Cube = """{"id":["OMR","Tid"],"size":[1,4],"dimension":{"OMR":{"category":{"index":["787"]}},"Tid":{"category":{"index":["2019","2020","2021","2022"]}}},"value":[1,2,null,null],"status":{"0":"bp","1":"f","2":"c","3":"z"}}""";

        Assert.Equal(
            ["Provisional", "Forecast", "Suppressed", "NotApplicable"],
            Imported.Text(Cube, "dst-jsonstat", Folketal).Rows.Select(row => row.ValueStatus.ToString()));
    }

    [Fact]
    public void One_member_of_a_variable_can_be_chosen()
    {
        var file = Imported.Text(
            "OMRÅDE;ENHED;TID;INDHOLD\n787;Antal;2020;5\n787;Procent;2020;2,5\n", "dst-csv", Folketal, ("measure", "ENHED=Procent"));

        Assert.Equal(["folketal|787|2020|total|2.5|Final|"], file.Figures);
        Assert.Single(file.Notices);
    }

    [Fact]
    public void A_complete_bulk_file_is_like_csv()
    {
        var file = Imported.File("dst/complete.bulk.csv", "dst-bulk", Folketal);

        Assert.Equal(["folketal|773|2023|total|44814|Final|", "folketal|773|2022|total||Missing|.."], file.Figures);
        Assert.Empty(file.Notices);
    }

    [Fact]
    public void What_a_bulk_file_leaves_out_is_zero()
    {
        var file = Imported.File("dst/absent.bulk.csv", "dst-bulk", Folketal);

        Assert.Equal(8, file.Figures.Length);
        Assert.Equal(
            [
                "folketal|773|2022|koen=M|0|Final|",
                "folketal|773|2022|total|0|Final|",
                "folketal|773|2023|koen=M|0|Final|",
                "folketal|787|2022|koen=M|0|Final|",
                "folketal|787|2023|total|0|Final|",
            ],
            file.Figures.Skip(3).Order(StringComparer.Ordinal));
        Assert.Equal(8, file.Rows.Select(row => row.Row).Distinct().Count());
        Assert.Equal(3, Imported.File("dst/absent.bulk.csv", "dst-bulk", Folketal, Leave).Figures.Length);
    }

    [Fact]
    public void Nothing_counts_as_left_out_of_a_bulk_file_with_faults()
    {
        var file = Imported.Text("OMRÅDE;TID;INDHOLD\n773;2023;5\n787;2022;6\n787;2023;x\n", "dst-bulk", Folketal);

        Assert.Equal(["folketal|773|2023|total|5|Final|", "folketal|787|2022|total|6|Final|"], file.Figures);
        Assert.Single(file.Faults);
    }

    [Fact]
    public void JSON_stat_as_the_Statbank_writes_it() =>
        Assert.Equal(
            [
                "folketal|000|2018|koen=M|7016|Final|",
                "folketal|000|2019|koen=M|7095|Final|",
                "folketal|000|2018|koen=K|9454|Final|",
                "folketal|000|2019|koen=K|9471|Final|",
            ],
            Imported.File("dst/men-and-women.json", "dst-jsonstat", Folketal, ("area", "000")).Figures);

    [Theory]
    [InlineData("dst/same.px", "dst-px")]
    [InlineData("dst/same-1.json", "dst-jsonstat")]
    [InlineData("dst/same-2.json", "dst-jsonstat")]
    [InlineData("dst/same-codes.csv", "dst-csv")]
    public void The_same_figures_are_the_same_rows_in_every_shape(string path, string profile)
    {
        var first = Imported.File("dst/same.csv", "dst-csv", Folketal);
        var other = Imported.File(path, profile, Folketal);

        Assert.Empty(other.Faults);
        Assert.Equal(24, first.Figures.Length);
        Assert.Equal(first.Figures.Select(WithoutRaw), other.Figures.Select(WithoutRaw));
        Assert.Equal(first.Notices.Length, other.Notices.Length);
    }

    [Fact]
    public void PX_letters_are_Windows_1252_and_variables_go_by_their_codes() =>
        Assert.Equal(
            [
                "folketal|492|2024Q4|total|10|Final|",
                "folketal|825|2024Q4|total|20|Final|",
                "folketal|492|2024Q4|ieland=tyrkiet||Missing|..",
                "folketal|825|2024Q4|ieland=tyrkiet|3|Final|",
                "folketal|492|2024Q4|ieland=faeroeerne|1|Final|",
                "folketal|825|2024Q4|ieland=faeroeerne|0|Final|",
            ],
            Imported.File("dst/origin.px", "dst-px", Folketal).Figures);

    [Theory]
    [InlineData("dst-jsonstat", "{\"dataset\":")]
    [InlineData("dst-jsonstat", "[1,2]")]
    [InlineData("dst-jsonstat", "{\"dimension\":{},\"id\":[\"A\"],\"size\":[1]}")]
    [InlineData("dst-jsonstat", "{\"id\":[\"A\"],\"size\":[2],\"dimension\":{\"A\":{\"category\":{\"index\":[\"787\"]}}},\"value\":[1]}")]
    [InlineData("dst-jsonstat", "{\"id\":[\"OMR\"],\"size\":[1],\"dimension\":{\"OMR\":{\"category\":{\"index\":[\"787\"]}}},\"value\":[1,2]}")]
    [InlineData("dst-jsonstat", "{\"id\":[\"OMR\"],\"size\":[1],\"dimension\":{\"OMR\":{\"category\":{\"index\":[\"787\"]}}},\"value\":[]}")]
    [InlineData("dst-jsonstat", "{\"id\":[\"OMR\"],\"size\":[1],\"dimension\":{\"OMR\":{\"category\":{\"index\":[\"787\"]}}},\"value\":{\"7\":1}}")]
    [InlineData("dst-px", "CHARSET=\"ANSI\";\nSTUB=\"a\";\nDATA=1;")]
    [InlineData("dst-px", "CHARSET=\"ANSI;\n")]
    [InlineData("dst-px", "STUB=\"OMR\";VALUES(\"OMR\")=\"787\";DATA=1 2;")]
    [InlineData("dst-px", "STUB=\"OMR\";VALUES(\"OMR\")=\"787\",\"773\";DATA=1;")]
    [InlineData("dst-px", "STUB=\"OMR\";VALUES(\"OMR\")=\"787\";DATA=1")]
    [InlineData("dst-px", "")]
    public void A_cube_that_is_none_ends_in_one_fault(string profile, string text)
    {
        var file = Imported.Text(text, profile, Folketal, ("year", "2020"));

        Assert.Single(file.Faults, fault => fault.Contains("file-format", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("folketall", "indicator-unknown")]
    [InlineData("folketal|andel", "parameter")]
    public void An_indicator_that_does_not_fit_ends_the_reading(string indicator, string rule) =>
        Assert.Equal([$"0|indicator|{rule}|{indicator}"], Imported.File("dst/decimals.csv", "dst-csv", ("indicator", indicator)).Faults);

    // JSON says null where text files say two dots.
    static string WithoutRaw(string figure) => figure[..figure.LastIndexOf('|')];
}
