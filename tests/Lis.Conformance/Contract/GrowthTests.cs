using System.Net;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Contract;

/// <summary>Version 1 may only grow: the running service against the committed openapi/v1.json and openapi/v1.metadata.xml.</summary>
public abstract class GrowthTests(ReadHost host) : Suite(host)
{
    const string HowToUpdate = "`dotnet run --project src/Lis.Api -- openapi openapi` writes both files anew";

    [Fact]
    public async Task Nothing_was_removed_from_the_metadata_or_retyped()
    {
        var (committed, running) = await MetadataAsync();
        Assert.Empty(committed.Except(running));
    }

    [Fact]
    public async Task Nothing_was_removed_from_the_OpenApi_document_or_retyped()
    {
        var (committed, running) = await OpenApiAsync();
        Assert.Empty(committed.Except(running));
    }

    [Fact]
    public async Task The_committed_documents_are_complete()
    {
        foreach (var (committed, running) in new[] { await MetadataAsync(), await OpenApiAsync() })
        {
            Assert.True(running.IsSubsetOf(committed), $"{HowToUpdate}: {string.Join(Environment.NewLine, running.Except(committed).Take(20))}");
        }
    }

    [Fact]
    public async Task The_page_of_the_document_is_served()
    {
        var page = (await GetAsync("/swagger/index.html")).Expect(HttpStatusCode.OK);
        Assert.StartsWith("text/html", page.ContentType, StringComparison.Ordinal);
        Assert.Contains("'self'", page.Header("Content-Security-Policy"), StringComparison.Ordinal);
    }

    async Task<(HashSet<string> Committed, HashSet<string> Running)> MetadataAsync() => (
        PublishedElements.OfMetadata(await ReadAsync("openapi/v1.metadata.xml")),
        PublishedElements.OfMetadata((await GetAsync("/odata/v1/$metadata", ("Accept", "application/xml"))).Expect(HttpStatusCode.OK).Text));

    async Task<(HashSet<string> Committed, HashSet<string> Running)> OpenApiAsync() => (
        PublishedElements.OfOpenApi(await ReadAsync("openapi/v1.json")),
        PublishedElements.OfOpenApi((await GetAsync("/openapi/v1.json")).Expect(HttpStatusCode.OK).Text));

    static Task<string> ReadAsync(string path) => File.ReadAllTextAsync(Repository.PathOf(path), TestContext.Current.CancellationToken);
}

public sealed class GrowthTestsOnSqlite(SqliteReadHost host) : GrowthTests(host);

public sealed class GrowthTestsOnPostgres(PostgresReadHost host) : GrowthTests(host);
