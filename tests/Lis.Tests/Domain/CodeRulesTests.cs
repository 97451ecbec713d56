using Lis.Domain.Rules;

namespace Lis.Tests.Domain;

public class CodeRulesTests
{
    [Theory]
    [InlineData("a", true)]
    [InlineData("657-ungeledighed", true)]
    [InlineData("RAR-Vestjylland", true)]
    [InlineData("Ærø_1.2", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("-a", false)]
    [InlineData(".a", false)]
    [InlineData("a b", false)]
    [InlineData("a/b", false)]
    [InlineData("a'b", false)]
    [InlineData("a\n", false)]
    [InlineData("é", false)]
    public void A_code_is_made_of_letters_digits_and_three_signs(string? text, bool isCode) => Assert.Equal(isCode, CodeRules.IsCode(text));

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void A_code_has_at_most_64_characters(int length, bool isCode) => Assert.Equal(isCode, CodeRules.IsCode(new string('a', length)));

    [Theory]
    [InlineData("657-ungeledighed", "657", true)]
    [InlineData("657ungeledighed", "657", false)]
    [InlineData("766-ungeledighed", "657", false)]
    [InlineData("ungeledighed", "657", false)]
    [InlineData("ungeledighed", null, true)]
    [InlineData("657-ungeledighed", null, false)]
    [InlineData("1234-x", null, true)]
    [InlineData("65-x", null, true)]
    public void A_code_shows_its_owner(string code, string? municipality, bool shows) =>
        Assert.Equal(shows, CodeRules.ShowsOwner(code, municipality));

    [Theory]
    [InlineData("657", true)]
    [InlineData("65", false)]
    [InlineData("6577", false)]
    [InlineData("*", false)]
    [InlineData(null, false)]
    public void A_municipality_has_three_digits(string? text, bool isMunicipality) =>
        Assert.Equal(isMunicipality, CodeRules.IsMunicipality(text));
}
