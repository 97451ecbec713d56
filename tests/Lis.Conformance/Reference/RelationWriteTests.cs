using System.Net;
using System.Text;
using Lis.Conformance.Standard;

namespace Lis.Conformance.Reference;

/// <summary>Relations, streams, batches and deltas of the reference model.</summary>
public abstract class RelationWriteTests(OwnReferenceFixture host) : ReferenceSuite(host)
{
    static readonly (string, string) Newer = ("OData-Version", "4.01");

    [Fact]
    [Shows("R96b", "R96d", "R96e")]
    public async Task References_of_a_collection_are_added_and_removed()
    {
        var (lamp, bulb) = (await MakeProductAsync(), await MakeProductAsync());
        (await SendAsync("POST", $"{lamp}/RelatedProducts/$ref", $$"""{"@odata.id":"{{bulb}}"}""")).Expect(HttpStatusCode.NoContent);
        (await SendAsync("POST", $"{lamp}/RelatedProducts/$ref", $$"""{"@odata.id":"{{bulb}}"}""")).Expect(HttpStatusCode.NoContent);
        Assert.Equal("1", (await GetAsync($"{lamp}/RelatedProducts/$count")).Text);
        (await SendAsync(HttpMethod.Delete, $"{lamp}/RelatedProducts/$ref?$id={bulb}")).Expect(HttpStatusCode.NoContent);
        Assert.Equal("0", (await GetAsync($"{lamp}/RelatedProducts/$count")).Text);
        (await SendAsync("POST", $"{lamp}/RelatedProducts/$ref", $$"""{"@odata.id":"{{bulb}}"}""")).Expect(HttpStatusCode.NoContent);
        (await SendAsync(HttpMethod.Delete, $"{lamp}/RelatedProducts{bulb["Products".Length..]}/$ref")).Expect(HttpStatusCode.NoContent);
        (await SendAsync(HttpMethod.Delete, $"{lamp}/RelatedProducts{bulb["Products".Length..]}/$ref")).Expect(HttpStatusCode.NotFound);
        Assert.Equal("0", (await GetAsync($"{lamp}/RelatedProducts/$count")).Text);
    }

