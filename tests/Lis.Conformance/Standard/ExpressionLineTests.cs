using System.Net;
using Lis.Conformance.Reference;

namespace Lis.Conformance.Standard;

/// <summary>
/// Each operator, function and kind of literal of <c>$filter</c> by itself (URL Conventions 5.1.1), over the seven products of the reference
/// model: Laptop, Wireless Mouse, Coffee Mug, Office Chair, Smartphone, Premium Laptop Pro and Gaming Mouse Ultra, numbered in this order.
/// </summary>
public abstract class ExpressionLineTests(ReferenceFixture host) : ReferenceSuite(host)
{
    const string All = "1234567";

    [Theory]
    [InlineData("Name eq 'Laptop'", "1")]
    [InlineData("Name ne 'Laptop'", "234567")]
    [InlineData("Description ne 'x'", All)]
    [Shows("R57a")]
    public Task Equality_passes(string filter, string numbers) => PassAsync(filter, numbers);

    [Theory]
    [InlineData("Price gt 249.99", "156")]
    [InlineData("Price ge 249.99", "1456")]
    [InlineData("Price lt 29.99", "3")]
    [InlineData("Price le 29.99", "23")]
    [InlineData("Price gt 100 and Rating lt 50", "14")]
    [InlineData("Rating eq 10 or Rating eq 20", "12")]
    [InlineData("not (Rating gt 10)", "1")]
    [InlineData("Status has Reference.ProductStatus'OnSale'", "25")]
    [InlineData("Rating add 1 eq 11", "1")]
    [InlineData("Rating sub 1 eq 9", "1")]
    [InlineData("Rating mul 2 eq 20", "1")]
    [InlineData("Rating div 20 eq 1", "23")]
    [InlineData("Rating mod 20 eq 10", "1357")]
    [InlineData("-Temperature eq 3", "1")]
    [InlineData("(Rating add 10) mul 2 eq 40", "1")]
    [InlineData("Rating eq 10 or Rating eq 20 and Rating eq 30", "1")]
    [Shows("R57b")]
    public Task Further_operators_pass(string filter, string numbers) => PassAsync(filter, numbers);

    [Theory]
    [InlineData("Rating divby 20 eq 1.5", "3")]
    [InlineData("Rating divby 4 gt 12.5", "67")]
    [Shows("R57d")]
    public Task Division_with_a_fraction_passes(string filter, string numbers) => PassAsync(filter, numbers);

    [Theory]
    [InlineData("$FILTER=Name EQ 'Laptop' OR CONTAINS(Name,'Mug')&$COUNT=True", "13")]
    [InlineData("filter=Name eq 'Laptop' or contains(Name,'Mug')&count=true", "13")]
    [InlineData("$expand=RelatedProducts(select=Name;FILTER=true)&$Filter=Rating in (10,30)", "13")]
    [Shows("R58a", "R58b")]
    public async Task Names_of_options_and_operators_stand_in_any_case_and_without_dollar(string query, string numbers) =>
        Assert.Equal(numbers, await NumbersAsync(query));

    [Theory]
    [InlineData("null eq null", All)]
    [InlineData("null ne null", "")]
    [InlineData("Description eq null", "6")]
    [InlineData("Description gt null", "")]
    [InlineData("Description le null", "")]
    [InlineData("null ge null", "")]
    [InlineData("not (Description gt null)", All)]
    [InlineData("Description eq 'x' or Description eq null", "6")]
    [InlineData("length(Description) eq null", "6")]
    [InlineData("Offset add duration'PT1H' eq null", "234567")]
    [InlineData("contains(Description,'a')", "13457")]
    [InlineData("not contains(Description,'a')", "2")]
    [InlineData("contains(Description,'a') and true", "13457")]
    [InlineData("contains(Description,'a') or null eq null", All)]
    [Shows("R59")]
    public Task Null_is_unknown(string filter, string numbers) => PassAsync(filter, numbers);

    [Theory]
    [InlineData("Rating div 20 eq 0", "1")]
    [InlineData("-Rating div 20 eq 0", "1")]
    [InlineData("Price div 0 eq INF", All)]
    [InlineData("-Price div 0 eq -INF", All)]
    [InlineData("Price mod 0 eq 1", "")]
    [Shows("R60")]
    public Task Division_is_whole_of_whole_numbers_and_infinite_of_doubles(string filter, string numbers) => PassAsync(filter, numbers);

