using Lis.OData.Errors;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Apply;

/// <summary>Reads the items of <c>aggregate</c>.</summary>
sealed class AggregateParser(TokenReader reader, OptionParser options, ExpressionParser expressions)
{
    static readonly string[] Methods = ["sum", "min", "max", "average", "countdistinct"];

    /// <summary>What stands inside aggregate(…).</summary>
    public IReadOnlyList<AggregateSyntax> Items()
    {
        List<AggregateSyntax> items = [Item()];
        while (reader.Take(TokenKind.Comma))
        {
            items.Add(Item());
        }

        return items;
    }

    AggregateSyntax Item()
    {
        var position = reader.Position;
        var (expression, method) = Value(position);
        var from = From();
        var (name, at) = options.Alias(expression is null ? "$count as Number" : "Value with sum as Total");
        return new(position, expression, method, name, at) { From = from };
    }

    (SyntaxNode? Expression, AggregateMethod Method) Value(int position)
    {
        if (reader.IsWord("$count"))
        {
            reader.Advance();
            return (null, AggregateMethod.Count);
        }

        var expression = expressions.ParseInside();
        if (reader.IsWord("with"))
        {
            reader.Advance();
            return (expression, Method());
        }

        if (expression is CountSyntax { Filter: null, Source: var counted } && (reader.IsWord("as") || reader.IsWord("from")))
        {
            return (counted, AggregateMethod.Count);
        }

        throw reader.AtEnd || reader.Current.Kind != TokenKind.Identifier
            ? reader.Unexpected("'with' and a method, as in Value with sum as Total")
            : reader.IsWord("as")
                ? reader.Fault(
                    FaultCode.InvalidSyntax, position, "The model has no custom aggregate of that name; write a method, as in Value with sum as Total.")
                : expressions.Leftover();
    }

    List<FromSyntax> From()
    {
        List<FromSyntax> clauses = [];
        while (reader.IsWord("from"))
        {
            var position = reader.Position;
            reader.Advance();
            List<SyntaxNode> keys = [GroupParser.Property(reader, expressions)];
            while (reader.Take(TokenKind.Comma))
            {
                keys.Add(GroupParser.Property(reader, expressions));
            }

            if (!reader.IsWord("with"))
            {
                throw reader.Unexpected("'with' and a method, as in Value with sum from Period with average as Mean");
            }

            reader.Advance();
            clauses.Add(new(position, keys, Method()));
        }

        return clauses;
    }

    AggregateMethod Method()
    {
        var (word, position) = (reader.Word.ToString(), reader.Position);
        if (reader.Current.Kind != TokenKind.Identifier)
        {
            throw reader.Unexpected("sum, min, max, average or countdistinct");
        }

        if (word.Contains('.', StringComparison.Ordinal))
        {
            throw ParseFault.NotImplemented(reader.Option, position, $"The custom aggregation method {word}");
        }

        var method = Array.FindIndex(Methods, name => name.Equals(word, StringComparison.OrdinalIgnoreCase));
        if (method < 0)
        {
            throw reader.Fault(
                FaultCode.InvalidSyntax,
                position,
                $"'{word}' is no aggregation method; there are {string.Join(", ", Methods)}.{ParseFault.DidYouMean(word, Methods)}");
        }

        reader.Advance();
        return Enum.GetValues<AggregateMethod>()[method];
    }
}
