using System.Net;
using Lis.Conformance.Harness;
using Lis.Conformance.Standard;

namespace Lis.Conformance.Reads;

/// <summary>Addressing (OData URL Conventions 4): keys, properties, navigation, counts, references.</summary>
public abstract class AddressTests(ReadHost host) : ReadSuite(host)
{
    [Theory]
    [InlineData("Areas('657')", "Code", "657")]
    [InlineData("Areas(Code='657')", "Name", "Herning")]
    [InlineData("Areas(@k)?@k='657'", "Name", "Herning")]
    [InlineData("Areas(Code=@k)?@k='657'", "Name", "Herning")]
    [InlineData("FocusItems(7)", "Title", "Forebyggelige indlæggelser")]
    [InlineData("FocusItems(Id=7)", "Number", "7")]
    [InlineData("Indicators('657-ungeledighed')/CoreTask", "Code", null)]
    [InlineData("Breakdowns('alder%3D18-29')", "Key", "alder=18-29")]
    [InlineData("Areas('766')/Parent", "Code", "LD-09")]
    [InlineData("FocusItems(7)/FocusList", "Id", "1")]
    [InlineData("FocusItems(7)/Committees(6)", "Name", "Social Omsorg")]
    [InlineData("Areas('082')/Children('LD-10')", "Kind", "Province")]
    [Shows("R37", "R39")]
    public async Task One_entity_is_found(string url, string property, string? value)
    {
        var answer = await GetAsync(Root + url);
        if (value is null)
        {
            Assert.Contains(answer.Status, new[] { HttpStatusCode.NoContent, HttpStatusCode.OK });
            return;
        }

        Assert.Equal(value, answer.Expect(HttpStatusCode.OK).Json.GetProperty(property).ToString());
    }

    [Theory]
    [InlineData("Areas('999')", 404)]
    [InlineData("Areas('aar''hus')", 404)]
    [InlineData("Areas('a%2Fb')", 404)]
    [InlineData("Areas('%C3%A6%C3%B8%C3%A5')", 404)]
    [InlineData("FocusItems(16)", 404)]
    [InlineData("FocusItems(999)/Committees", 404)]
    [InlineData("FocusItems(999)/Committees/$count", 404)]
    [InlineData("FocusItems(7)/Committees(5)", 404)]
    [InlineData("Nothing", 404)]
    [InlineData("area", 404)]
    [InlineData("Areas('657')/Nothing", 404)]
    [InlineData("FocusItems('7')", 400)]
    [InlineData("FocusItems(7.5)", 400)]
    [InlineData("FocusItems(Number=7)", 400)]
    [InlineData("FocusItems(7,8)", 400)]
    [InlineData("Areas(657)", 400)]
    [InlineData("Areas('657", 400)]
    [InlineData("Areas('657'", 400)]
    [InlineData("ObservationRevisions(1)", 400)]
    [InlineData("Areas('657')/Name/$count", 404)]
    [InlineData("Areas('657')/$value", 400)]
    [InlineData("Areas('657')/Name/$ref", 404)]
    [Shows("R18", "R36")]
    public async Task What_is_not_there_is_an_error_of_OData(string url, int status) => await FaultAsync(url, (HttpStatusCode)status);

    [Fact]
    [Shows("R37")]
    public async Task A_key_of_two_properties_is_given_by_name_in_any_order()
    {
        var id = (await RowsAsync("ObservationRevisions?$top=1"))[0].GetProperty("ObservationId").GetInt64();
        foreach (var key in new[] { $"ObservationId={id},Revision=1", $"Revision=1,ObservationId={id}" })
        {
            Assert.Equal(1, (await GetAsync($"{Root}ObservationRevisions({key})")).Expect(HttpStatusCode.OK).Json.GetProperty("Revision").GetInt32());
        }
    }