    [Theory]
    [InlineData("Rating div 0 eq 1")]
    [InlineData("Rating mod 0 eq 1")]
    [InlineData("cast(Rating,Edm.Decimal) div 0 eq 1")]
    [Shows("R60")]
    public async Task Whole_numbers_and_decimals_are_not_divided_by_zero(string filter) =>
        (await GetAsync($"Products?$filter={filter}")).Expect(HttpStatusCode.BadRequest);

    [Theory]
    [InlineData("CreatedAt add duration'P1D' gt 2024-01-22T10:30:00Z", "7")]
    [InlineData("CreatedAt sub duration'P1D' lt 2024-01-16T10:30:00Z", "1")]
    [InlineData("CreatedAt sub 2024-01-15T10:30:00Z eq duration'P3D'", "3")]
    [InlineData("ReleaseDate add duration'P1D' eq 2024-01-03", "2")]
    [InlineData("ReleaseDate sub duration'P1D' eq 2024-01-01", "2")]
    [InlineData("ReleaseDate sub 2024-01-01 eq duration'P2D'", "3")]
    [InlineData("-Offset eq duration'PT1H'", "1")]
    [InlineData("ShippingTime add ProcessingTime eq duration'PT49H30M'", "1")]
    [InlineData("ShippingTime sub ProcessingTime eq duration'PT46H30M'", "1")]
    [InlineData("ProcessingTime mul 2 eq duration'PT3H'", "1")]
    [InlineData("ShippingTime div 2 eq duration'PT24H'", "1")]
    [Shows("R61")]
    public Task Days_instants_and_durations_add_up(string filter, string numbers) => PassAsync(filter, numbers);

    [Theory]
    [InlineData("contains(Name,'Mouse')", "27")]
    [InlineData("endswith(Name,'Pro')", "6")]
    [InlineData("startswith(Name,'Gaming')", "7")]
    [InlineData("length(Name) eq 6", "1")]
    [InlineData("indexof(Name,'Mouse') eq 7", "7")]
    [InlineData("substring(Name,7) eq 'Mug'", "3")]
    [InlineData("substring(Name,0,6) eq 'Office'", "4")]
    [InlineData("tolower(Name) eq 'laptop'", "1")]
    [InlineData("toupper(Name) eq 'LAPTOP'", "1")]
    [InlineData("trim(concat(' ',Name)) eq 'Laptop'", "1")]
    [InlineData("concat(Name,'s') eq 'Laptops'", "1")]
    [InlineData("year(ReleaseDate) eq 2024", All)]
    [InlineData("month(CreatedAt) eq 1", All)]
    [InlineData("day(ReleaseDate) eq 3", "3")]
    [InlineData("hour(OpenTime) eq 9", "1")]
    [InlineData("minute(CreatedAt) eq 30", All)]
    [InlineData("second(OpenTime) eq 0", "1")]
    [InlineData("fractionalseconds(CreatedAt) eq 0", All)]
    [InlineData("date(CreatedAt) eq 2024-01-16", "1")]
    [InlineData("time(CreatedAt) eq 10:30:00", All)]
    [InlineData("totaloffsetminutes(CreatedAt) eq 0", All)]
    [InlineData("totalseconds(ProcessingTime) eq 5400", "1")]
    [InlineData("now() gt CreatedAt", All)]
    [InlineData("maxdatetime() gt CreatedAt", All)]
    [InlineData("mindatetime() lt CreatedAt", All)]
    [InlineData("round(Price) eq 1000", "1")]
    [InlineData("round(2.5) eq 3 and round(-2.5) eq -3", All)]
    [InlineData("floor(Price) eq 999", "1")]
    [InlineData("ceiling(Price) eq 1000", "1")]
    [InlineData("cast(Rating,Edm.String) eq '10'", "1")]
    [InlineData("isof(Name,Edm.String)", All)]
    [Shows("R62a")]
    public Task Canonical_functions_pass(string filter, string numbers) => PassAsync(filter, numbers);

