using Lis.Domain;
using Lis.Domain.Rules;

namespace Lis.Tests.Domain;

public class BreakdownKeyTests
{
    [Theory]
    [InlineData("koen=K;alder=18-29", "alder=18-29;koen=K")]
    [InlineData("alder=18-29;koen=K", "alder=18-29;koen=K")]
    [InlineData("ærø=1;zebra=2;Zebra=3", "Zebra=3;zebra=2;ærø=1")]
    [InlineData("a=2;a.b=1;a-b=3", "a-b=3;a.b=1;a=2")]
    [InlineData("total", "total")]
    public void Pairs_come_in_the_order_of_code_points(string written, string canonical)
    {
        Assert.True(BreakdownKey.TryParse(written, out var members));
        Assert.Equal(canonical, BreakdownKey.Of(members));
        Assert.Equal(written == canonical, BreakdownKey.IsCanonical(written));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("alder")]
    [InlineData("alder=")]
    [InlineData("=18")]
    [InlineData("alder=18;")]
    [InlineData(";alder=18")]
    [InlineData("alder=18;alder=19")]
    [InlineData("alder=18=19")]
    [InlineData("alder =18")]
    [InlineData("alder=18\n")]
    [InlineData("alder=ü")]
    [InlineData("total;alder=18")]
    public void Malformed_keys_are_refused(string? text) => Assert.False(BreakdownKey.TryParse(text, out _));

    [Theory]
    [InlineData(40, true)]
    [InlineData(41, false)]
    public void A_member_has_at_most_forty_characters(int length, bool isKey) =>
        Assert.Equal(isKey, BreakdownKey.IsCanonical("d=" + new string('m', length)));

    [Fact]
    public void No_members_make_the_total()
    {
        Assert.Equal(Breakdown.TotalKey, BreakdownKey.Of([]));
        Assert.True(BreakdownKey.TryParse(Breakdown.TotalKey, out var members));
        Assert.Empty(members);
    }
}
