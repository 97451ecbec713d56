using System.Net;
using Lis.Conformance.Standard;

namespace Lis.Conformance.Engine;

/// <summary>Values in JSON: structural comparison, and functions of whole collections (URL Conventions 5.1.1.1, 5.1.1.5, 5.1.1.6).</summary>
public abstract class StructuralSuite(EngineHost host) : EngineSuite(host)
{
    [Theory]
    [InlineData("""Size eq {"Width":3,"Note":null}""", "1")]
    [InlineData("""Size eq {"Width":3}""", "1")]
    [InlineData("""{"Note":"bred","Width":7,"@odata.type":"#Shop.Size"} eq Size""", "3")]
    [InlineData("""Size ne {"Width":3,"Note":null}""", "2 3 4")]
    [InlineData("Size eq @size", "3")]
    [InlineData("Size eq Size", "1 2 3 4")]
    [InlineData("Size eq $root/Products(3)/Size", "3")]
    [InlineData("Size ne $root/Products(2)/Size", "1 3")]
    [InlineData("""Size in [{"Width":3},{"Width":7,"Note":"bred"}]""", "1 3")]
    [InlineData("Size in @sizes", "2 3 4")]
    [InlineData("""Words eq ["grøn","rund"]""", "1")]
    [InlineData("""Words eq ["rund","grøn"]""", "")]
    [InlineData("Words eq []", "2 4")]
    [InlineData("""Words ne ["å"]""", "1 2 4")]
    [InlineData("Words eq @words", "3")]
    [InlineData("Words eq $root/Products(4)/Words", "2 4")]
    [Shows("R71")]
    public async Task Values_are_compared_as_wholes(string filter, string ids) => await PassAsync("Products", filter, ids);

    [Theory]
    [InlineData("contains(Numbers,[1,2])", "1")]
    [InlineData("contains(Numbers,[1,3])", "")]
    [InlineData("contains(Numbers,[])", "1 2")]
    [InlineData("startswith(Numbers,[3,1])", "1")]
    [InlineData("startswith(Numbers,[1])", "")]
    [InlineData("endswith(Numbers,[2,3])", "1")]
    [InlineData("endswith(Numbers,[9,3,1,2,3])", "")]
    [InlineData("indexof(Numbers,[2,3]) eq 2", "1")]
    [InlineData("indexof(Numbers,[3]) eq 0", "1")]
    [InlineData("indexof(Numbers,[7]) eq -1", "1 2")]
    [InlineData("length(Numbers) eq 4", "1")]
    [InlineData("length(Lines) gt Most", "1")]
    [InlineData("concat(Numbers,[8]) eq [3,1,2,3,8]", "1")]
    [InlineData("concat(Numbers,Numbers)/$count eq 8", "1")]
    [InlineData("substring(Numbers,1) eq [1,2,3]", "1")]
    [InlineData("substring(Numbers,1,2) eq [1,2]", "1")]
    [InlineData("substring(Numbers,-1) eq [3]", "1")]
    [InlineData("substring(Numbers,Most) eq [2,3]", "1")]
    [InlineData("substring(Numbers,9) eq []", "1 2")]
    [InlineData("hassubsequence(Numbers,[3,2,3])", "1")]
    [InlineData("hassubsequence(Numbers,[2,1])", "")]
    [InlineData("hassubsequence(Numbers,[])", "1 2")]
    [InlineData("hassubset(Numbers,[3,3,2])", "1")]
    [InlineData("not startswith(Numbers,@numbers)", "2")]
    [Shows("R62b")]
    public async Task Functions_take_collections(string filter, string ids) => await PassAsync("Parcels", filter, ids);

    [Theory]
    [InlineData("Products", """Size eq {"Widht":3}""")]
    [InlineData("Products", """Size gt {"Width":3}""")]
    [InlineData("Products", """Name eq {"Width":3}""")]
    [InlineData("Products", """Size eq {"Width":"a"}""")]
    [InlineData("Products", """Size eq {"Width":3""")]
    [InlineData("Products", """Words eq [1]""")]
    [InlineData("Products", """Name eq ["a"]""")]
    [InlineData("Parcels", "contains(Numbers,['a'])")]
    [InlineData("Parcels", "toupper(Numbers) eq 'A'")]
    [InlineData("Parcels", "contains(Numbers,3)")]
    [InlineData("Parcels", "substring(Numbers,'a') eq []")]
    public async Task Values_that_do_not_fit_are_refused(string set, string filter)
    {
        using var response = await GetAsync($"{set}?$filter={Uri.EscapeDataString(filter)}");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    async Task PassAsync(string set, string filter, string ids)
    {
        const string Aliases =
            """@size={"Width":7,"Note":"bred"}&@sizes=[null,{"Width":7,"Note":"bred"}]&@words=["å"]&@numbers=[3]""";
        var aliases = string.Join('&', Aliases.Split('&').Select(alias => $"{alias.Split('=')[0]}={Uri.EscapeDataString(alias.Split('=')[1])}"));
        var body = await JsonAsync($"{set}?$filter={Uri.EscapeDataString(filter)}&$orderby=Id&{aliases}");
        Assert.Equal(ids, string.Join(' ', Values<int>(body, "Id")));
    }
}

public sealed class StructuralSuiteOnSqlite(SqliteEngineHost host) : StructuralSuite(host);

public sealed class StructuralSuiteOnPostgres(PostgresEngineHost host) : StructuralSuite(host);