    [Theory]
    [InlineData("matchespattern(Name,'%5EG.*a$')", "7")]
    [InlineData("case(Rating gt 50:'hi',Rating gt 30:'mid',true:'lo') eq 'hi'", "67")]
    [InlineData("case(Rating gt 50:'hi') eq null", "12345")]
    [InlineData("hassubset([10,20,30],[10]) and hassubsequence([10,20,30],[10,30])", All)]
    [InlineData("hassubsequence([10,20,30],[30,10])", "")]
    [Shows("R62b")]
    public Task Canonical_functions_of_4_01_pass(string filter, string numbers) => PassAsync(filter, numbers);

    [Theory]
    [InlineData("geo.distance(Name,Name) lt 1")]
    [InlineData("geo.length(Name) lt 1")]
    [InlineData("geo.intersects(Name,Name)")]
    [InlineData("@Org.OData.Core.V1.Description eq 'x'")]
    [Shows("R62a", "R62b", "R19")]
    public async Task What_is_valid_and_not_there_is_not_implemented(string filter) =>
        (await GetAsync($"Products?$filter={filter}")).Expect(HttpStatusCode.NotImplemented);

    [Theory]
    [InlineData("substring(Name,-3) eq 'Mug'", "3")]
    [InlineData("substring(Name,-3,2) eq 'Mu'", "3")]
    [Shows("R62c")]
    public Task A_negative_index_counts_from_the_end(string filter, string numbers) => PassAsync(filter, numbers);

    [Theory]
    [InlineData("cast('2024-01-03',Edm.Date) eq ReleaseDate", "3")]
    [InlineData("cast('10',Edm.Int32) eq Rating", "1")]
    [InlineData("cast('PT1H30M',Edm.Duration) eq ProcessingTime", "1")]
    [InlineData("isof(Reference.SpecialProduct)", "167")]
    [Shows("R63")]
    public Task Text_is_cast_to_other_types(string filter, string numbers) => PassAsync(filter, numbers);

    [Theory]
    [InlineData("Status eq Reference.ProductStatus'InStock'", "3")]
    [InlineData("Status eq Reference.ProductStatus'InStock,OnSale'", "2")]
    [InlineData("ProcessingTime eq duration'PT1H30M'", "1")]
    [Shows("R64a")]
    public Task Enumerations_and_durations_with_their_type_pass(string filter, string numbers) => PassAsync(filter, numbers);

    [Theory]
    [InlineData("Status eq 'InStock'", "3")]
    [InlineData("ProcessingTime eq 'PT1H30M'", "1")]
    [InlineData("ProcessingTime gt 'PT1H'", "1")]
    [Shows("R64b")]
    public Task Enumerations_and_durations_without_their_type_pass(string filter, string numbers) => PassAsync(filter, numbers);

    [Theory]
    [InlineData("ReleaseDate eq 2024-01-03", "3")]
    [InlineData("CreatedAt eq 2024-01-16T10:30:00Z", "1")]
    [InlineData("CreatedAt eq 2024-01-16T11:30:00%2B01:00", "1")]
    [InlineData("CreatedAt eq 2024-01-16T10:30Z", "1")]
    [InlineData("OpenTime eq 09:30:00", "1")]
    [InlineData("Weight eq 0.5", "1")]
    [InlineData("Price eq 1.55e1", "3")]
    [InlineData("Price lt INF and Price gt -INF and Price ne NaN", All)]
    [InlineData("ID eq 00000003-0000-4000-8000-000000000000", "3")]
    [InlineData("Data eq binary'AQID'", "1")]
    [InlineData("Description eq null", "6")]
    [InlineData("true", All)]
    [InlineData("Rating lt 9223372036854775807", All)]
    [Shows("R65")]
    public Task Literals_of_every_type_pass(string filter, string numbers) => PassAsync(filter, numbers);

    [Theory]
    [InlineData("Status eq 'Nope'")]
    [InlineData("Status eq Reference.ProductStatus'Nope'")]
    [InlineData("CreatedAt eq 2024-01-16T10:30:00")]
    [InlineData("ReleaseDate eq 2024-02-30")]
    [InlineData("Name eq @p&@p='a'&@p='b'")]
    [Shows("R64a", "R65", "R70", "R22")]
    public async Task What_is_no_value_is_refused(string filter) => (await GetAsync($"Products?$filter={filter}")).Expect(HttpStatusCode.BadRequest);

