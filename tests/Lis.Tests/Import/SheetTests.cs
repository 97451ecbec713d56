using Lis.Import;
using Lis.Import.Sheets;

namespace Lis.Tests.Import;

public class SheetTests
{
    static readonly (string, string) Andel = ("indicator", "andel");

    [Fact]
    public void Eco_has_years_over_areas_in_merged_cells()
    {
        var file = Imported.File(
            "sheets/eco.xlsx", "eco", Andel, ("measure", "Folkeskole"), ("sheet", "Serviceniveau"), ("area", "320"), ("comparison", "DST-4"));

        Assert.Empty(file.Faults);
        Assert.Equal(
            [
                "andel|320|2017|total|98.5|Final|",
                "andel|DST-4|2017|total|101.25|Final|",
                "andel|000|2017|total|100|Final|",
                "andel|320|2018|total|97.123457|Final|",
                "andel|DST-4|2018|total|101|Final|",
                "andel|000|2018|total|100|Final|",
            ],
            file.Figures);
        Assert.Contains("5|2017 Regionen|Regionen", file.Notices);
    }

    [Fact]
    public void Eco_has_years_in_lines_too_and_in_the_title()
    {
        Assert.Equal(
            [
                "andel|330|2017|total|98.5|Final|",
                "andel|085|2017|total|99.9|Final|",
                "andel|000|2017|total|100|Final|",
                "andel|330|2018|total|97.1|Final|",
                "andel|085|2018|total|100.2|Final|",
                "andel|000|2018|total|100|Final|",
            ],
            Imported.File("sheets/eco-years.csv", "eco", Andel).Figures);
        Assert.Equal(
            [
                "andel|320|2018|total|98.5|Final|",
                "andel|000|2018|total|100|Final|",
                "andel-ind|320|2018|total|1102.5|Final|",
                "andel-ind|000|2018|total|100|Final|",
            ],
            Imported.File(
                "sheets/eco-title.csv", "eco", ("indicator", "andel|andel-ind"), ("measure", "Folkeskole|Dagtilbud"), ("area", "320")).Figures);
    }

    [Fact]
    public void Kend_din_kommune_has_a_line_per_municipality_and_the_country_last()
    {
        var file = Imported.File(
            "sheets/kend.xlsx", "kend-din-kommune", ("indicator", "andel|andel-ind"), ("measure", "Udgift pr. elev (kr.)|Andel børn i dagtilbud"));

        Assert.Empty(file.Faults);
        Assert.Equal(
            [
                "andel|766|2018|total|68250.5|Final|",
                "andel-ind|766|2018|total|12.3|Final|",
                "andel|657|2018|total|71300|Final|",
                "andel-ind|657|2018|total|12.5|Final|",
                "andel|330|2018|total||Missing|i.o.",
                "andel-ind|330|2018|total||Missing|",
                "andel|000|2018|total|70100|Final|",
                "andel-ind|000|2018|total|13|Final|",
            ],
            file.Figures);
    }

    [Fact]
    public void Flis_is_long_or_wide()
    {
        var tall = Imported.File("sheets/flis-long.csv", "flis", Andel, ("measure", "Sygefravær"));
        var wide = Imported.File("sheets/flis-wide.csv", "flis", Andel);

        Assert.Empty(tall.Faults.Concat(wide.Faults));
        Assert.Equal(
            [
                "andel|766|2018M01|total|4.5|Final|",
                "andel|766|2018M01|koen=K||Suppressed|<5",
                "andel|000|2018M01|total|5.25|Final|",
            ],
            tall.Figures);
        Assert.Equal((45m, 1000m), (tall.Rows.First().Numerator, tall.Rows.First().Denominator));
        Assert.Equal("få", tall.Rows.ElementAt(1).Note);
        Assert.Equal(
            [
                "andel|766|2018M01|total|4.5|Final|",
                "andel|766|2018M02|total|4.6|Final|",
                "andel|766|2018M01|koen=K|5|Final|",
                "andel|766|2018M02|koen=K|5.1|Final|",
                "andel|766|2018M01|koen=M|4|Final|",
                "andel|766|2018M02|koen=M|4.1|Final|",
                "andel|657|2018M01|total|3.5|Final|",
                "andel|657|2018M02|total|3.6|Final|",
            ],
            wide.Figures);
        Assert.Contains("7||Hovedtotal", wide.Notices);
    }

