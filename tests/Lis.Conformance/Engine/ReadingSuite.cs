using Lis.Conformance.Standard;

namespace Lis.Conformance.Engine;

/// <summary>The bodies of reads, byte for byte and the same on both databases.</summary>
public abstract class ReadingSuite(EngineHost host) : EngineSuite(host)
{
    const string Pea = """
        "Id":1,"Name":"Ærte","CategoryCode":"a/b","Amount":12.5,"Weight":0.25,"Total":9007199254740993,"Color":"Green","IsSold":true,"Words":["grøn","rund"],"SoldOn":"2018-01-31","ChangedAt":"2018-01-01T12:00:00Z","Size":{"Width":3,"Note":null}
        """;

    [Theory]
    [InlineData("Products?$top=1", "{'@odata.context':'~/base/v1/$metadata#Products','value':[{'@odata.etag':'W/\\'41\\'',*}]}")]
    [InlineData("Products(1)", "{'@odata.context':'~/base/v1/$metadata#Products/$entity','@odata.etag':'W/\\'41\\'',*}")]
    [InlineData("Categories('c''d')/Products(3)?$select=Name", "{'@odata.context':'~/base/v1/$metadata#Products(Name)/$entity','@odata.etag':'W/\\'43\\'','Id':3,'Name':'Zink'}")]
    [InlineData("Categories('a%2Fb')/Products?$select=Id", "{'@odata.context':'~/base/v1/$metadata#Products(Id)','value':[{'@odata.etag':'W/\\'41\\'','Id':1},{'@odata.etag':'W/\\'42\\'','Id':2}]}")]
    [InlineData("Products/$count", "4")]
    [InlineData("Products/$count?$filter=Color%20eq%20'Blue'", "2")]
    [InlineData("Products(1)/Name", "{'@odata.context':'~/base/v1/$metadata#Products(1)/Name','value':'Ærte'}")]
    [InlineData("Products(1)/Size", "{'@odata.context':'~/base/v1/$metadata#Products(1)/Size','Width':3,'Note':null}")]
    [InlineData("Products(1)/Words", "{'@odata.context':'~/base/v1/$metadata#Products(1)/Words','value':['grøn','rund']}")]
    [InlineData("Categories('a%2Fb')/Name", "{'@odata.context':'~/base/v1/$metadata#Categories('a/b')/Name','value':'Ærter & bønner'}", '\'')]
    [InlineData("Products(1)/Name/$value", "Ærte")]
    [InlineData("Products(1)/Amount/$value", "12.5")]
    [InlineData("Products(1)/Color/$value", "Green")]
    [InlineData("Products(1)/Category/$ref", "{'@odata.context':'~/base/v1/$metadata#$ref','@odata.id':'~/base/v1/Categories('a%2Fb')'}", '\'')]
    [InlineData("Categories('tom')/Products", "{'@odata.context':'~/base/v1/$metadata#Products','value':[]}")]
    [InlineData("Products/$ref?$top=2", "{'@odata.context':'~/base/v1/$metadata#Collection($ref)','value':[{'@odata.id':'~/base/v1/Products(1)'},{'@odata.id':'~/base/v1/Products(2)'}]}")]
    [Shows("R39")]
    public async Task A_body_is_exactly(string url, string body, char inner = '"')
    {
        // In the expected bodies ' stands for ", but for those that have apostrophes of their own.
        var expected = body.Replace("*", Pea, StringComparison.Ordinal);
        var actual = await TextAsync(url);
        Assert.Equal(
            inner == '"' ? expected.Replace('\'', '"') : expected,
            inner == '"' ? actual : actual.Replace('"', '\''));
    }

    [Fact]
    public async Task Expands_stand_in_their_rows()
    {
        var body = await JsonAsync("Categories?$expand=Products($select=Name;$count=true;$orderby=Id%20desc),Parent($select=Code)&$count=true&$select=Code");
        Assert.Equal("~/base/v1/$metadata#Categories(Code,Products(Name),Parent(Code))", body["@odata.context"]!.GetValue<string>());
        Assert.Equal(3, body["@odata.count"]!.GetValue<int>());
        Assert.Equal(
            """
            [{"Code":"a/b","Products@odata.count":2,"Products":[{"@odata.etag":"W/\"42\"","Id":2,"Name":"Bønne \"lang\""},{"@odata.etag":"W/\"41\"","Id":1,"Name":"Ærte"}],"Parent":null},{"Code":"c'd","Products@odata.count":1,"Products":[{"@odata.etag":"W/\"43\"","Id":3,"Name":"Zink"}],"Parent":{"Code":"a/b"}},{"Code":"tom","Products@odata.count":0,"Products":[],"Parent":{"Code":"a/b"}}]
            """,
            body["value"]!.ToJsonString(Relaxed));
    }

