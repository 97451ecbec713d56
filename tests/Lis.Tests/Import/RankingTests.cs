namespace Lis.Tests.Import;

public class RankingTests
{
    static readonly (string, string) Rang = ("indicator", "rang");

    [Fact]
    public void Places_with_the_number_of_participants()
    {
        var file = Imported.File("ranking/di-2018.csv", "ranking", Rang, ("year", "2018"));

        Assert.Empty(file.Faults);
        Assert.Equal(["756", "657", "766", "480", "760", "410", "450", "530", "746", "710", "330"], file.Rows.Select(row => row.AreaCode));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 85], file.Rows.Select(row => row.Value!.Value));
        Assert.All(file.Rows, row => Assert.Equal(93, row.Denominator));
    }

    [Fact]
    public void Places_in_categories_are_measures_of_their_own()
    {
        var file = Imported.File(
            "ranking/di-2018.csv", "ranking", ("indicator", "rang|andel"), ("measure", "Fysiske rammer|Infrastruktur"), ("year", "2018"));

        Assert.Contains("rang|766|2018|total|1|Final|", file.Figures);
        Assert.Contains("andel|766|2018|total|77|Final|", file.Figures);
        Assert.Contains("rang|657|2018|total||Missing|", file.Figures);
    }

    [Fact]
    public void A_workbook_with_years_ordinals_and_a_hidden_sheet()
    {
        var file = Imported.File("ranking/di.xlsx", "ranking", Rang);

        Assert.Equal(["rang|766|2017|total|2|Final|", "rang|766|2018|total|3|Final|", "rang|741|2018|total||Missing|-"], file.Figures);
        Assert.Equal([96, 93, 93], file.Rows.Select(row => row.Denominator!.Value));
    }

    [Fact]
    public void The_number_of_participants_can_be_said() =>
        Assert.Equal(
            96,
            Imported.Text("Kommune;Placering\nHedensted;2\n", "ranking", Rang, ("year", "2017"), ("participants", "96"))
                .Rows.Single().Denominator);
}