    [Theory]
    [InlineData("Name in ('Laptop','Coffee Mug')", "13")]
    [InlineData("Name in ('')", "")]
    [InlineData("Description in (null,'Ceramic coffee mug')", "36")]
    [InlineData("ReleaseDate in (2024-01-01,2024-01-02)", "12")]
    [InlineData("Status in (Reference.ProductStatus'InStock',Reference.ProductStatus'None')", "37")]
    [InlineData("ID in (00000001-0000-4000-8000-000000000000)", "1")]
    [InlineData("Rating in @p&@p=[10,20]", "12")]
    [InlineData("Name in @p&@p=[\"Laptop\",\"Smartphone\"]", "15")]
    [InlineData("not (Rating in (10,20))", "34567")]
    [InlineData("Name in ('c:\\temp','Laptop')", "1")]
    [Shows("R57c", "R66")]
    public Task Lists_pass(string filter, string numbers) => PassAsync(filter, numbers);

    [Fact]
    [Shows("R66")]
    public Task A_thousand_values_pass() => PassAsync($"Rating in ({string.Join(',', Enumerable.Range(15, 1000))})", "234567");

    [Theory]
    [InlineData("RelatedProducts/any()", "12567")]
    [InlineData("RelatedProducts/any(r:r/Price gt 900)", "1256")]
    [InlineData("RelatedProducts/all(r:r/Price gt 900)", "3456")]
    [InlineData("RelatedProducts/any(r:r/RelatedProducts/any(s:s/ID eq $it/ID))", "1267")]
    [InlineData("RelatedProducts/any(r:r/RelatedProducts/all(s:s/Price lt r/Price))", "12")]
    [InlineData("Category/Products/any(p:p/Name eq 'Coffee Mug')", "3")]
    [Shows("R67")]
    public Task Conditions_on_related_entities_pass(string filter, string numbers) => PassAsync(filter, numbers);

    [Theory]
    [InlineData("RelatedProducts/$count gt 1", "12")]
    [InlineData("RelatedProducts/$filter(Price gt 900)/$count eq 1", "1256")]
    [InlineData("RelatedProducts/$count($filter=Price gt 900) eq 1", "1256")]
    [Shows("R43", "R68")]
    public Task Counts_of_related_entities_pass(string filter, string numbers) => PassAsync(filter, numbers);

    [Theory]
    [InlineData("Category eq null", "")]
    [InlineData("Category ne null", All)]
    [Shows("R69")]
    public Task A_navigation_is_null_or_not(string filter, string numbers) => PassAsync(filter, numbers);

    [Theory]
    [InlineData("Name eq @p&@p='Laptop'", "1")]
    [InlineData("Description eq @p", "6")]
    [InlineData("Rating gt @p and Price lt @q&@q=30&@p=10", "23")]
    [Shows("R70")]
    public Task Parameter_aliases_pass(string filter, string numbers) => PassAsync(filter, numbers);

    [Theory]
    [InlineData("tolower('%C3%86%C3%98%C3%85') eq '%C3%A6%C3%B8%C3%A5'", All)]
    [InlineData("toupper('%C3%A6%C3%B8%C3%A5') eq '%C3%86%C3%98%C3%85'", All)]
    [InlineData("Name eq 'laptop'", "")]
    [InlineData("contains(Name,'mouse')", "")]
    [Shows("R72")]
    public Task Text_compares_alike_on_every_database(string filter, string numbers) => PassAsync(filter, numbers);

    async Task PassAsync(string filter, string numbers) => Assert.Equal(numbers, await NumbersAsync($"$filter={filter}"));

    /// <summary>The numbers of the products that pass: their rating is ten times as much.</summary>
    async Task<string> NumbersAsync(string query) => string.Concat(
        (await JsonAsync($"Products?{query}&$orderby=Rating"))["value"]!.AsArray().Select(row => row!["Rating"]!.GetValue<int>() / 10));
}

public sealed class ExpressionLineTestsOnSqlite(SqliteReferenceFixture host) : ExpressionLineTests(host);

public sealed class ExpressionLineTestsOnPostgres(PostgresReferenceFixture host) : ExpressionLineTests(host);
