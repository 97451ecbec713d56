using System.Net;
using System.Text.Json;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Standard;

/// <summary>Annotations of values, which come to those who ask for them (OData Protocol 8.2.8.4), and in conditions to all.</summary>
public abstract class AnnotationLineTests(ReadHost host) : Suite(host)
{
    const string Unit = "Value@Org.OData.Measures.V1.Unit";
    const string English = "AreaKind@Org.OData.Core.V1.Description";
    const string Danish = "AreaKind@Org.OData.Core.V1.Description#da";
    const string Herning = "/odata/v1/FlatObservations?$filter=AreaCode eq '657' and IndicatorCode eq '657-ungeledighed'&$select=Value,AreaKind&$top=1";

    [Theory]
    [InlineData("*", Unit, English, Danish)]
    [InlineData("Org.OData.Measures.V1.*", Unit)]
    [InlineData("Org.OData.Measures.V1.Unit", Unit)]
    [InlineData("org.odata.measures.v1.unit", Unit)]
    [InlineData("measures.*", Unit)]
    [InlineData("Core.Description#da", Danish)]
    [InlineData("*#da", Danish)]
    [InlineData("*,-Org.OData.Measures.V1.*", English, Danish)]
    [InlineData("-Org.OData.Measures.V1.*,*", English, Danish)]
    [InlineData("-*,Org.OData.Measures.V1.Unit", Unit)]
    [InlineData("*,-Org.OData.Core.V1.Description#da", Unit, English)]
    [InlineData("-Org.OData.Core.V1.*,Org.OData.Core.V1.Description", English, Danish)]
    [InlineData("*,-Org.OData.Measures.V1.Unit,Org.OData.Measures.V1.Unit", English, Danish)]
    [InlineData("-*")]
    [InlineData("display.*")]
    [Shows("R114")]
    public async Task The_annotations_that_are_asked_for_come_and_no_others(string patterns, params string[] names)
    {
        foreach (var (version, prefix) in new[] { ("4.0", "odata."), ("4.01", "") })
        {
            var answer = await GetAsync(Herning, ("OData-MaxVersion", version), ("Prefer", $"{prefix}include-annotations=\"{patterns}\""));
            Assert.Equal($"{prefix}include-annotations=\"{patterns}\"", answer.Expect(HttpStatusCode.OK).Header("Preference-Applied"));
            Assert.Equal(names.Order(StringComparer.Ordinal), Annotations(answer.Rows.Single()).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    [Shows("R114")]
    public async Task An_annotation_stands_before_its_value_and_says_what_the_row_tells()
    {
        var row = (await GetAsync(Herning, ("Prefer", "include-annotations=\"*\",maxpagesize=5"))).Rows.Single();
        Assert.Equal("pct", row.GetProperty(Unit).GetString());
        Assert.Equal("Kommune", row.GetProperty(Danish).GetString());
        var members = row.EnumerateObject().Select(member => member.Name).ToList();
        Assert.Equal(members.IndexOf("Value") - 1, members.IndexOf(Unit));
        Assert.Equal(members.IndexOf("AreaKind") - 2, members.IndexOf(English));
    }

    [Fact]
    [Shows("R114")]
    public async Task Related_entities_and_single_values_have_theirs_and_nothing_is_said_of_nothing()
    {
        var prefer = ("Prefer", "include-annotations=\"*\"");
        var area = (await GetAsync("/odata/v1/Indicators('657-ungeledighed')?$expand=Observations($filter=AreaCode eq '657';$top=1)", prefer)).Json;
        Assert.Equal("pct", area.GetProperty("Observations")[0].GetProperty(Unit).GetString());
        var value = (await GetAsync("/odata/v1/Areas('657')/Kind", prefer)).Json;
        Assert.Equal("Kommune", value.GetProperty("@Org.OData.Core.V1.Description#da").GetString());
        var without = (await GetAsync("/odata/v1/Areas?$filter=AggregationKind eq null&$top=1", prefer)).Rows.Single();
        Assert.DoesNotContain(without.EnumerateObject(), member => member.Name.StartsWith("AggregationKind@", StringComparison.Ordinal));
    }

    [Fact]
    [Shows("R35")]
    public async Task Nobody_gets_annotations_unasked_or_in_a_table()
    {
        Assert.Empty(Annotations((await GetAsync(Herning)).Rows.Single()));
        var table = await GetAsync($"{Herning}&$format=csv", ("Prefer", "include-annotations=\"*\",omit-values=nulls"));
        Assert.StartsWith("AreaKind,Value\r\n", table.Expect(HttpStatusCode.OK).Text.TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Null(table.Header("Preference-Applied"));
    }

    /// <summary>A page is followed whatever is preferred on the next.</summary>
    [Fact]
    public async Task A_next_page_needs_no_preference()
    {
        var first = await GetAsync("/odata/v1/Areas", ("Prefer", "maxpagesize=3,include-annotations=\"*\""));
        var next = new Uri(first.Json.GetProperty("@odata.nextLink").GetString()!).PathAndQuery;
        Assert.Empty(Annotations((await GetAsync(next, ("Prefer", "maxpagesize=3"))).Expect(HttpStatusCode.OK).Rows.First()));
        Assert.NotEmpty(Annotations((await GetAsync(next, ("Prefer", "include-annotations=\"*\""))).Rows.First()));
    }

    [Theory]
    [InlineData("FlatObservations?$filter=Value/@Org.OData.Measures.V1.Unit eq 'pct' and AreaKind/@Core.Description%23da eq 'Kommune' and Unit ne 'pct'", 0)]
    [InlineData("FlatObservations?$filter=Value/@Org.OData.Measures.V1.Unit ne Unit", 0)]
    [InlineData("Areas?$filter=Kind/@Core.Description%23da eq 'Landet'&$top=5", 0)]
    [InlineData("Areas?$filter=contains(Kind/@Core.Description%23da,'ommune') and Code eq '657'&$orderby=Kind/@Core.Description%23da", 1)]
    [InlineData("Areas?$filter=Children/any(c:c/Kind/@Core.Description%23da eq 'Kommune' and c/Code eq '657')", -1)]
    [Shows("41M-14")]
    public async Task Rows_are_chosen_by_what_is_said_of_their_values(string query, int rows)
    {
        var answer = (await GetAsync($"/odata/v1/{query}")).Expect(HttpStatusCode.OK);
        Assert.True(rows < 0 ? answer.Rows.Any() : answer.Rows.Count() == rows, answer.ToString());
    }

    [Theory]
    [InlineData("Value/@Core.Nothing eq 'x'")]
    [InlineData("@Core.Description eq 'x'")]
    public async Task An_annotation_that_is_not_there_is_not_implemented(string filter) =>
        Assert.Equal(HttpStatusCode.NotImplemented, (await GetAsync($"/odata/v1/FlatObservations?$filter={filter}")).Status);

    [Theory]
    [InlineData("omit-values=nulls")]
    [InlineData("omit-values=defaults")]
    [Shows("R113")]
    public async Task Values_that_are_null_are_left_out_on_request(string preference)
    {
        var answer = await GetAsync("/odata/v1/Areas?$filter=AggregationKind eq null&$top=1", ("Prefer", preference));
        Assert.Equal(preference, answer.Header("Preference-Applied"));
        Assert.DoesNotContain(answer.Rows.Single().EnumerateObject(), member => member.Value.ValueKind == JsonValueKind.Null);
    }

    static IEnumerable<string> Annotations(JsonElement row) =>
        row.EnumerateObject().Select(member => member.Name).Where(name => name.Contains('@', StringComparison.Ordinal) && !name.Contains("odata.", StringComparison.Ordinal) && name != "@etag");
}

public sealed class AnnotationLineTestsOnSqlite(SqliteReadHost host) : AnnotationLineTests(host);

public sealed class AnnotationLineTestsOnPostgres(PostgresReadHost host) : AnnotationLineTests(host);
