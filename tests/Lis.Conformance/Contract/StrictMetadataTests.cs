using System.Net;
using System.Xml;
using System.Xml.Linq;
using Lis.Conformance.Harness;
using Lis.Conformance.Standard;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Validation;

namespace Lis.Conformance.Contract;

/// <summary>
/// <c>$metadata</c> for clients of 4.0 as Power Query reads it: nothing that came with 4.01, and no annotation whose vocabulary it could not
/// find, since over one of these it refuses the whole feed.
/// </summary>
public abstract class StrictMetadataTests(ReadHost host) : Suite(host)
{
    /// <summary>Primitive types and attributes that CSDL 4.0 does not have.</summary>
    static readonly string[] Later = ["Edm.Untyped", "Edm.PropertyPath", "Edm.ModelElementPath", "Edm.AnyPropertyPath", "Edm.AnnotationPath", "Edm.NavigationPropertyPath"];

    [Fact]
    [Shows("R28", "R33")]
    public async Task Nothing_came_later_than_the_version_of_the_client()
    {
        var document = await DocumentAsync(("OData-MaxVersion", "4.0"));
        Assert.Equal("4.0", document.Root!.Attribute("Version")!.Value);
        Assert.DoesNotContain(document.Descendants().Attributes("Type").Select(type => type.Value), type => Later.Any(later => type.Contains(later, StringComparison.Ordinal)));
        Assert.DoesNotContain(
            document.Descendants().Where(element => element.Name.LocalName == "ComplexType").Elements(), part => part.Name.LocalName == "NavigationProperty");
        Assert.DoesNotContain(document.Descendants().Attributes("Scale"), scale => scale.Value is "variable" or "floating");
        Assert.Equal("4.01", (await DocumentAsync(("OData-MaxVersion", "4.01"))).Root!.Attribute("Version")!.Value);
    }

    [Fact]
    [Shows("R28")]
    public async Task Every_annotation_is_of_a_vocabulary_that_is_referenced_and_defines_it()
    {
        var document = await DocumentAsync(("OData-MaxVersion", "4.0"));
        var included = document.Descendants().Where(element => element.Name.LocalName == "Include")
            .ToDictionary(include => include.Attribute("Namespace")!.Value, include => include.Parent!.Attribute("Uri")!.Value);
        Assert.All(included.Values, uri => Assert.StartsWith("https://oasis-tcs.github.io/", uri, StringComparison.Ordinal));
        var terms = document.Descendants().Where(element => element.Name.LocalName == "Annotation").Select(element => element.Attribute("Term")!.Value).Distinct();
        Assert.All(terms, term => Assert.Contains(term[..term.LastIndexOf('.')], included.Keys));
    }

    [Fact]
    [Shows("R28", "R29")]
    public async Task A_foreign_reader_finds_the_model_valid()
    {
        using var reader = XmlReader.Create(new MemoryStream((await GetAsync("/odata/v1/$metadata")).Expect(HttpStatusCode.OK).Body));
        Assert.True(CsdlReader.TryParse(reader, out var model, out var faults), string.Join('\n', faults));
        model.Validate(out var errors);
        Assert.DoesNotContain(errors, error => !IsOfNoConcern(error));
        Assert.Contains(model.SchemaElements, element => element is IEdmFunction { Name: "Series", IsBound: true });
        Assert.Contains(model.SchemaElements, element => element is IEdmAction { Name: "Approve", IsBound: true });
    }

    /// <summary>
    /// The reader does not fetch vocabularies; that their terms are referenced is another test. And it wants a navigation to lead somewhere
    /// always when its key is always there; the standard does not, and here it leads nowhere for who may not see the other end.
    /// </summary>
    static bool IsOfNoConcern(EdmError error) => error.ErrorCode is EdmErrorCode.BadUnresolvedTerm or EdmErrorCode.BadUnresolvedType
        or EdmErrorCode.BadUnresolvedProperty or EdmErrorCode.InvalidMultiplicityOfPrincipalEnd;

    async Task<XDocument> DocumentAsync(params (string, string)[] headers) =>
        XDocument.Parse((await GetAsync("/odata/v1/$metadata", headers)).Expect(HttpStatusCode.OK).Text);
}

public sealed class StrictMetadataTestsOnSqlite(SqliteReadHost host) : StrictMetadataTests(host);

public sealed class StrictMetadataTestsOnPostgres(PostgresReadHost host) : StrictMetadataTests(host);
