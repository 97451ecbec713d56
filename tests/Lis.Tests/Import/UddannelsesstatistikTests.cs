namespace Lis.Tests.Import;

public class UddannelsesstatistikTests
{
    [Fact]
    public void Schools_are_a_breakdown_where_the_area_is_given()
    {
        (string, string)[] parameters = [("indicator", "karakterer|elever|andel"), ("measure", "Karaktergennemsnit|Antal elever|Andel …")];

        Assert.Equal(
            [
                "karakterer|766|2024/2025|institution=skole-a|7.3|Final|",
                "elever|766|2024/2025|institution=skole-a|2351|Final|",
                "andel|766|2024/2025|institution=skole-a|100|Final|",
            ],
            Imported.File("uddannelsesstatistik/answer.json", "uddannelsesstatistik", [.. parameters, ("area", "766")]).Figures);
        Assert.Equal(
            ["1|[0].Institution|area-unknown|Skole A"],
            Imported.File("uddannelsesstatistik/answer.json", "uddannelsesstatistik", parameters).Faults.Distinct());
    }

    [Fact]
    public void Municipalities_school_years_verdicts_and_the_wrapped_list()
    {
        var file = Imported.File(
            "uddannelsesstatistik/municipality.json", "uddannelsesstatistik", ("indicator", "karakterer"), ("measure", "Karaktergennemsnit"));

        Assert.Empty(file.Faults);
        Assert.Equal(
            [
                "karakterer|766|2024/2025|koen=M|7.1|Final|",
                "karakterer|766|20220801-20250731|koen=K|8|Final|",
                "karakterer|766|2024/2025|total||Missing|<fejl>",
                "karakterer|766|2023/2024|total||NotApplicable|Bedre end forventet",
            ],
            file.Figures);
    }

    [Fact]
    public void Columns_side_by_side_are_measures_of_their_own() =>
        Assert.Equal(
            ["7.5", "7.5", "7.5", "7.5"],
            Imported.File(
                "uddannelsesstatistik/municipality.json",
                "uddannelsesstatistik",
                ("indicator", "karakterer"),
                ("measure", "Karaktergennemsnit Land")).Figures.Select(figure => figure.Split('|')[4]));

    [Fact]
    public void Rows_that_are_left_out_can_be_called_suppressed()
    {
        var text = """
            [{"[I].[Beliggenhedskommune].[Beliggenhedskommune]":"Hedensted","[S].[Skoleår].[Skoleår]":"2024/2025","Elever":"10"},
             {"[I].[Beliggenhedskommune].[Beliggenhedskommune]":"Herning","[S].[Skoleår].[Skoleår]":"2023/2024","Elever":"9"}]
            """;

        Assert.Equal(2, Imported.Text(text, "uddannelsesstatistik", ("indicator", "elever")).Figures.Length);
        Assert.Equal(
            ["elever|657|2024/2025|total||Suppressed|", "elever|766|2023/2024|total||Suppressed|"],
            Imported.Text(text, "uddannelsesstatistik", ("indicator", "elever"), ("absent", "suppressed")).Figures.Skip(2).Order());
    }

    [Theory]
    [InlineData("{}", "file-format")]
    [InlineData("[]", "file-empty")]
    [InlineData("[1]", "file-format")]
    [InlineData("{\"elementer\":7}", "file-format")]
    [InlineData("not json", "file-format")]
    public void An_answer_that_is_none_ends_in_one_fault(string text, string rule) =>
        Assert.Equal(rule, Assert.Single(Imported.Text(text, "uddannelsesstatistik", ("indicator", "elever")).Rejects).Rule);
}
