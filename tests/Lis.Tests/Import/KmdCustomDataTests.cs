using Lis.Import;
using Lis.Import.Sources;

namespace Lis.Tests.Import;

public class KmdCustomDataTests
{
    static readonly (string, string)[] Both =
        [("indicator", "ledige|fuldtidspersoner"), ("measure", "Antal personer|Antal fuldtidspersoner")];

    static readonly string[] Figures =
    [
        "ledige|730|2018M01|total|1260|Final|",
        "fuldtidspersoner|730|2018M01|total|1112.5|Final|",
        "ledige|730|2018M02|herkomst=dansk-oprindelse;koen=K|733|Final|",
        "fuldtidspersoner|730|2018M02|herkomst=dansk-oprindelse;koen=K|650.1234|Final|",
    ];

    [Fact]
    public void Fixed_columns_with_names_in_the_second_line()
    {
        var file = Imported.File("kmd/CD_fleksjob.csv", "kmd-customdata", Both);

        Assert.Empty(file.Faults);
        Assert.Equal(Figures, file.Figures);
        Assert.Equal(["5|Område|Uoplyst område"], file.Notices);
    }

    [Fact]
    public void An_archive_of_data_names_and_users()
    {
        var file = Imported.File("kmd/fleksjob.zip", "kmd-customdata", Both);

        Assert.Empty(file.Faults);
        Assert.Equal(Figures, file.Figures);
        Assert.Equal(["0||Aut_fleksjob.csv"], file.Notices);
    }

    [Fact]
    public void A_day_becomes_a_period_of_the_indicator() =>
        Assert.Equal(
            ["2018", "2018"],
            Imported.File("kmd/CD_fleksjob.csv", "kmd-customdata", ("indicator", "andel"), ("measure", "Antal personer"))
                .Rows.Select(row => row.Period.Code));

    [Fact]
    public void Another_date_can_be_the_period() =>
        Assert.Equal(
            ["2018M06", "2018M06"],
            Imported.File("kmd/CD_fleksjob.csv", "kmd-customdata", ("indicator", "ledige"), ("measure", "Antal personer"), ("date", "Dannet"))
                .Rows.Select(row => row.Period.Code));

    [Fact]
    public void No_personal_number_is_repeated()
    {
        var file = FaultFile.Of("kmd-customdata");

        Assert.Contains(file.Text, line => line.Contains("0101701234", StringComparison.Ordinal));
        Assert.Contains(file.Read.Rejects, reject => reject.Rule == "personal-data");
        Assert.All(file.Read.Rejects, reject => Assert.DoesNotContain("0101701234", reject.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Dato1;Tekst1;Numerisk1;Numerisk16\n", "column-unknown")]
    [InlineData("Dato1;Tekst1;Tekst1;Numerisk1\n", "column-twice")]
    [InlineData("Metadata;Dato1;Tekst1;Numerisk1\n1;a;Område;b\n", "row-width")]
    [InlineData("", "file-empty")]
    public void A_heading_that_does_not_do_ends_the_reading(string text, string rule) =>
        Assert.Equal(rule, Assert.Single(Imported.Text(text, "kmd-customdata", ("indicator", "ledige"), ("area", "766")).Rejects).Rule);

    [Fact]
    public void What_comes_in_goes_out_and_comes_in_the_same()
    {
        var first = Imported.File("kmd/CD_fleksjob.csv", "kmd-customdata", ("indicator", "ledige"), ("measure", "Antal personer"));
        var fine = first.Rows.First() with { Value = 0.00001m };
        var stream = new MemoryStream();

        var refused = KmdCustomDataFile.Write(stream, "Antal; personer", ["herkomst", "koen"], [.. first.Rows, fine], _ => "Randers");

        Assert.Equal([fine], refused);
        var again = Imported.Of(ImportFile.InMemory("CD_ud.csv", stream.ToArray()), "kmd-customdata", ("indicator", "ledige"));
        Assert.Empty(again.Faults);
        Assert.Equal(first.Figures, again.Figures);
    }
}
