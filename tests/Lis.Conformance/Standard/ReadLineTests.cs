using System.Net;
using System.Xml.Linq;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Standard;

/// <summary>Lines of the standard about addresses, negotiation and documents that no other suite shows.</summary>
public abstract class ReadLineTests(ReadHost host) : Suite(host)
{
    const string PowerQuery =
        "application/json;odata.metadata=minimal;q=1.0,application/json;odata=minimalmetadata;q=0.9,application/atomsvc+xml;q=0.8,"
        + "application/atom+xml;q=0.8,application/xml;q=0.7,text/plain;q=0.7";

    [Fact]
    [Shows("R6", "R9", "R35")]
    public async Task A_plain_client_gets_everything_and_learns_on_what_the_answer_depends()
    {
        var answer = (await GetAsync("/odata/v1/Areas")).Expect(HttpStatusCode.OK);
        Assert.Equal((await GetAsync("/odata/v1/Areas/$count")).Text, answer.Rows.Count().ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Superset(new HashSet<string> { "OData-MaxVersion", "Prefer" }, answer.Header("Vary")!.Split(", ").ToHashSet());
        Assert.Equal("application/json;odata.metadata=minimal", answer.ContentType);
    }

    [Theory]
    [InlineData("Areas?$top=-1", HttpStatusCode.BadRequest)]
    [InlineData("Areas('nowhere')", HttpStatusCode.NotFound)]
    [Shows("R17", "R36")]
    public async Task An_error_names_its_language_and_says_what_is_wrong(string url, HttpStatusCode status)
    {
        var answer = (await GetAsync($"/odata/v1/{url}")).Expect(status);
        Assert.Equal("en", answer.Header("Content-Language"));
        Assert.NotEmpty(answer.Json.GetProperty("error").GetProperty("message").GetString()!);
        Assert.NotEmpty(answer.ErrorCode!);
    }

    [Theory]
    [InlineData("Isolation")]
    [InlineData("OData-Isolation")]
    [Shows("R15")]
    public async Task An_isolation_that_is_not_given_is_refused(string header) =>
        (await GetAsync("/odata/v1/Areas", (header, "snapshot"))).Expect(HttpStatusCode.PreconditionFailed);

    [Theory]
    [InlineData("", null, "application/xml")]
    [InlineData("", "*/*", "application/xml")]
    [InlineData("", PowerQuery, "application/xml")]
    [InlineData("?$format=xml", null, "application/xml")]
    [InlineData("?$format=json", null, "application/json")]
    [InlineData("", "application/json", "application/json")]
    [Shows("R28", "R29", "R33")]
    public async Task Metadata_is_XML_unless_JSON_is_asked_for_plainly(string query, string? accept, string type)
    {
        var answer = await GetAsync($"/odata/v1/$metadata{query}", accept is null ? [] : [("Accept", accept)]);
        Assert.Equal(type, answer.Expect(HttpStatusCode.OK).ContentType);
        Assert.Contains(type.EndsWith("xml", StringComparison.Ordinal) ? "Version=\"4.0\"" : "\"$Version\":\"4.01\"", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$metadata")]
    [InlineData("")]
    [Shows("R30")]
    public async Task A_document_that_the_client_has_is_not_sent_again(string document)
    {
        var first = (await GetAsync($"/odata/v1/{document}")).Expect(HttpStatusCode.OK);
        (await GetAsync($"/odata/v1/{document}", ("If-None-Match", first.Header("ETag")!))).Expect(HttpStatusCode.NotModified);
    }

    [Fact]
    [Shows("R31", "R33")]
    public async Task The_container_tells_versions_and_capabilities_and_names_differ_in_more_than_case()
    {
        var document = XDocument.Parse((await GetAsync("/odata/v1/$metadata")).Expect(HttpStatusCode.OK).Text);
        var container = document.Descendants().Single(element => element.Name.LocalName == "EntityContainer");
        var terms = container.Elements().Select(element => element.Attribute("Term")?.Value).ToList();
        Assert.Contains("Org.OData.Core.V1.ODataVersions", terms);
        Assert.Contains("Org.OData.Capabilities.V1.SupportedFormats", terms);
        foreach (var scope in document.Descendants().Where(element => element.Name.LocalName is "Schema" or "EntityType" or "ComplexType" or "EntityContainer"))
        {
            var names = scope.Elements().Where(child => child.Name.LocalName is not ("Function" or "Action"))
                .Select(child => child.Attribute("Name")?.Value).OfType<string>().ToList();
            Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        }
    }

    [Theory]
    [InlineData("Areas?$schemaversion=*", HttpStatusCode.OK)]
    [InlineData("$metadata?$schemaversion=*", HttpStatusCode.OK)]
    [InlineData("Areas?$schemaversion=1999", HttpStatusCode.NotFound)]
    [Shows("R32")]
    public async Task A_schema_version_that_is_not_there_is_refused(string url, HttpStatusCode status) =>
        (await GetAsync($"/odata/v1/{url}")).Expect(status);

    [Theory]
    [InlineData("Areas('657')")]
    [InlineData("Areas(Code='657')")]
    [InlineData("Areas(@k)?@k='657'")]
    [InlineData("Areas(Code=@k)?@k='657'")]
    [InlineData("Areas/657")]
    [InlineData("$entity?$id=Areas('657')")]
    [InlineData("$entity?$id=/odata/v1/Areas('657')")]
    [InlineData("Areas/$filter(Code eq '657')('657')")]
    [InlineData("Areas('657')/Parent/Children('657')")]
    [Shows("R37", "R38", "R40", "R45")]
    public async Task An_entity_has_many_addresses(string address)
    {
        var answer = (await GetAsync($"/odata/v1/{address}")).Expect(HttpStatusCode.OK);
        Assert.Equal("Herning", answer.Json.GetProperty("Name").GetString());
    }

    [Theory]
    [InlineData("Areas(657)", HttpStatusCode.BadRequest)]
    [InlineData("Areas()", HttpStatusCode.BadRequest)]
    [InlineData("Areas('nowhere')", HttpStatusCode.NotFound)]
    [InlineData("Areas/nowhere", HttpStatusCode.NotFound)]
    [InlineData("FocusItems('x')", HttpStatusCode.BadRequest)]
    [InlineData("ObservationRevisions(ObservationId=1)", HttpStatusCode.BadRequest)]
    [InlineData("Areas('657')/Nothing", HttpStatusCode.NotFound)]
    [InlineData("Areas%00", HttpStatusCode.BadRequest)]
    [InlineData("Areas('%00')", HttpStatusCode.BadRequest)]
    [InlineData("Areas('%C3')", HttpStatusCode.BadRequest)]
    [Shows("R37", "R18")]
    public async Task An_address_of_nothing_is_an_error_of_OData(string address, HttpStatusCode status) =>
        Assert.NotNull((await GetAsync($"/odata/v1/{address}")).Expect(status).ErrorCode);

    [Theory]
    [InlineData("Areas/$filter(Kind eq 'Region')/$count", "5")]
    [InlineData("Areas/$filter(@f)/$count?@f=Kind eq 'Region'", "5")]
    [InlineData("Areas/$filter(Kind eq 'Region')/$filter(Code lt '083')/$count", "2")]
    [InlineData("Areas/$filter(Kind eq 'Region')/$count?$filter=Code lt '083'", "2")]
    [InlineData("FocusItems/$count?$search=botilbud", "1")]
    [InlineData("FocusItems(2)/RecurrenceMonths/$count", "2")]
    [InlineData("FocusItems(9)/Committees/$count", "2")]
    [Shows("R43", "R47c")]
    public async Task What_a_path_leads_to_is_counted(string path, string count) =>
        Assert.Equal(count, (await GetAsync($"/odata/v1/{path}")).Expect(HttpStatusCode.OK).Text);

    [Theory]
    [InlineData("4.0", "Areas?$expand=Parent&$top=1", "Areas")]
    [InlineData("4.01", "Areas?$expand=Parent&$top=1", "Areas(Parent())")]
    [InlineData("4.0", "Areas?$select=Name,Parent&$expand=Parent&$top=1", "Areas(Name,Parent)")]
    [InlineData("4.01", "Areas?$select=Name,Parent&$expand=Parent&$top=1", "Areas(Name,Parent())")]
    [InlineData("4.0", "Areas?$expand=Parent($select=Name)&$top=1", "Areas(Parent(Name))")]
    [InlineData("4.01", "Areas('657')?$select=Name&$expand=Parent($select=Name)", "Areas(Name,Parent(Name))/$entity")]
    [InlineData("4.0", "Areas('657')/Name", "Areas('657')/Name")]
    [InlineData("4.0", "Areas('082')/Children?$select=Name", "Areas(Name)")]
    [Shows("R55")]
    public async Task The_context_is_exact_in_both_versions(string version, string url, string fragment)
    {
        var answer = (await GetAsync($"/odata/v1/{url}", ("OData-MaxVersion", version))).Expect(HttpStatusCode.OK).Json;
        var context = answer.GetProperty(version == "4.0" ? "@odata.context" : "@context").GetString()!;
        Assert.Equal(fragment, context[(context.IndexOf('#', StringComparison.Ordinal) + 1)..]);
    }

    [Theory]
    [InlineData("StrategyElements?$expand=Parent($levels=2)&$top=1", HttpStatusCode.OK)]
    [InlineData("Areas('657')?$expand=Parent($levels=max)", HttpStatusCode.OK)]
    [InlineData("Areas('657')?$expand=Parent($levels=99)", HttpStatusCode.BadRequest)]
    [Shows("R53")]
    public async Task A_relation_is_expanded_level_by_level(string url, HttpStatusCode status)
    {
        var answer = (await GetAsync($"/odata/v1/{url}")).Expect(status);
        Assert.True(status != HttpStatusCode.OK || answer.Text.Contains("\"Parent\":", StringComparison.Ordinal));
    }

    [Fact]
    [Shows("R113")]
    public async Task Nulls_are_left_out_only_where_that_is_said()
    {
        var all = (await GetAsync("/odata/v1/Areas('657')")).Expect(HttpStatusCode.OK);
        var some = (await GetAsync("/odata/v1/Areas('657')", ("Prefer", "omit-values=nulls"))).Expect(HttpStatusCode.OK);
        Assert.Equal("omit-values=nulls", some.Header("Preference-Applied"));
        Assert.Contains(":null", all.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(":null", some.Text, StringComparison.Ordinal);
    }

    [Fact]
    [Shows("R115")]
    public async Task Full_metadata_has_the_link_to_edit()
    {
        var answer = await GetAsync("/odata/v1/Areas('657')?$format=application/json;odata.metadata=full");
        Assert.EndsWith("/odata/v1/Areas('657')", answer.Expect(HttpStatusCode.OK).Json.GetProperty("@odata.editLink").GetString(), StringComparison.Ordinal);
    }
}

public sealed class ReadLineTestsOnSqlite(SqliteReadHost host) : ReadLineTests(host);

public sealed class ReadLineTestsOnPostgres(PostgresReadHost host) : ReadLineTests(host);
