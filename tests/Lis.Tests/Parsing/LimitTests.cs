using System.Diagnostics;
using Lis.OData.Errors;
using Lis.OData.Parsing;
using Lis.OData.Parsing.Bound;

namespace Lis.Tests.Parsing;

/// <summary>Large and deep requests end in an answer or in a fault that names its limit, never in an exhausted stack.</summary>
public sealed class LimitTests
{
    static readonly RequestParser Parser = new(TestModel.Service, new ParserLimits());

    /// <summary>As for POST …/$query, whose length the body limit guards.</summary>
    static readonly RequestParser Long = new(TestModel.Service, new ParserLimits { MaxUrlLength = int.MaxValue });

    [Fact]
    public void A_chain_of_1500_conditions_passes_and_comes_out_balanced()
    {
        var chain = string.Join(" or ", Enumerable.Range(0, 1500).Select(number => $"Id eq {number}"));
        var filter = Long.Parse("Observations", $"$filter={chain}").Options.Filter!;
        Assert.InRange(Depth(filter), 12, 13);
        Assert.True(filter.ToString().Length > chain.Length);
    }

    [Fact]
    public void The_longest_chain_that_a_url_holds_passes()
    {
        var terms = Enumerable.Range(0, 1450).Select(number => $"Id eq {number % 10}");
        Assert.Equal(1450, Parser.Parse("Observations", $"filter={string.Join(" or ", terms)}").Literals.Count);
    }

    [Fact]
    public void A_list_of_thousands_is_one_slot()
    {
        var list = string.Join(',', Enumerable.Range(0, 5000));
        var request = Long.Parse("Observations", $"$filter=Id in ({list})");
        Assert.Equal(1, request.Literals.Count);
        Assert.Equal(5000, request.Literals.List(0).Count);
    }

    [Theory]
    [InlineData("(", "true", ")")]
    [InlineData("not ", "true", "")]
    [InlineData("- ", "Revision", " eq 1")]
    [InlineData("tolower(", "Period", ")")]
    [InlineData("case(true:", "1", ")")]
    [InlineData("Revision add ", "1", "")]
    [InlineData("Area/", "Code", "")]
    [InlineData("Area/Observations/any(x:", "true", ")")]
    [InlineData("Area/Observations/$count($filter=", "true", ") gt 1")]
    [InlineData("Id in (", "1", ")")]
    public void Nesting_10000_deep_is_a_fault_that_names_the_limit(string open, string middle, string close)
    {
        var filter = string.Concat(Enumerable.Repeat(open, 10000)) + middle + string.Concat(Enumerable.Repeat(close, 10000));
        var fault = Assert.Throws<FaultException>(() => Long.Parse("Observations", $"$filter={filter}"));
        Assert.Equal(FaultCode.TooManyNodes, fault.Code);
        Assert.Contains("Limits:MaxNesting", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_sum_does_not_exhaust_the_stack()
    {
        var sum = string.Join(" add ", Enumerable.Repeat("Revision", 20000));
        Assert.Equal(FaultCode.TooManyNodes, Fault(Long, "Observations", $"$filter={sum} eq 1").Code);
    }

    [Fact]
    public void Deep_search_and_deep_expand_are_faults()
    {
        var search = string.Concat(Enumerable.Repeat("(", 10000)) + "a";
        Assert.Equal(FaultCode.TooManyNodes, Fault(Long, "Indicators", $"$search={search}").Code);
        var expand = string.Concat(Enumerable.Repeat("Parent($expand=", 10000));
        var fault = Fault(Long, "Areas", $"$expand={expand}");
        Assert.Equal(FaultCode.ExpandTooDeep, fault.Code);
        Assert.Contains("Limits:MaxExpandDepth", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Aliases_that_double_each_other_hit_the_limit()
    {
        var aliases = string.Join('&', Enumerable.Range(0, 40).Select(number => $"@a{number}=(@a{number + 1} and @a{number + 1})"));
        var fault = Fault(Parser, "Indicators", $"$filter=@a0&{aliases}&@a40=IsStock");
        Assert.Equal(FaultCode.TooManyNodes, fault.Code);
        Assert.Contains("Limits:MaxFilterNodes", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_conditions_than_the_setting_are_a_fault()
    {
        var chain = string.Join(" or ", Enumerable.Repeat("IsStock", 2001));
        Assert.Equal(FaultCode.TooManyNodes, Fault(Long, "Indicators", $"$filter={chain}").Code);
        Assert.Equal(FaultCode.TooManyNodes, Fault(Long, "Indicators", $"$search={string.Join(' ', Enumerable.Repeat("a", 2001))}").Code);
    }

    [Fact]
    public void A_url_longer_than_the_setting_is_a_fault_with_its_own_status()
    {
        var fault = Fault(Parser, "Indicators", $"$filter=Name eq '{new string('x', 17000)}'");
        Assert.Equal((FaultCode.UrlTooLong, 414), (fault.Code, FaultStatus.Of(fault.Code)));
        Assert.Contains("Limits:MaxUrlLength", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_of_full_length_is_parsed_in_milliseconds()
    {
        var query = $"$filter={string.Join(" or ", Enumerable.Repeat("contains(Name,'abcdefghi')", 500))}";
        Parser.Parse("Indicators", query);
        var watch = Stopwatch.StartNew();
        Parser.Parse("Indicators", query);
        // Two orders of magnitude above what it takes, so that only a cost that is not linear can fail this.
        Assert.True(watch.ElapsedMilliseconds < 500, $"{watch.ElapsedMilliseconds} ms");
    }

    static FaultException Fault(RequestParser parser, string path, string query) => Assert.Throws<FaultException>(() => parser.Parse(path, query));

    static int Depth(BoundExpression expression) =>
        expression is BinaryExpression binary ? 1 + Math.Max(Depth(binary.Left), Depth(binary.Right)) : 1;
}
