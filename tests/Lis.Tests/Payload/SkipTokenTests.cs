using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Payload.Paging;
using Lis.OData.Planning;

namespace Lis.Tests.Payload;

public class SkipTokenTests
{
    static readonly SkipToken Token = new(new PageMark(["blåbær", null, "", "17"]), 12);

    [Fact]
    public void A_token_reads_back()
    {
        var read = SkipToken.Read(Token.Write("shape"), "shape");
        Assert.Equal(Token.Mark.Values, read.Mark.Values);
        Assert.Equal(12, read.Remaining);
        Assert.Null(SkipToken.Read((Token with { Remaining = null }).Write("s"), "s").Remaining);
    }

    [Fact]
    public void A_token_of_another_request_is_refused() => Refused(Token.Write("shape"), "other");

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("!!")]
    [InlineData("AAAAAAAAAAA")]
    [InlineData("æøå")]
    public void Nonsense_is_refused(string text) => Refused(text, "shape");

    [Fact]
    public void A_token_with_any_character_changed_is_refused()
    {
        var text = Token.Write("shape");
        for (var i = 0; i < text.Length; i++)
        {
            Refused(text[..i] + (text[i] == 'A' ? 'B' : 'A') + text[(i + 1)..], "shape");
        }
    }

    [Fact]
    public void Marks_keep_values_as_the_database_does()
    {
        StoreType[] stores = [StoreType.Integer, StoreType.Text, StoreType.Numeric, StoreType.Date, StoreType.Timestamp, StoreType.Boolean, StoreType.Float];
        PageKey[] keys = [.. stores.Select((store, index) => new PageKey(new ColumnRead(index, store, 0, true), PrimitiveType.String))];
        var row = new FakeRow(5L, "å", 1.50m, new DateOnly(2018, 1, 2), 1_000_001L, true, 0.1);

        var mark = PageMark.Of(row, [.. keys]);

        Assert.Equal(
            [5L, "å", 1.50m, new DateOnly(2018, 1, 2), DateTime.UnixEpoch.AddMicroseconds(1_000_001), true, 0.1],
            mark.ToStore([.. keys]));
    }

    static void Refused(string text, string print) =>
        Assert.Equal(FaultCode.InvalidToken, Assert.Throws<FaultException>(() => SkipToken.Read(text, print)).Code);
}