    [Fact]
    public void Danskernes_sundhed_writes_shares_as_fractions()
    {
        var waves = Imported.File("sheets/sundhed.xlsx", "danskernes-sundhed", Andel);
        var measures = Imported.File(
            "sheets/sundhed-measures.csv", "danskernes-sundhed", ("indicator", "andel|andel-ind"), ("measure", "Dagligrygere|Svær overvægt"));

        Assert.Empty(waves.Faults.Concat(measures.Faults));
        Assert.Equal(
            [
                "andel|766|2010|total|21.3|Final|",
                "andel|766|2013|total|17.8|Final|",
                "andel|766|2017|total|16.666667|Final|",
                "andel|766|2021|total|12.3|Final|",
                "andel|082|2010|total|20|Final|",
                "andel|082|2013|total|12.3|Final|",
                "andel|082|2017|total|15|Final|",
                "andel|082|2021|total|14|Final|",
                "andel|741|2010|total||Missing|",
                "andel|741|2013|total||Suppressed|<5",
                "andel|741|2017|total||Missing|-",
                "andel|741|2021|total|10|Final|",
                "andel|000|2010|total|21|Final|",
                "andel|000|2013|total|17|Final|",
                "andel|000|2017|total|16.9|Final|",
                "andel|000|2021|total|13.9|Final|",
            ],
            waves.Figures);
        Assert.Equal(["andel|766|2021|total|12.3|Final|", "andel-ind|766|2021|total|20|Final|"], measures.Figures);
    }

    [Fact]
    public void Lim_reads_a_pivot_table_with_titles_filters_outline_totals_and_per_cent()
    {
        var file = Imported.File("sheets/lim.xlsx", "lim", ("indicator", "ledige|andel"), ("measure", "Antal|Andel"));

        Assert.Empty(file.Faults);
        Assert.Equal(
            [
                "ledige|330|2018M01|ydelse=a-dagpenge|1260|Final|",
                "andel|330|2018M01|ydelse=a-dagpenge|12.3|Final|",
                "ledige|330|2018M02|ydelse=a-dagpenge|1300|Final|",
                "andel|330|2018M02|ydelse=a-dagpenge|12.5|Final|",
                "ledige|330|2018M01|ydelse=kontanthjaelp|5.5|Final|",
                "andel|330|2018M01|ydelse=kontanthjaelp|12.3|Final|",
                "ledige|330|2018M02|ydelse=kontanthjaelp||Suppressed|*",
                "andel|330|2018M02|ydelse=kontanthjaelp||Missing|-",
                "ledige|330|2018M01|total|1265.5|Final|",
                "andel|330|2018M01|total|1|Final|",
                "ledige|330|2018M02|total|1300|Final|",
                "andel|330|2018M02|total|1|Final|",
                "ledige|085|2018M01|total|9000|Final|",
                "andel|085|2018M01|total|2|Final|",
                "ledige|085|2018M02|total|9100|Final|",
                "andel|085|2018M02|total|2|Final|",
                "ledige|085|2018M01|ydelse=a-dagpenge|8000|Final|",
                "andel|085|2018M01|ydelse=a-dagpenge|3|Final|",
                "ledige|085|2018M02|ydelse=a-dagpenge|8100|Final|",
                "andel|085|2018M02|ydelse=a-dagpenge|3|Final|",
            ],
            file.Figures);
        Assert.Contains("11||Hovedtotal", file.Notices);
    }

    [Fact]
    public void Lim_reads_measures_across_and_an_area_from_the_parameters()
    {
        Assert.Equal(
            ["ledige|492|2018M01|total|1260|Final|", "ledige|492|2018Q1|total|-12.3|Final|"],
            Imported.File("sheets/lim.csv", "lim", ("indicator", "ledige"), ("measure", "Indskrevne børn")).Figures);
        Assert.Equal(
            ["ledige|330|2018|total|1260|Final|", "ledige|330|2019|total|1300|Final|"],
            Imported.File("sheets/lim-fixed.csv", "lim", ("indicator", "ledige"), ("measure", "Antal forløb"), ("area", "330")).Figures);
    }

    [Theory]
    [InlineData("eco", "x;y\n1;2\n", "column-missing")]
    [InlineData("flis", "Kommune;2018\nHedensted;1\n", "indicator-unknown")]
    [InlineData("kend-din-kommune", "Kommune;A;B\nHedensted;1;2\n", "column-missing")]
    [InlineData("kend-din-kommune", "Tal for 2018\nKommune;A;B\nHedensted;1;2\n", "parameter")]
    [InlineData("kend-din-kommune", "Tal for 2018 og 2019\nKommune;A\nHedensted;1\n", "column-missing")]
    [InlineData("lim", "", "file-empty")]
    public void A_sheet_that_does_not_do_ends_in_one_fault(string profile, string text, string rule)
    {
        var indicator = rule == "indicator-unknown" ? "ukendt" : "andel";
        Assert.Equal(rule, Assert.Single(Imported.Text(text, profile, ("indicator", indicator)).Rejects).Rule);
    }

