namespace Lis.Tests.Import;

public class DanmarkskortetTests
{
    static readonly (string, string) Omgjort = ("indicator", "omgjort");

    [Fact]
    public void The_published_national_rates_follow_from_counts()
    {
        var file = Imported.File(
            "danmarkskortet/national.csv",
            "danmarkskortet",
            ("indicator", "omgjort|andel|andel-ind"),
            ("measure", "Socialområdet|Børnehandicap|Voksenhandicap"));

        Assert.Empty(file.Faults);
        Assert.Equal(
            [
                "omgjort|000|2020|total|36.2|Final|",
                "andel|000|2020|total|52|Final|",
                "andel-ind|000|2020|total|42.4|Final|",
                "omgjort|000|2021|total|31.8|Final|",
                "andel|000|2021|total|35.9|Final|",
                "andel-ind|000|2021|total|34.3|Final|",
                "omgjort|000|2022|total|37.5|Final|",
                "omgjort|825|2022|total||NotApplicable|",
                "omgjort|741|2022|total|33.333333|Final|",
            ],
            file.Figures);
        Assert.Equal((520m, 1000m), (file.Rows.ElementAt(1).Numerator, file.Rows.ElementAt(1).Denominator));
    }

    [Fact]
    public void One_map_can_be_read_alone() =>
        Assert.Equal(
            ["omgjort|000|2020|total|52|Final|", "omgjort|000|2021|total|35.9|Final|"],
            Imported.File("danmarkskortet/national.csv", "danmarkskortet", Omgjort, ("measure", "Børnehandicap")).Figures);

    [Fact]
    public void Lines_of_one_outcome_each_are_gathered_and_the_legal_basis_goes_by_its_number()
    {
        var file = Imported.File("danmarkskortet/ankeast1.csv", "danmarkskortet", Omgjort);

        Assert.Empty(file.Faults);
        Assert.Equal(
            [
                "omgjort|492|2021|lovgrundlag=1|50|Final|",
                "omgjort|492|2021|lovgrundlag=1.9||Missing|..",
                "omgjort|492|2021Q2|lovgrundlag=1|0|Final|",
            ],
            file.Figures);
        Assert.Equal("1.9 Børn - efterværn - §§ 68 og 76", file.Rows.ElementAt(1).Breakdown.Single().Label);
        Assert.Single(file.Notices);
    }

    [Fact]
    public void A_case_with_a_bad_line_is_not_computed_from_the_others()
    {
        var file = Imported.File("danmarkskortet/faults-long.csv", "danmarkskortet", Omgjort);

        Assert.Equal(
            [
                "3|Antal|value-not-number|x",
                "5|Afgørelse|value-contradiction|Stadfæstet",
                "6|Afgørelse|breakdown-invalid|Udsat",
                "9|Kommune|area-unknown|Hedenstad",
                "10||row-width|",
            ],
            file.Faults);
        Assert.Equal(["omgjort|766|2024|total|50|Final|"], file.Figures);
    }
}
