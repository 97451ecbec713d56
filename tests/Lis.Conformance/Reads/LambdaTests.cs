using System.Net;
using Lis.Conformance.Harness;
using Lis.Conformance.Standard;

namespace Lis.Conformance.Reads;

/// <summary>Lambdas and counts over collections (OData URL Conventions 5.1.1.13, 4.8).</summary>
public abstract class LambdaTests(ReadHost host) : ReadSuite(host)
{
    [Theory]
    [InlineData("Committees/any(c:c/Id eq 6)", "6 7 8 9 10")]
    [InlineData("Committees/any(c:c/ShortName eq 'Beskæftigelse' and c/Id lt 9)", "2 9 11 12 13 14")]
    [InlineData("Committees/all(c:c/Id eq 6)", "6 7 8 10")]
    [InlineData("Committees/$count gt 1", "9")]
    [InlineData("Committees/$filter(Id eq 5)/$count eq 1 and Committees/$count eq 2", "9")]
    [InlineData("RecurrenceMonths/any()", "2")]
    [InlineData("RecurrenceMonths/any(m:m gt 10)", "2")]
    [InlineData("RecurrenceMonths/all(m:m gt 10) and Id lt 4", "1 3")]
    [InlineData("RecurrenceMonths/$count eq 2", "2")]
    [InlineData("Targets/any(t:t/Kind eq 'Milestone')", "15 17")]
    [InlineData("not Targets/any()", "19")]
    [InlineData("Targets/any(t:t/Indicator/Unit eq 'antal' or t/Value eq 50)", "3")]
    [InlineData("Targets/any(t:t/Committee/FocusItems/any(f:f/Id eq 12)) and Id gt 12", "13 14")]
    [InlineData("Targets/any(t:t/FocusItemId eq Id and t/Value gt Number)", "3 9 13 14")]
    [InlineData("Targets/any(t:t/Value gt $it/Number)", "3 9 13 14")]
    [InlineData("FocusList/Items/any(i:i/Id eq 1) and Id lt 3", "1 2")]
    [Shows("R67", "R68")]
    public async Task Focus_items_pass(string filter, string ids) => Assert.Equal(ids, await IdsAsync("FocusItems", filter));

    [Theory]
    [InlineData("NameVariants/any(n:n eq 'Danmark')", "000")]
    [InlineData("NameVariants/any(n:startswith(n,'Lands'))", "000")]
    [InlineData("Children/any(c:c/Children/any(d:d/Name eq 'Herning'))", "082")]
    [InlineData("Parent/Parent/Code eq '000' and Code eq 'LD-09'", "LD-09")]
    [InlineData("Children/$count eq 5 and Kind eq 'Region'", "")]
    [InlineData("Parent/Children/$count gt 15 and Kind eq 'Region'", "081 082 083 084 085")]
    [InlineData("Parent/Children/any(x:x/Code eq '082') and startswith(Code,'08')", "081 082 083 084 085")]
    [Shows("R67")]
    public async Task Areas_pass(string filter, string codes) => Assert.Equal(codes, await CodesAsync("Areas", filter));

    [Fact]
    public async Task Parts_of_complex_values_are_reached() => Assert.Equal(
        "alder=18-29 alder=18-36",
        await ValuesAsync("Breakdowns?$filter=Members/any(m:m/Dimension eq 'alder')&$orderby=Key", "Key"));

    [Theory]
    [InlineData("Committees/any(c:d/Id eq 6)")]
    [InlineData("Committees/any(c)")]
    [InlineData("Committees/all()")]
    [InlineData("FocusList/any(f:f/Id eq 1)")]
    [InlineData("Committees/Id eq 1")]
    [InlineData("Committees/any(c:c/Nothing eq 1)")]
    public async Task A_wrong_lambda_is_refused(string filter) =>
        await FaultAsync($"FocusItems?$filter={Uri.EscapeDataString(filter)}", HttpStatusCode.BadRequest);
}

public sealed class LambdaTestsOnSqlite(SqliteReadHost host) : LambdaTests(host);

public sealed class LambdaTestsOnPostgres(PostgresReadHost host) : LambdaTests(host);