    [Fact]
    public void A_municipality_adds_a_profile_without_building()
    {
        var profile = SheetProfileFile.Parse("""
            {
              "Name": "eget-ark", "Description": "Eget ark", "Numbers": "Invariant", "Symbols": { "Zero": ["-"] },
              "Layouts": [ { "Anchors": [["Sted"]], "Columns": { "Area": ["Sted"] }, "Across": ["Period"] } ]
            }
            """);
        var items = ImportReading.Read(profile, new ImportRequest
        {
            File = ImportFile.InMemory("a.csv", "Sted;2018;2019\nHerning;1.25;-\n"u8.ToArray()),
            Areas = KnownCodes.Areas,
            Indicators = KnownCodes.Indicators,
            Parameters = new Dictionary<string, string> { ["indicator"] = "andel" },
        });

        Assert.Equal([1.25m, 0m], items.OfType<ImportRow>().Select(row => row.Value!.Value));
    }

    [Theory]
    [InlineData("{}", "line 1, $: an object stands here with Name, Description", "Missing: Name, Description, Layouts.")]
    [InlineData("not json", "line 1, $: this is no JSON.", "")]
    [InlineData("null", "$: a profile stands here", "")]
    [InlineData("""{ "Name": "a", "Description": "b", "Layouts": [] }""", "$.Name: it is 2 to 60 small letters", "$.Layouts: at least one layout")]
    [InlineData("""{ "Name": "ab", "Description": "b", "Layouts": [{}], "Colour": "red" }""", "line 1, $.Colour: there is no 'Colour' here", "Decimals")]
    [InlineData("""{ "Name": "ab", "Description": "b", "Layout": [] }""", "$.Layout: there is no 'Layout' here", "perhaps 'Layouts'?")]
    [InlineData("""{ "Name": "ab", "Description": "b", "Layouts": [{ "Across": ["Sideways"] }] }""", "$.Layouts[0].Across[0]: it is one of Area, Period, Measure.", "")]
    [InlineData("""{ "Name": "ab", "Description": "b", "Layouts": [{ "FillDown": "ja" }] }""", "$.Layouts[0].FillDown: true or false stands here.", "")]
    [InlineData("""{ "Name": "ab", "Description": "b", "Layouts": [{ "Columns": { "Area": "Kommune" } }] }""", "$.Layouts[0].Columns.Area: a list stands here", "a text")]
    [InlineData("""{ "Name": "ab", "Description": "b", "Layouts": [{ "Columns": { "Omraade": [] } }] }""", "$.Layouts[0].Columns.Omraade: there is no 'Omraade' here", "Area")]
    [InlineData("""{ "Name": "ab", "Description": "b", "Layouts": [{}] }""", "$.Layouts[0].Anchors: lists of captions", "$.Layouts[0]: either Across")]
    [InlineData("""{ "Name": "ab", "Name": "ac", "Description": "b", "Layouts": [{}] }""", "$", "Name")]
    [InlineData("""{ "Name": "ab", "Description": " ", "Decimals": 9, "Layouts": [{ "Anchors": [["A"]], "Across": ["Area", "Area"] }] }""", "$.Description:", "$.Layouts[0].Across: each of")]
    [InlineData("""{ "Name": "ab", "Description": "b", "Symbols": { "Missing": ["-"], "Zero": ["-"] }, "Layouts": [{ "Anchors": [["A"]], "Across": ["Area"] }] }""", "$.Symbols: the sign '-'", "")]
    [InlineData("""{ "Name": "ab", "Description": "b", "Areas": { "Regionen": "{regionen}" }, "Layouts": [{ "Anchors": [["A"]], "Across": ["Area"] }] }""", "$.Areas['Regionen']: {regionen} names no parameter", "area")]
    [InlineData("""{ "Name": "ab", "Description": "b", "Parameters": [{ "Name": "year", "Description": "c" }], "Layouts": [{ "Anchors": [["A"]], "Across": ["Area"] }] }""", "$.Parameters: every profile has 'year' once", "")]
    public void A_profile_that_is_none_says_where_and_what_would_be_right(string json, string where, string right)
    {
        var fault = Assert.Throws<FormatException>(() => SheetProfileFile.Parse(json));

        Assert.Contains(where, fault.Message, StringComparison.Ordinal);
        Assert.Contains(right, fault.Message, StringComparison.Ordinal);
    }
}
