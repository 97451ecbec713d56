using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing;
using Lis.OData.Parsing.Bound;

namespace Lis.Tests.Parsing;

public sealed class RequestParserTests
{
    static readonly RequestParser Parser = new(TestModel.Service, new ParserLimits());

    [Theory]
    [InlineData("$filter=Name eq 'a' and Decimals in (1,2)", "$filter=Name eq 'it''s' and Decimals in (3)")]
    [InlineData("$top=5&$skip=1&$filter=Decimals gt 1", "$filter=Decimals gt 99&$skip=7&$top=1")]
    [InlineData("$search=a OR b", "$search=\"en frase\" OR x")]
    [InlineData("$filter=Name eq 'a'", "filter=NAME%20EQ%20@p&@p='b'")]
    [InlineData("$skiptoken=abc", "$skiptoken=def")]
    public void Requests_that_differ_only_in_values_print_alike(string left, string right) =>
        Assert.Equal(Parser.Parse("Indicators", left).ToString(), Parser.Parse("Indicators", right).ToString());

    [Theory]
    [InlineData("$filter=Unit eq null", "$filter=Unit eq 'a'")]
    [InlineData("$filter=IsStock eq true", "$filter=IsStock eq false")]
    [InlineData("$filter=Name in ('a',null)", "$filter=Name in ('a','b')")]
    public void Null_true_and_false_are_part_of_the_shape(string left, string right) =>
        Assert.NotEqual(Parser.Parse("Indicators", left).ToString(), Parser.Parse("Indicators", right).ToString());

    [Theory]
    [InlineData("Indicators('a%2Fb')", "", "a/b")]
    [InlineData("Indicators('a/b')", "", "a/b")]
    [InlineData("Indicators('a+b')", "", "a+b")]
    [InlineData("Indicators('O''Neil')", "", "O'Neil")]
    [InlineData("Indicators/O'Neil", "", "O'Neil")]
    [InlineData("Indicators('bl%C3%A5b%C3%A6r')", "", "bl\u00e5b\u00e6r")]
    [InlineData("Indicators(@k)", "@k='x%26y'", "x&y")]
    [InlineData("Indicators", "$filter=Name eq 'a+b'", "a b")]
    [InlineData("Indicators", "$filter=Name eq 'a%2Bb'", "a+b")]
    [InlineData("Indicators", "$filter=Name eq 'c:\\temp'", "c:\\temp")]
    [InlineData("Indicators", "$filter=Name in ('c:\\temp')", "c:\\temp")]
    [InlineData("Indicators", "$filter=Name in [\"a\\n\\u00e6\"]", "a\n\u00e6")]
    [InlineData("Indicators", "$filter=UpdatedAt gt 2024-01-01T00:00:00+01:00", "2024-01-01T00:00:00+01:00")]
    [InlineData("Indicators", "$search=100%25", "100%")]
    [InlineData("Indicators", "$search=\"sk\u00f8n sag\"", "sk\u00f8n sag")]
    [InlineData("Indicators", "$filter=Track has Lis.V1.Track'Track1'", "Track1")]
    [InlineData("Indicators", "$top=5", "5")]
    public void The_first_literal_keeps_its_text(string path, string query, string expected) =>
        Assert.Equal(expected, Parser.Parse(path, query).Literals.List(0)[0].Raw);

    [Theory]
    [InlineData("Indicator", "", "Did you mean 'Indicators'?")]
    [InlineData("Indicators('A')/Naem", "", "Did you mean 'Name'?")]
    [InlineData("Indicators('A')/$vlaue", "", "Did you mean '$value'?")]
    [InlineData("Indicators(Kode='A')", "", "Did you mean 'Code'?")]
    [InlineData("Indicators(5)", "", "Write ('A').")]
    [InlineData("Targets('A')", "", "Write (IndicatorCode='A',Year=1).")]
    [InlineData("Indicators", "$filter=Naem eq 'a'", "Did you mean 'Name'?")]
    [InlineData("Indicators", "$filter=contians(Name,'a')", "Did you mean 'contains'?")]
    [InlineData("Indicators", "$filter=contains(Name,5)", "write contains(Edm.String,Edm.String)")]
    [InlineData("Indicators", "$filter=Name equals 'a'", "Did you mean 'eq'?")]
    [InlineData("Indicators", "$filter=Name gt 5", "Edm.String and Edm.Int32 cannot be compared with 'gt'")]
    [InlineData("Indicators", "$filter=UpdatedAt gt 2024-01-01", "2024-01-31T12:00:00Z")]
    [InlineData("Indicators", "$filter=UpdatedAt gt 2024-01-01T00:00:00", "with its zone")]
    [InlineData("Indicators", "$filter=Observations/Value gt 1", "any(x:x/Value …)")]
    [InlineData("Areas", "$filter=Kind eq 'Regoin'", "Did you mean 'Region'?")]
    [InlineData("Areas", "$filter=Kind eq 'x'", "Members are Country, Region, Municipality.")]
    [InlineData("Indicators", "$filter=Name eq 'a' or", "Expected a property, a literal, a function or a parenthesis, found the end at position 14 of $filter.")]
    [InlineData("Indicators", "$expand=Obsevations", "Did you mean 'Observations'?")]
    [InlineData("Indicators", "$select=Observations/Value", "write $expand=Observations($select=Value)")]
    [InlineData("Indicators", "$orderby=1", "found a literal")]
    [InlineData("Indicators", "filtter=IsStock", "Did you mean '$filter'?")]
    [InlineData("Indicators", "$filtre=IsStock", "Did you mean '$filter'?")]
    [InlineData("Indicators('A')", "$top=1", "It takes $format, $select, $expand, $compute.")]
    public void A_fault_says_what_would_be_right(string path, string query, string expected) =>
        Assert.Contains(expected, Assert.Throws<FaultException>(() => Parser.Parse(path, query)).Message, StringComparison.Ordinal);

