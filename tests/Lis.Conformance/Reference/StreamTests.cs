using System.Net;
using Lis.Conformance.Standard;

namespace Lis.Conformance.Reference;

/// <summary>Media entities, stream properties and the singleton.</summary>
public abstract class StreamTests(ReferenceFixture host) : ReferenceSuite(host)
{
    [Fact]
    [Shows("R49")]
    public async Task The_bytes_of_a_media_entity_come_with_their_media_type()
    {
        var id = (await JsonAsync("MediaItems?$filter=Name eq 'Hello'"))["value"]![0]!["ID"];
        var answer = (await GetAsync($"MediaItems({id})/$value")).Expect(HttpStatusCode.OK);
        Assert.Equal(("text/plain", "hello"), (answer.ContentType, answer.Text));
        (await GetAsync("MediaItems(00000000-0000-4000-8000-000000000000)/$value")).Expect(HttpStatusCode.NotFound);
        var full = await JsonAsync($"MediaItems({id})?$format=application/json;odata.metadata=full");
        Assert.Equal($"~/MediaItems({id})/$value", full["@odata.mediaReadLink"]!.ToString());
        Assert.Equal("text/plain", full["@odata.mediaContentType"]!.ToString());
    }

    [Fact]
    [Shows("R49")]
    public async Task A_stream_property_is_read_at_its_own_address()
    {
        var laptop = await ProductAsync("Laptop");
        var photo = (await GetAsync($"{laptop}/Photo")).Expect(HttpStatusCode.OK);
        Assert.Equal("image/svg+xml", photo.ContentType);
        Assert.StartsWith("<svg", photo.Text, StringComparison.Ordinal);
        (await GetAsync($"{await ProductAsync("Coffee Mug")}/Photo")).Expect(HttpStatusCode.NoContent);
        var full = await JsonAsync($"{laptop}?$format=application/json;odata.metadata=full");
        Assert.Equal($"~/{laptop}/Photo", full["Photo@odata.mediaReadLink"]!.ToString());
        Assert.Equal("image/svg+xml", full["Photo@odata.mediaContentType"]!.ToString());
        Assert.False((await JsonAsync(laptop)).ContainsKey("Photo"));
    }

    [Fact]
    [Shows("R1")]
    public async Task A_singleton_is_read_without_a_key()
    {
        var company = await JsonAsync("Company");
        Assert.Equal("~/$metadata#Company", company["@odata.context"]!.ToString());
        Assert.Equal(("TechStore Inc.", 2010), (company["Name"]!.ToString(), company["Founded"]!.GetValue<int>()));
        Assert.Equal("W/\"1\"", company["@odata.etag"]!.ToString());
        Assert.Equal("~/$metadata#Company/Name", (await JsonAsync("Company/Name"))["@odata.context"]!.ToString());
        Assert.Equal("~/Company", (await JsonAsync("Company?$format=application/json;odata.metadata=full"))["@odata.id"]!.ToString());
        (await GetAsync("Company(1)")).Expect(HttpStatusCode.BadRequest);
        var listed = (await JsonAsync(""))["value"]!.AsArray().Select(item => $"{item!["kind"]} {item["url"]}");
        Assert.Contains("Singleton Company", listed);
        Assert.Contains("EntitySet Products", listed);
    }
}

public sealed class StreamTestsOnSqlite(SqliteReferenceFixture host) : StreamTests(host);

public sealed class StreamTestsOnPostgres(PostgresReferenceFixture host) : StreamTests(host);