    [Fact]
    public async Task Expands_within_expands_come_on_every_level()
    {
        var body = await JsonAsync("Products?$select=Id&$expand=Prices($top=1;$orderby=From%20desc;$select=Value),Category($select=Code;$expand=Children($select=Code;$expand=Products($select=Id)))");
        Assert.Equal(
            """
            {"Id":1,"Category":{"Code":"a/b","Children":[{"Code":"c'd","Products":[{"@odata.etag":"W/\"43\"","Id":3}]},{"Code":"tom","Products":[]}]},"Prices":[{"ProductId":1,"From":"2018-04-30","Value":119}]}
            """,
            Without(body["value"]![0]!.AsObject(), "@odata.etag").ToJsonString(Relaxed));
        Assert.Equal("[]", body["value"]![3]!["Prices"]!.ToJsonString());
        Assert.Null(body["value"]![3]!["Category"]);
    }

    /// <summary>More parents than PostgreSQL is asked about at a time.</summary>
    [Fact]
    public async Task Each_of_many_parents_has_its_own_children()
    {
        var body = await JsonAsync("Prices?$select=From&$expand=Product($select=Id;$expand=Prices($select=From;$filter=Value%20lt%202))");
        var days = body["value"]!.AsArray().Select(row => string.Join(' ', row!["Product"]!["Prices"]!.AsArray().Select(price => price!["From"])));
        Assert.Equal(
            [.. Enumerable.Repeat("2018-01-01 2018-01-02", WarehouseRows.Bulk), .. Enumerable.Repeat("2020-01-01", 2)],
            days);
    }

    [Theory]
    [InlineData("Products?$expand=Prices/$count&$select=Id", "120,0,2,0")]
    [InlineData("Products?$expand=Prices($filter=Value%20lt%202;$count=true;$top=0)&$select=Id", "2,0,1,0")]
    public async Task Expands_can_be_counted(string url, string counts) =>
        Assert.Equal(counts, string.Join(',', Values<int>(await JsonAsync(url), "Prices@odata.count")));

    [Fact]
    public async Task Version_4_01_has_short_names()
    {
        var body = await JsonAsync("Products?$top=1&$select=Id&$expand=Category", ("OData-MaxVersion", "4.01"));
        Assert.Equal("~/base/v1/$metadata#Products(Id,Category())", body["@context"]!.GetValue<string>());
        Assert.Equal("W/\"41\"", body["value"]![0]!["@etag"]!.GetValue<string>());
    }

    [Fact]
    public async Task Full_metadata_names_types_ids_and_links()
    {
        var row = await JsonAsync("Products(3)?$select=Id,Amount,Category", ("Accept", "application/json;odata.metadata=full"));
        Assert.Equal(
            """
            {"@odata.context":"~/base/v1/$metadata#Products(Id,Amount,Category)/$entity","@odata.type":"#Shop.Product","@odata.id":"~/base/v1/Products(3)","@odata.etag":"W/\"43\"","@odata.editLink":"~/base/v1/Products(3)","Id@odata.type":"#Int32","Id":3,"Amount@odata.type":"#Decimal","Amount":-0.000001,"Category@odata.associationLink":"~/base/v1/Products(3)/Category/$ref","Category@odata.navigationLink":"~/base/v1/Products(3)/Category"}
            """,
            row.ToJsonString(Relaxed));
    }

    [Fact]
    public async Task Full_metadata_links_expanded_navigations_too()
    {
        var row = await JsonAsync("Products(4)?$select=Id&$expand=Category,Prices", ("Accept", "application/json;odata.metadata=full"));
        Assert.Equal(
            ["@odata.context", "@odata.type", "@odata.id", "@odata.etag", "@odata.editLink", "Id@odata.type", "Id",
                "Category@odata.associationLink", "Category@odata.navigationLink", "Category",
                "Prices@odata.associationLink", "Prices@odata.navigationLink", "Prices"],
            row.Select(member => member.Key));
    }

    [Fact]
    public async Task No_metadata_leaves_only_data()
    {
        var body = await JsonAsync("Products?$top=1&$select=Name&$count=true", ("Accept", "application/json;odata.metadata=none"));
        Assert.Equal("""{"@odata.count":4,"value":[{"Name":"Ærte"}]}""", body.ToJsonString(Relaxed));
    }

    [Fact]
    public async Task Large_numbers_are_text_for_clients_that_ask()
    {
        var body = await JsonAsync("Products?$filter=Id%20eq%201&$select=Id,Total,Amount&$count=true", ("Accept", "application/json;IEEE754Compatible=true"));
        Assert.Equal("\"1\"", body["@odata.count"]!.ToJsonString());
        Assert.Equal("\"9007199254740993\"", body["value"]![0]!["Total"]!.ToJsonString());
        Assert.Equal("\"12.5\"", body["value"]![0]!["Amount"]!.ToJsonString());
        Assert.Equal("1", body["value"]![0]!["Id"]!.ToJsonString());
    }

    [Fact]
    public async Task Nulls_are_left_out_for_clients_that_ask()
    {
        using var response = await GetAsync("Products(2)?$select=Amount,Size,Total", ("Prefer", "omit-values=nulls"));
        Assert.Equal("omit-values=nulls", response.Headers.GetValues("Preference-Applied").Single());
        Assert.EndsWith("\"Id\":2,\"Total\":0}", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}

public sealed class ReadingSuiteOnSqlite(SqliteEngineHost host) : ReadingSuite(host);

public sealed class ReadingSuiteOnPostgres(PostgresEngineHost host) : ReadingSuite(host);