    [Theory]
    [InlineData("Areas('657')/Name", "Herning")]
    [InlineData("FocusItems(2)/RecurrenceMonths", "[5,11]")]
    [InlineData("FocusItems(6)/RecurrenceMonths", "[]")]
    [InlineData("Areas('657')/Kind", "Municipality")]
    [InlineData("BudgetLines(1)/Deviation", "-2.4")]
    [InlineData("Areas('766')/Parent/Name", "Landsdel Østjylland")]
    [Shows("R41")]
    public async Task A_property_is_wrapped_in_value(string url, string value)
    {
        var json = (await GetAsync(Root + url)).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(value, json.GetProperty("value").ToString());
        Ends(url, json.GetProperty("@odata.context").GetString());
    }

    [Theory]
    [InlineData("Areas('657')/Name/$value", "Herning")]
    [InlineData("BudgetLines(1)/Deviation/$value", "-2.4")]
    [InlineData("Areas('657')/Kind/$value", "Municipality")]
    [InlineData("FocusItems(15)/EvaluationTo/$value", "2019-12-31")]
    [InlineData("Areas('657')/Children/$count", "0")]
    [InlineData("Areas/$count", "128")]
    [InlineData("Areas/$count?$filter=Kind eq 'Municipality'", "98")]
    [InlineData("FocusItems(9)/Committees/$count", "2")]
    [InlineData("FocusItems(2)/RecurrenceMonths/$count", "2")]
    [InlineData("Areas/$filter(Kind eq 'Region')/$count", "5")]
    [Shows("R41")]
    public async Task A_raw_value_is_plain_text(string url, string value)
    {
        var answer = (await GetAsync(Root + url)).Expect(HttpStatusCode.OK);
        Assert.StartsWith("text/plain", answer.ContentType, StringComparison.Ordinal);
        Assert.Equal(value, answer.Text);
    }

    [Theory]
    [InlineData("Areas('657')/ValidTo")]
    [InlineData("Areas('657')/ValidTo/$value")]
    [InlineData("Areas('000')/Parent")]
    [Shows("R41", "R42")]
    public async Task Null_is_204_without_a_body(string url) => Assert.Empty((await GetAsync(Root + url)).Expect(HttpStatusCode.NoContent).Body);

    [Theory]
    [InlineData("Areas('657')/Children", "")]
    [InlineData("Areas('000')/Children?$filter=Kind eq 'Region'", "081 082 083 084 085")]
    [InlineData("Areas('082')/Children", "LD-09 LD-10")]
    [InlineData("Areas/$filter(Kind eq 'Region')", "081 082 083 084 085")]
    [InlineData("Areas/$filter(@f)?@f=Kind eq 'Region'", "081 082 083 084 085")]
    [InlineData("Areas/?$filter=Kind eq 'Country'", "000")]
    [Shows("R42", "R43")]
    public async Task A_collection_is_listed(string url, string codes) => Assert.Equal(codes, await ValuesAsync(url, "Code"));

    [Fact]
    [Shows("R44")]
    public async Task References_name_the_entities()
    {
        var ids = (await GetAsync($"{Root}FocusItems(9)/Committees/$ref")).Expect(HttpStatusCode.OK).Json;
        Ends("$metadata#Collection($ref)", ids.GetProperty("@odata.context").GetString());
        Assert.Equal(
            ["Committees(5)", "Committees(6)"],
            ids.GetProperty("value").EnumerateArray().Select(item => item.GetProperty("@odata.id").GetString()!.Split('/')[^1]));

        var one = (await GetAsync($"{Root}FocusItems(9)/FocusList/$ref")).Expect(HttpStatusCode.OK).Json;
        Ends("$metadata#$ref", one.GetProperty("@odata.context").GetString());
        Ends("FocusLists(1)", one.GetProperty("@odata.id").GetString());
    }
}

public sealed class AddressTestsOnSqlite(SqliteReadHost host) : AddressTests(host);

public sealed class AddressTestsOnPostgres(PostgresReadHost host) : AddressTests(host);