    [Fact]
    [Shows("R96c")]
    public async Task The_reference_to_one_is_set_and_removed()
    {
        var lamp = await MakeProductAsync();
        var kitchen = $"Categories({(await JsonAsync("Categories?$filter=Name eq 'Kitchen'"))["value"]![0]!["ID"]})";
        (await SendAsync("PUT", $"{lamp}/Category/$ref", $$"""{"@odata.id":"{{kitchen}}"}""")).Expect(HttpStatusCode.NoContent);
        Assert.Equal("Kitchen", (await JsonAsync($"{lamp}/Category"))["Name"]!.ToString());
        (await SendAsync(HttpMethod.Delete, $"{lamp}/Category/$ref")).Expect(HttpStatusCode.NoContent);
        (await GetAsync($"{lamp}/Category")).Expect(HttpStatusCode.NoContent);
        (await SendAsync("PUT", $"{lamp}/Category/$ref", """{"@odata.id":"Categories(00000000-0000-4000-8000-000000000000)"}""")).Expect(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    [Shows("R97", "R98", "R96a")]
    public async Task A_category_comes_with_its_products_and_binds_others()
    {
        var bulb = await MakeProductAsync();
        var made = (await SendAsync(
            "POST",
            "Categories?$expand=Products($select=Name;$orderby=Price)",
            $$"""{"Name":"{{Unique("Light")}}","Products":[{"Name":"Candle","Price":1,"Descriptions":[{"LanguageKey":"EN","Description":"Burns"}]}]}""")).Expect(HttpStatusCode.Created);
        Assert.Equal("Candle", made.Json.GetProperty("Products")[0].GetProperty("Name").GetString());
        var light = await RelativeAsync(made.Header("Location"));
        (await SendAsync("PATCH", light, $$"""{"Products@odata.bind":["{{bulb}}"]}""", ("OData-Version", "4.0"))).Expect(HttpStatusCode.OK);
        Assert.Equal("2", (await GetAsync($"{light}/Products/$count")).Text);
        Assert.Equal("1", (await GetAsync($"{light}/Products/$count?$filter=Descriptions/any(d:d/LanguageKey eq 'EN')")).Text);
        var below = (await SendAsync("POST", $"{light}/Products", """{"Name":"Torch"}""")).Expect(HttpStatusCode.Created);
        Assert.Equal(light, $"Categories({below.Json.GetProperty("CategoryID")})");
        (await SendAsync("PATCH", bulb, """{"Category":{"@id":"Categories(00000000-0000-4000-8000-000000000000)"}}""", Newer)).Expect(HttpStatusCode.UnprocessableEntity);
        (await SendAsync("PATCH", bulb, """{"Category":null}""", Newer)).Expect(HttpStatusCode.OK);
        Assert.Equal("2", (await GetAsync($"{light}/Products/$count")).Text);
    }

    [Fact]
    [Shows("R49")]
    public async Task A_media_entity_is_its_bytes()
    {
        var made = (await SendAsync(HttpMethod.Post, "MediaItems", new StringContent("good day", Encoding.UTF8, "text/plain"))).Expect(HttpStatusCode.Created);
        Assert.Equal(8, made.Json.GetProperty("Size").GetInt32());
        var item = await RelativeAsync(made.Header("Location"));
        Assert.Equal("good day", (await GetAsync($"{item}/$value")).Text);
        (await SendAsync(HttpMethod.Put, $"{item}/$value", new ByteArrayContent([1, 2, 3]) { Headers = { ContentType = new("image/png") } })).Expect(HttpStatusCode.NoContent);
        var read = (await GetAsync($"{item}/$value")).Expect(HttpStatusCode.OK);
        Assert.Equal([1, 2, 3], read.Body);
        Assert.Equal("image/png", read.ContentType);
        (await SendAsync("PATCH", item, """{"Name":"Three bytes"}""")).Expect(HttpStatusCode.OK);
        var after = await JsonAsync(item);
        Assert.Equal(("Three bytes", 3, "image/png"), (after["Name"]!.ToString(), after["Size"]!.GetValue<int>(), after["ContentType"]!.ToString()));
        (await SendAsync(HttpMethod.Delete, item)).Expect(HttpStatusCode.NoContent);
        (await GetAsync($"{item}/$value")).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    [Shows("R49")]
    public async Task A_stream_property_is_written_at_its_own_address()
    {
        var lamp = await MakeProductAsync();
        var tag = (await JsonAsync(lamp))["@odata.etag"]!.ToString();
        var put = await SendAsync(HttpMethod.Put, $"{lamp}/Photo", new ByteArrayContent([9]) { Headers = { ContentType = new("image/gif") } }, ("If-Match", tag));
        put.Expect(HttpStatusCode.NoContent);
        var photo = (await GetAsync($"{lamp}/Photo")).Expect(HttpStatusCode.OK);
        Assert.Equal("image/gif", photo.ContentType);
        Assert.Equal([9], photo.Body);
        Assert.NotEqual(tag, (await JsonAsync(lamp))["@odata.etag"]!.ToString());
        (await SendAsync(HttpMethod.Put, $"{lamp}/Photo", new ByteArrayContent([8]), ("If-Match", tag))).Expect(HttpStatusCode.PreconditionFailed);
        (await SendAsync(HttpMethod.Delete, $"{lamp}/Photo")).Expect(HttpStatusCode.NoContent);
        (await GetAsync($"{lamp}/Photo")).Expect(HttpStatusCode.NoContent);
    }

    [Fact]
    [Shows("R105", "R106")]
    public async Task A_group_of_a_batch_is_stored_together_or_not_at_all()
    {
        var name = Unique("Set");
        string Batch(string description) => $$"""
            {"requests":[
              {"id":"1","atomicityGroup":"g","method":"post","url":"Products","headers":{"content-type":"application/json"},"body":{"Name":"{{name}}" } },
              {"id":"2","atomicityGroup":"g","method":"post","url":"$1/Descriptions","headers":{"content-type":"application/json"},"body":{"LanguageKey":"EN","Description":{{description}} } }]}
            """;
        var failed = (await SendAsync("POST", "$batch", Batch("null"))).Expect(HttpStatusCode.OK);
        Assert.Contains(failed.Json.GetProperty("responses").EnumerateArray(), part => part.GetProperty("status").GetInt32() >= 400);
        Assert.Equal("0", (await GetAsync($"Products/$count?$filter=Name eq '{name}'")).Text);
        var stored = (await SendAsync("POST", "$batch", Batch("\"Shines\""))).Expect(HttpStatusCode.OK);
        Assert.All(stored.Json.GetProperty("responses").EnumerateArray(), part => Assert.Equal(201, part.GetProperty("status").GetInt32()));
        Assert.Equal("1", (await GetAsync($"Products/$count?$filter=Name eq '{name}' and Descriptions/any()")).Text);
    }

    [Fact]
    [Shows("R110")]
    public async Task Changes_are_followed_by_delta_links()
    {
        var (kept, gone) = (await MakeProductAsync(), await MakeProductAsync());
        var first = await JsonAsync("Products?$select=Name", ("Prefer", "odata.track-changes"));
        (await SendAsync("PATCH", kept, """{"Name":"Renamed"}""")).Expect(HttpStatusCode.OK);
        (await SendAsync(HttpMethod.Delete, gone)).Expect(HttpStatusCode.NoContent);
        var delta = await JsonAsync(first["@odata.deltaLink"]!.ToString().Replace("~/", "", StringComparison.Ordinal));
        var entries = delta["value"]!.AsArray();
        Assert.Contains(entries, entry => entry!["Name"]?.ToString() == "Renamed" && kept.Contains(entry["ID"]!.ToString(), StringComparison.Ordinal));
        Assert.Contains(entries, entry => entry!["reason"]?.ToString() == "deleted" && entry["id"]!.ToString().EndsWith(gone, StringComparison.Ordinal));
        (await SendAsync(HttpMethod.Post, "Reseed")).Expect(HttpStatusCode.OK);
        (await GetAsync(delta["@odata.deltaLink"]!.ToString().Replace("~/", "", StringComparison.Ordinal))).Expect(HttpStatusCode.Gone);
    }
}

public sealed class RelationWriteTestsOnSqlite(SqliteOwnReferenceFixture host) : RelationWriteTests(host), IClassFixture<SqliteOwnReferenceFixture>;

public sealed class RelationWriteTestsOnPostgres(PostgresOwnReferenceFixture host) : RelationWriteTests(host), IClassFixture<PostgresOwnReferenceFixture>;
