using System.IO.Compression;
using System.Net;
using System.Text;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Contract;

/// <summary>Compressed answers and compressed bodies.</summary>
public abstract class CompressionTests(OwnHost host) : Suite(host)
{
    const string Feed = "/odata/v1/Observations";

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task An_answer_is_compressed_where_the_client_takes_it(string encoding)
    {
        var plain = (await GetAsync(Feed)).Expect(HttpStatusCode.OK);
        var packed = (await GetAsync(Feed, ("Accept-Encoding", encoding))).Expect(HttpStatusCode.OK);

        Assert.Equal(encoding, packed.Header("Content-Encoding"));
        Assert.Contains("Accept-Encoding", packed.Header("Vary"), StringComparison.Ordinal);
        Assert.Equal(plain.Text, Unpacked(packed.Body, encoding));
        Assert.True(packed.Body.Length < plain.Body.Length / 4);
        Assert.Null(plain.Header("Content-Encoding"));
    }

    [Fact]
    public async Task What_fits_one_packet_or_is_packed_already_is_left_alone()
    {
        Assert.Null((await GetAsync("/odata/v1/Areas('657')", ("Accept-Encoding", "gzip, br"))).Header("Content-Encoding"));
        Assert.Null((await GetAsync($"{Feed}?$format=xlsx", ("Accept-Encoding", "gzip, br"))).Header("Content-Encoding"));
        Assert.Null((await GetAsync($"{Feed}?$format=parquet", ("Accept-Encoding", "gzip, br"))).Header("Content-Encoding"));
    }

    [Fact]
    public async Task A_body_may_come_compressed_within_the_limit()
    {
        await using var service = await LisHost.StartAsync(Database, HostSettings.Development, "--Limits:MaxRequestBodyBytes=20000");

        Assert.Equal(HttpStatusCode.OK, await PostAsync(service, Packed("$top=1"), "gzip"));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(service, Encoding.ASCII.GetBytes("$top=1"), "gzip"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await PostAsync(service, Packed("$top=1"), "zstd"));
        // A hundred bytes that swell to a hundred thousand.
        var status = await PostAsync(service, Packed($"$top=1&x={new string('a', 100_000)}"), "gzip");
        Assert.Contains(status, new[] { HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.RequestUriTooLong, HttpStatusCode.BadRequest });
    }

    static async Task<HttpStatusCode> PostAsync(LisHost service, byte[] body, string encoding)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("text/plain");
        content.Headers.ContentEncoding.Add(encoding);
        using var response = await service.Client.PostAsync(new Uri("/odata/v1/Areas/$query", UriKind.Relative), content, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }

    static string Unpacked(byte[] body, string encoding)
    {
        using Stream stream = encoding == "br"
            ? new BrotliStream(new MemoryStream(body), CompressionMode.Decompress)
            : new GZipStream(new MemoryStream(body), CompressionMode.Decompress);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}

public sealed class CompressionTestsOnSqlite(SqliteOwnHost host) : CompressionTests(host), IClassFixture<SqliteOwnHost>;

public sealed class CompressionTestsOnPostgres(PostgresOwnHost host) : CompressionTests(host), IClassFixture<PostgresOwnHost>;
