namespace Lis.Tests.Import;

public class NoegletalDkTests
{
    const string Export = "noegletal-dk/nwRap-10Sep2024-101803.csv";

    [Fact]
    public void Blocks_years_across_and_Latin_letters()
    {
        var file = Imported.File(
            Export, "noegletal-dk", ("indicator", "andel|andel-ind"), ("measure", "Andel udpendlere|Andel indpendlere"));

        Assert.Empty(file.Faults);
        Assert.Equal(
            [
                "andel|155|2007|total|76.2|Final|",
                "andel|155|2008|total|77|Final|",
                "andel|155|2024|total||Missing|M",
                "andel|665|2007|total|22.4|Final|",
                "andel|665|2008|total|23.5|Final|",
                "andel|665|2024|total||Missing|M",
                "andel-ind|155|2007|total|47.3|Final|",
                "andel-ind|155|2008|total|45.6|Final|",
                "andel-ind|155|2024|total||Missing|M",
            ],
            file.Figures);
        Assert.Equal(
            [
                "1||De Kommunale Nøgletal",
                "12||Tegnforklaring:",
                "13||M  Det pågældende nøgletal mangler for året.",
                "15||Indenrigs- og Sundhedsministeriet d. 10. september 2024",
            ],
            file.Notices);
    }

    [Fact]
    public void One_block_is_chosen_by_name()
    {
        var file = Imported.File(Export, "noegletal-dk", ("indicator", "andel-ind"), ("measure", "Andel indpendlere"));

        Assert.Equal(3, file.Figures.Length);
        Assert.Contains("5||Andel udpendlere", file.Notices);
    }

    [Fact]
    public void A_lone_hyphen_is_zero_and_a_minus_is_a_minus() =>
        Assert.Equal(
            [
                "andel|000|2007|total|1234|Final|",
                "andel|000|2008|total|12345.6|Final|",
                "andel|492|2007|total|0|Final|-",
                "andel|492|2008|total||Missing|U",
                "andel|400|2007|total|-12.3|Final|",
                "andel|400|2008|total|0|Final|",
            ],
            Imported.File("noegletal-dk/signs.csv", "noegletal-dk", ("indicator", "andel")).Figures);

    [Theory]
    [InlineData("Intet her;;\n", "andel", null, "column-missing")]
    [InlineData(";Kom.nr;2007\nEt;;\nDragør;155;1\nTo;;\nDragør;155;1\n", "andel", null, "parameter")]
    [InlineData(";Kom.nr;2007\nEt;;\nDragør;155;1\n", "andel", "Tre", "column-missing")]
    public void A_file_that_does_not_do_ends_in_one_fault(string text, string indicator, string? measure, string rule)
    {
        (string, string)[] chosen = measure is null ? [] : [("measure", measure)];
        var file = Imported.Text(text, "noegletal-dk", [("indicator", indicator), .. chosen]);

        Assert.Equal(rule, Assert.Single(file.Rejects).Rule);
    }
}
