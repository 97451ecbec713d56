using System.Net;
using System.Xml.Linq;
using Lis.Conformance.Standard;

namespace Lis.Conformance.Reference;

/// <summary><c>$metadata</c> of the reference model as a strict client of 4.0 reads it, and what it says of capabilities.</summary>
public abstract class ReferenceMetadataTests(ReferenceFixture host) : ReferenceSuite(host)
{
    const string Capabilities = "Org.OData.Capabilities.V1.";

    [Fact]
    [Shows("R28", "R33")]
    public async Task Every_annotation_is_of_a_vocabulary_that_is_referenced()
    {
        var document = await DocumentAsync("4.0");
        Assert.Equal("4.0", document.Root!.Attribute("Version")!.Value);
        var included = Of(document, "Include").Select(include => include.Attribute("Namespace")!.Value).ToHashSet();
        var terms = Of(document, "Annotation").Select(annotation => annotation.Attribute("Term")!.Value).ToList();
        Assert.NotEmpty(terms);
        Assert.All(terms, term => Assert.Contains(term[..term.LastIndexOf('.')], included));
        Assert.All(Of(document, "Reference"), reference => Assert.StartsWith("https://oasis-tcs.github.io/", reference.Attribute("Uri")!.Value, StringComparison.Ordinal));
        Assert.DoesNotContain(Of(document, "ComplexType").Elements(), part => part.Name.LocalName == "NavigationProperty");
    }

    [Fact]
    [Shows("R31")]
    public async Task What_cannot_be_written_says_so_and_nothing_else_does()
    {
        var sets = Of(await DocumentAsync("4.01"), "EntitySet").ToDictionary(
            set => set.Attribute("Name")!.Value,
            set => set.Descendants().Where(value => value.Attribute("Property")?.Value is "Insertable" or "Updatable" or "Deletable" && value.Attribute("Bool")?.Value == "false").ToList(),
            StringComparer.Ordinal);
        Assert.Equal(3, sets["ReadOnlyItems"].Count);
        foreach (var (name, refusals) in sets.Where(set => set.Key != "ReadOnlyItems"))
        {
            Assert.Empty(refusals);
            var (method, status) = name == "MediaItems" ? ("PUT", HttpStatusCode.MethodNotAllowed) : ("POST", HttpStatusCode.BadRequest);
            (await SendAsync(method, name, "[]")).Expect(status);
        }
    }

    /// <summary>Geography is left out: no property has it, and no function of it is said to be there.</summary>
    [Fact]
    [Shows("R31")]
    public async Task Functions_that_are_listed_work()
    {
        var document = await DocumentAsync("4.0");
        var functions = Of(document, "Annotation").Single(annotation => annotation.Attribute("Term")!.Value == $"{Capabilities}FilterFunctions")
            .Descendants().Where(element => element.Name.LocalName == "String").Select(element => element.Value).ToList();
        Assert.Contains("contains", functions);
        Assert.DoesNotContain(functions, function => function.StartsWith("geo", StringComparison.Ordinal));
        Assert.DoesNotContain(Of(document, "Property"), property => property.Attribute("Type")!.Value.StartsWith("Edm.Geo", StringComparison.Ordinal));
        (await GetAsync("Products?$filter=geo.length(Name) gt 1")).Expect(HttpStatusCode.NotImplemented);
    }

    [Theory]
    [InlineData("4.0", "application/xml")]
    [InlineData("4.01", "application/json")]
    [Shows("R30")]
    public async Task A_model_that_the_client_has_is_not_sent_again(string version, string form)
    {
        var first = (await GetAsync("$metadata", ("OData-MaxVersion", version), ("Accept", form))).Expect(HttpStatusCode.OK);
        var again = await GetAsync("$metadata", ("OData-MaxVersion", version), ("Accept", form), ("If-None-Match", first.Header("ETag")!));
        Assert.Empty(again.Expect(HttpStatusCode.NotModified).Body);
        var other = await GetAsync("$metadata", ("OData-MaxVersion", version == "4.0" ? "4.01" : "4.0"), ("Accept", "application/xml"), ("If-None-Match", first.Header("ETag")!));
        other.Expect(HttpStatusCode.OK);
    }

    static IEnumerable<XElement> Of(XDocument document, string name) => document.Descendants().Where(element => element.Name.LocalName == name);

    async Task<XDocument> DocumentAsync(string version) =>
        XDocument.Parse((await GetAsync("$metadata", ("OData-MaxVersion", version))).Expect(HttpStatusCode.OK).Text);
}

public sealed class ReferenceMetadataTestsOnSqlite(SqliteReferenceFixture host) : ReferenceMetadataTests(host);

public sealed class ReferenceMetadataTestsOnPostgres(PostgresReferenceFixture host) : ReferenceMetadataTests(host);
