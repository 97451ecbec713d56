using Lis.Domain.Rules;

namespace Lis.Tests.Domain;

public class CaseNumberTests
{
    [Theory]
    [InlineData("00.22.00-P22-1-22", "00.22.00", "P22", 2022, 1)]
    [InlineData("00.00.00-P19-1719-10", "00.00.00", "P19", 2010, 1719)]
    [InlineData("13.03.00-Ø60-7-25", "13.03.00", "Ø60", 2025, 7)]
    [InlineData("28.00.00-G01-1-79", "28.00.00", "G01", 2079, 1)]
    [InlineData("28.00.00-G01-1-80", "28.00.00", "G01", 1980, 1)]
    public void Kle_numbers_give_subject_facet_year_and_sequence(string text, string kle, string facet, int year, int sequence)
    {
        Assert.True(CaseNumber.TryParse(text, out var number));
        Assert.Equal(new CaseNumber(kle, facet, null, year, sequence), number);
    }

    [Fact]
    public void The_other_system_gives_municipality_year_and_sequence()
    {
        Assert.True(CaseNumber.TryParse("330-2018-77903", out var number));
        Assert.Equal(new CaseNumber(null, null, "330", 2018, 77903), number);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("00.22-P22-1-22")]
    [InlineData("00.22.00-p22-1-22")]
    [InlineData("00.22.00-P2-1-22")]
    [InlineData("00.22.00-P22-123456-22")]
    [InlineData("00.22.00-P22-1-2022")]
    [InlineData("00.22.00-P22-1-22\n")]
    [InlineData("33-2018-77903")]
    [InlineData("330-18-77903")]
    [InlineData("330-2018-9999999999")]
    public void Other_texts_are_no_numbers(string? text) => Assert.False(CaseNumber.TryParse(text, out _));
}
