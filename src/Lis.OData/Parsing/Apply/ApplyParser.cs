using Lis.OData.Errors;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Apply;

/// <summary>Reads <c>$apply</c>: transformations with slashes between them (Data Aggregation ABNF section 2).</summary>
sealed class ApplyParser
{
    /// <summary>Transformations of the standard that the service does not do.</summary>
    static readonly string[] NotDone =
    [
        "addnested", "ancestors", "bottomcount", "bottompercent", "bottomsum", "concat", "descendants", "expand", "join", "nest", "orderby",
        "outerjoin", "search", "skip", "top", "topcount", "toppercent", "topsum", "traverse",
    ];

    static readonly string[] Done = ["aggregate", "compute", "filter", "groupby", "identity"];

    readonly TokenReader reader;
    readonly OptionParser options;
    readonly ExpressionParser expressions;
    readonly GroupParser groups;

    ApplyParser(TokenReader reader, ParserLimits limits, AliasTable aliases)
    {
        this.reader = reader;
        options = new(reader, limits, aliases);
        expressions = new(reader);
        groups = new(reader, options, expressions);
    }

    /// <summary>The transformations of a whole option; <c>identity</c> leaves no trace.</summary>
    public static IReadOnlyList<TransformationSyntax> Parse(TokenReader reader, ParserLimits limits, AliasTable aliases)
    {
        var parser = new ApplyParser(reader, limits, aliases);
        List<TransformationSyntax> steps = [];
        do
        {
            if (parser.Step() is { } step)
            {
                steps.Add(step);
            }
        }
        while (reader.Take(TokenKind.Slash));

        return reader.AtEnd ? steps : throw reader.Unexpected("'/' and another transformation, or the end");
    }

    TransformationSyntax? Step()
    {
        var position = reader.Position;
        if (reader.Current.Kind != TokenKind.Identifier)
        {
            throw reader.Unexpected("a transformation such as filter(…), groupby(…) or aggregate(…)");
        }

        if (reader.IsWord("identity"))
        {
            reader.Advance();
            return null;
        }

        var name = reader.Word.ToString();
        Func<int, TransformationSyntax> read = name.ToLowerInvariant() switch
        {
            "filter" => Filter,
            "compute" => at => new ComputeStep(at, options.ComputeItems()),
            "aggregate" => at => new GroupStep(at, [], groups.AggregateItems()),
            "groupby" => groups.GroupBy,
            _ => throw Unknown(name, position),
        };
        reader.Advance();
        reader.Expect(TokenKind.Open, $"'(' after {name}");
        var step = read(position);
        reader.Expect(TokenKind.Close, $"')' at the end of {name}");
        return step;
    }

    FilterStep Filter(int position) => new(position, expressions.ParseInside());

    FaultException Unknown(string name, int position) =>
        NotDone.Contains(name, StringComparer.OrdinalIgnoreCase) || name.Contains('.', StringComparison.Ordinal)
            ? ParseFault.NotImplemented(reader.Option, position, $"The transformation {name}")
            : reader.Fault(
                FaultCode.InvalidSyntax, position, $"'{name}' is no transformation.{ParseFault.DidYouMean(name, [.. Done, .. NotDone])}");
}