    [Fact]
    public void Custom_options_come_back_decoded_and_without_the_systems_own()
    {
        var custom = Parser.Parse("Observations", "asOf=2024-01-01T00%3A00%3A00Z&$top=1&@p=1&x=1&x=2").Custom;
        Assert.Equal(["asOf=2024-01-01T00:00:00Z", "x=1,2"], custom.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));
    }

    [Theory]
    [InlineData("Indicator/Name", "$0/Indicator/Name")]
    [InlineData("Indicator/Secret", "$0/Indicator/Secret")]
    [InlineData("Indicator/Shadow/Name", "$0/Indicator/Shadow/Name")]
    [InlineData("Revision gt 1 and Period eq 'a'", "(($0/Revision GreaterThan '1':Edm.Int32) And ($0/Period Equal 'a':Edm.String))")]
    [InlineData("Value gt 1", "($0/Value GreaterThan '1':Edm.Decimal)")]
    [InlineData("Area/Kind eq 'Region'", "($0/Area/Kind Equal '1':Lis.V1.AreaKind)")]
    [InlineData("AreaCode eq @@Area or @@IsAdmin", "(($0/AreaCode Equal @@Area) Or @@IsAdmin)")]
    [InlineData("AreaCode in @@Areas", "($0/AreaCode in @@Areas)")]
    [InlineData(
        "Period in ('a','b',null)", "(($0/Period Equal 'a':Edm.String) Or (($0/Period Equal 'b':Edm.String) Or ($0/Period Equal null)))")]
    [InlineData("case(@@IsAdmin:Value,true:null)", "case(@@IsAdmin:$0/Value,true:null)")]
    public void An_expression_of_the_host_sees_all_and_has_constants(string expression, string expected) =>
        Assert.Equal(expected, Parser.ParseExpression(TestModel.Observation, expression).ToString());

    [Theory]
    [InlineData("@p eq 1", FaultCode.InvalidSyntax)]
    [InlineData("@@a eq @@b", FaultCode.TypeMismatch)]
    [InlineData("@@a", FaultCode.TypeMismatch)]
    [InlineData("Nope", FaultCode.UnknownProperty)]
    [InlineData("Revision gt", FaultCode.InvalidSyntax)]
    [InlineData("", FaultCode.InvalidSyntax)]
    public void A_wrong_expression_of_the_host_is_a_fault(string expression, FaultCode code) =>
        Assert.Equal(code, Assert.Throws<FaultException>(() => Parser.ParseExpression(TestModel.Observation, expression)).Code);

    [Fact]
    public void A_value_of_the_caller_takes_the_type_of_its_place()
    {
        var comparison = Assert.IsType<BinaryExpression>(Parser.ParseExpression(TestModel.Observation, "Value gt @@Least"));
        Assert.Same(PrimitiveType.Decimal, comparison.Right.Type);
    }

    [Theory]
    [InlineData("Areas('657')", "Areas/(?0:Edm.String)?")]
    [InlineData("/odata/v1/Areas('657')", "Areas/(?0:Edm.String)?")]
    [InlineData("https://host:5001/odata/v1/Areas/657#x", "Areas/(?0:Edm.String)?")]
    [InlineData("http://host/Targets(IndicatorCode='A',Year=2025)", "Targets/(?0:Edm.String,?1:Edm.Int32)?")]
    public void An_entity_id_leads_to_an_entity(string id, string expected) =>
        Assert.Equal(expected, Parser.ParseEntityId(id, "Area@odata.bind").ToString());

    [Theory]
    [InlineData("Areas", FaultCode.InvalidOptionValue)]
    [InlineData("Nope('657')", FaultCode.InvalidOptionValue)]
    [InlineData("", FaultCode.InvalidOptionValue)]
    [InlineData("Areas(657)", FaultCode.InvalidKey)]
    [InlineData("Areas('657')/Nope", FaultCode.UnknownResource)]
    public void What_is_no_entity_id_is_a_fault(string id, FaultCode code) =>
        Assert.Equal(code, Assert.Throws<FaultException>(() => Parser.ParseEntityId(id, "Area@odata.bind")).Code);

    [Fact]
    public void The_id_of_a_link_comes_back_as_sent() =>
        Assert.Equal("Areas('657')", Parser.Parse("Indicators('A')/Areas/$ref", "$id=Areas('657')").EntityId);
}
