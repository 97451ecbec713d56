namespace Lis.Tests.Import;

public class JobindsatsTests
{
    static readonly (string, string) Ledige = ("indicator", "ledige");

    [Theory]
    [InlineData("jobindsats/vacancies-v3.json", "jobindsats-v3-json")]
    [InlineData("jobindsats/vacancies-v3.csv", "jobindsats-v3-csv")]
    public void One_measure_of_several(string path, string profile) =>
        Assert.Equal(
            ["ledige|330|2026M08|total|770|Final|", "ledige|370|2026M08|total|703|Final|"],
            Imported.File(path, profile, Ledige, ("measure", "Antal ledige stillinger")).Figures);

    [Fact]
    public void Several_measures_are_several_indicators() =>
        Assert.Equal(
            [
                "ledige|330|2026M08|total|423|Final|",
                "fuldtidspersoner|330|2026M08|total|330|Final|",
                "ledige|370|2026M08|total|349|Final|",
                "fuldtidspersoner|370|2026M08|total|355|Final|",
            ],
            Imported.File(
                "jobindsats/vacancies-v3.csv",
                "jobindsats-v3-csv",
                ("indicator", "ledige|fuldtidspersoner"),
                ("measure", "Gennemsnit pr. dag|Nyopslåede")).Figures);

    [Fact]
    public void Without_a_choice_the_measures_are_named()
    {
        var reject = Assert.Single(Imported.File("jobindsats/vacancies-v3.json", "jobindsats-v3-json", Ledige).Rejects);

        Assert.Equal("parameter", reject.Rule);
        Assert.Contains("'Antal ledige stillinger', 'Gennemsnit pr. dag', 'Nyopslåede'", reject.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_Danish_text_signs_twin_captions_and_rows_before_columns()
    {
        var first = Imported.File("jobindsats/signs-v3.json", "jobindsats-v3-json", Ledige, ("measure", "Antal personer"));
        var second = Imported.File("jobindsats/signs-v3.json", "jobindsats-v3-json", Ledige, ("measure", "Antal personer#2"));

        Assert.Empty(first.Faults.Concat(second.Faults));
        Assert.Equal(
            [
                "ledige|000|2026M08|koen=M|1234|Final|",
                "ledige|330|2026M08|koen=K|1234.5|Final|",
                "ledige|741|2026M08|total||Missing|",
                "ledige|825|2026M08|total||Missing|..",
                "ledige|492|2026M08|total|4|Final|",
            ],
            first.Figures);
        Assert.Equal(
            [
                "ledige|000|2026M08|koen=M|1.5|Final|",
                "ledige|330|2026M08|koen=K||Missing|",
                "ledige|741|2026M08|total||Missing|-",
                "ledige|825|2026M08|total||Missing|.",
                "ledige|492|2026M08|total||Suppressed|*",
            ],
            second.Figures);
        Assert.Equal(["3|rows[1].Område|Uoplyst område"], first.Notices);
    }

    [Fact]
    public void All_period_codes_and_ambiguous_dots() =>
        Assert.Equal(
            [
                "ledige|RAR-Vestjylland|2018M01|total|1257.7|Final|",
                "ledige|657|2018Q1|total|1260|Final|",
                "ledige|657|2022QMAT02|total|1300|Final|",
                "ledige|657|2022QMAT04|total|1310|Final|",
                "ledige|657|2018|total|1200|Final|",
                "ledige|657|2018H1|total|-12.3|Final|",
            ],
            Imported.File("jobindsats/periods-v3.csv", "jobindsats-v3-csv", Ledige, ("measure", "Antal fuldtidspersoner")).Figures);

    [Fact]
    public void Version_2_matches_columns_by_their_place()
    {
        Assert.Equal(
            ["ledige|657|2018M01|koen=K|1112.5|Final|"],
            Imported.File("jobindsats/answer-v2.json", "jobindsats-v2-json", Ledige, ("measure", "Antal fuldtidspersoner")).Figures);
        Assert.Equal(
            ["ledige|657|2022QMAT02|total|17.1|Final|", "ledige|657|2022QMAT04|ydelsesgrupper=a-dagpenge-mv.|2.4|Final|"],
            Imported.File("jobindsats/measures-v2.json", "jobindsats-v2-json", Ledige).Figures);
    }

    [Fact]
    public void The_same_figures_are_the_same_rows_in_every_shape()
    {
        (string, string)[] both = [("indicator", "ledige|andel"), ("measure", "Antal personer|Pct.")];
        var first = Imported.File("jobindsats/same-v3.json", "jobindsats-v3-json", both).Figures;

        Assert.Equal(6, first.Length);
        Assert.Equal(first, Imported.File("jobindsats/same-v3.csv", "jobindsats-v3-csv", both).Figures);
        Assert.Equal(first, Imported.File("jobindsats/same-v2.json", "jobindsats-v2-json", both).Figures);
    }

    [Fact]
    public void The_same_figures_from_the_Statbank_and_from_Jobindsats_are_the_same_rows() =>
        Assert.Equal(
            Imported.Text("OMRÅDE;KØN;TID;INDHOLD\nHerning;Mænd;2018M01;4,5\nHerning;I alt;2018K1;1260\n", "dst-csv", Ledige).Figures,
            Imported.Text(
                "Periode;Område;Køn;Antal\n2018M01;Herning;Mænd;4,5\n2018Q01;Herning;Køn i alt;1.260\n", "jobindsats-v3-csv", Ledige).Figures);

    [Theory]
    [InlineData("{\"columns\":[\"Periode\",\"Område\",\"Antal\"]}", "column-missing")]
    [InlineData("{\"rows\":[]}", "column-missing")]
    [InlineData("{\"columns\":[\"Periode\",\"Antal\"],\"rows\":[]}", "column-missing")]
    [InlineData("{\"columns\":[\"Periode\",\"Område\",\"Antal\"],\"rows\":[[\"2018M01\",\"Herning\",1],", "file-format")]
    public void An_answer_that_is_none_ends_in_one_fault(string text, string rule)
    {
        var reject = Assert.Single(Imported.Text(text, "jobindsats-v3-json", Ledige).Rejects);
        Assert.Equal(rule, reject.Rule);
    }
}
