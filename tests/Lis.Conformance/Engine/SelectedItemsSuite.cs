using System.Net;
using System.Text.Json.Nodes;
using Lis.Conformance.Standard;

namespace Lis.Conformance.Engine;

/// <summary>Options inside <c>$select</c>, and options of a request for a property that holds a collection (URL Conventions 5.1.4).</summary>
public abstract class SelectedItemsSuite(EngineHost host) : EngineSuite(host)
{
    [Theory]
    [InlineData("Numbers($filter=$this gt 1)", "[3,2,3]")]
    [InlineData("Numbers($filter=$it/Most ge $this)", "[1,2]")]
    [InlineData("Numbers($filter=$this in (1,3))", "[3,1,3]")]
    [InlineData("Numbers($filter=$this eq @n)", "[2]")]
    [InlineData("Lines($filter=IsHeavy;$select=Label)", """[{"Label":"pære"}]""")]
    [InlineData("Lines($filter=Amount gt 1.5;$select=Pieces,Amount)", """[{"Amount":20,"Pieces":2}]""")]
    [InlineData("Lines($filter=Label eq null or Pieces eq 1;$select=Pieces)", """[{"Pieces":1},{"Pieces":2}]""")]
    [InlineData("Lines($filter=Pieces eq $it/Most;$select=Pieces,Label)", """[{"Label":null,"Pieces":2}]""")]
    [InlineData("Lines($filter=Pieces gt $root/Parcels(1)/Most)", """[{"Label":"pære","Amount":1.50,"Pieces":3,"IsHeavy":true}]""")]
    [Shows("R51b")]
    public async Task Items_are_filtered(string select, string items) => await GivesAsync(select, items);

    [Theory]
    [InlineData("Numbers($orderby=$this desc)", "[3,3,2,1]")]
    [InlineData("Numbers($orderby=$this;$top=2)", "[1,2]")]
    [InlineData("Numbers($skip=1;$top=2)", "[1,2]")]
    [InlineData("Numbers($skip=3)", "[3]")]
    [InlineData("Numbers($top=0)", "[]")]
    [InlineData("Lines($orderby=Label desc;$select=Label)", """[{"Label":"Æble"},{"Label":"pære"},{"Label":null}]""")]
    [InlineData("Lines($orderby=Pieces;$select=Pieces)", """[{"Pieces":1},{"Pieces":2},{"Pieces":3}]""")]
    [InlineData("Lines($search=ÆBLE;$select=Pieces)", """[{"Pieces":1}]""")]
    [InlineData("Lines($search=NOT pære;$select=Pieces)", """[{"Pieces":1},{"Pieces":2}]""")]
    [Shows("R51c")]
    public async Task Items_are_ordered_cut_and_searched(string select, string items) => await GivesAsync(select, items);

    [Theory]
    [InlineData("Numbers($count=true;$top=1)", 4)]
    [InlineData("Numbers($count=true;$filter=$this eq 3;$top=1)", 2)]
    [Shows("R51c")]
    public async Task The_count_is_of_all_that_pass(string select, int count)
    {
        var body = await JsonAsync($"Parcels(1)?$select={Uri.EscapeDataString(select)}");
        Assert.Equal(count, body["Numbers@odata.count"]!.GetValue<int>());
        Assert.Equal("[3]", body["Numbers"]!.ToJsonString());
        Assert.Equal("~/base/v1/$metadata#Parcels(Numbers)/$entity", body["@odata.context"]!.GetValue<string>());
    }

    [Fact]
    public async Task Each_row_has_its_own_items() => Assert.Equal(
        """[{"Id":1,"Numbers":[3,3]},{"Id":2,"Numbers":[]}]""",
        (await JsonAsync("Parcels?$select=Numbers($filter=$this%20gt%20$it/Most)&$orderby=Id"))["value"]!.ToJsonString());

    [Fact]
    [Shows("R51b")]
    public async Task Items_are_chosen_in_an_expanded_entity_too() => Assert.Equal(
        """["grøn"]""",
        (await JsonAsync("Prices(ProductId=1,From=2018-01-01)?$expand=Product($select=Words($filter=startswith($this,'g')))"))
            ["Product"]!["Words"]!.ToJsonString(Relaxed));

    [Theory]
    [InlineData("Numbers?$filter=$it gt 1&$orderby=$it", "[2,3,3]", null)]
    [InlineData("Numbers?$filter=$this eq 3&$count=true&$top=1", "[3]", 2)]
    [InlineData("Numbers?$skip=2", "[2,3]", null)]
    [InlineData("Lines?$filter=Pieces lt 3&$select=Pieces&$count=true", """[{"Pieces":1},{"Pieces":2}]""", 2)]
    public async Task The_items_can_be_the_resource(string path, string items, int? count)
    {
        var body = await JsonAsync(Sent($"Parcels(1)/{path}"));
        Assert.Equal(items, body["value"]!.ToJsonString(Relaxed));
        Assert.Equal(count, body["@odata.count"]?.GetValue<int>());
    }

    [Theory]
    [InlineData("Parcels(1)/Numbers/$count?$filter=$it gt 1", "3")]
    [InlineData("Parcels(1)/Lines/$count?$filter=IsHeavy", "1")]
    [InlineData("Parcels(2)/Lines/$count?$filter=IsHeavy", "0")]
    [Shows("R43")]
    public async Task Filtered_items_are_counted(string url, string count) => Assert.Equal(count, await TextAsync(Sent(url)));

    [Theory]
    [InlineData("Id($filter=$this gt 1)")]
    [InlineData("Numbers($filter=$this gt 1),Numbers")]
    [InlineData("Numbers($select=Label)")]
    [InlineData("Numbers($filter=Nothing eq 1)")]
    [InlineData("Lines($expand=Label)")]
    [InlineData("Lines($top=-1)")]
    public async Task What_makes_no_sense_is_refused(string select)
    {
        using var response = await GetAsync($"Parcels?$select={Uri.EscapeDataString(select)}");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    async Task GivesAsync(string select, string items)
    {
        var body = await JsonAsync($"Parcels(1)?$select={Uri.EscapeDataString(select)}&@n=2");
        var name = select[..select.IndexOf('(', StringComparison.Ordinal)];
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(items), body[name]), body[name]!.ToJsonString(Relaxed));
    }

    static string Sent(string url) => url.Replace(" ", "%20", StringComparison.Ordinal);
}

public sealed class SelectedItemsSuiteOnSqlite(SqliteEngineHost host) : SelectedItemsSuite(host);

public sealed class SelectedItemsSuiteOnPostgres(PostgresEngineHost host) : SelectedItemsSuite(host);
