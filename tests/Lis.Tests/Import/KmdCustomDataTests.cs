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
    public void Every_fault_is_reported_and_no_personal_number_repeated()
    {
        var file = Imported.File("kmd/CD_faults.csv", "kmd-customdata", Both);

        Assert.Equal(
            [
                "4|Periode fleksjob|date-invalid|2018-1-1",
                "5|Periode fleksjob|period-missing|",
                "6|Dannet|date-invalid|8.6.2018",
                "7|Tid|date-invalid|7:30",
                "8|CPR|personal-data|",
                "9|Område|area-unknown|Rannders",
                "10|Område|area-missing|",
                "11|Køn|breakdown-invalid|",
                "12|Herkomst|text-length|" + new string('x', 201),
                "13|Tekst9|column-unknown|uden navn",
                "14|Antal personer|value-not-number|1.260",
                "15|Antal personer|value-not-number|mange",
                "16|Antal personer|value-digits|1,12345",
                "17|Antal fuldtidspersoner|value-digits|12345678901234567",
                "17|Antal fuldtidspersoner|value-digits|12345678901234567",
                "18|Metadata|value-range|2",
                "19||row-width|",
                "20|Område|area-unknown|Xyzzy",
                "20|Periode fleksjob|date-invalid|2018-13-01",
                "20|Antal personer|value-not-number|-",
            ],
            file.Faults);
        Assert.Equal(
            [
                "ledige|730|2018M01|total|1260|Final|",
                "fuldtidspersoner|730|2018M01|total|1112.5|Final|",
                "fuldtidspersoner|730|2018M01|total|1112.5|Final|",
                "fuldtidspersoner|730|2018M01|total|1112.5|Final|",
                "ledige|730|2018M02|total|1260|Final|",
                "fuldtidspersoner|730|2018M02|total|1112.5|Final|",
            ],
            file.Figures);
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
