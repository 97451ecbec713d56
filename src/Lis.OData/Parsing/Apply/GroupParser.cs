using Lis.OData.Errors;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Apply;

/// <summary>Reads <c>groupby</c> and <c>aggregate</c>.</summary>
sealed class GroupParser(TokenReader reader, OptionParser options, ExpressionParser expressions)
{
    static readonly string[] Methods = ["sum", "min", "max", "average", "countdistinct"];

    /// <summary>What stands inside groupby(…).</summary>
    public GroupStep GroupBy(int position)
    {
        reader.Expect(TokenKind.Open, "the grouping properties in parentheses of their own, as in groupby((Code))");
        List<SyntaxNode> keys = [Key()];
        while (reader.Take(TokenKind.Comma))
        {
            keys.Add(Key());
        }

        reader.Expect(TokenKind.Close, "',' or ')' after a grouping property");
        return new(position, keys, reader.Take(TokenKind.Comma) ? Nested() : []);
    }

    /// <summary>What stands inside aggregate(…).</summary>
    public IReadOnlyList<AggregateSyntax> AggregateItems()
    {
        List<AggregateSyntax> items = [Aggregate()];
        while (reader.Take(TokenKind.Comma))
        {
            items.Add(Aggregate());
        }

        return items;
    }

    SyntaxNode Key()
    {
        var position = reader.Position;
        if (reader.Behind == '(' && (reader.IsWord("rollup") || reader.IsWord("rolluprecursive")))
        {
            throw ParseFault.NotImplemented(reader.Option, position, $"{reader.Word} in groupby");
        }

        var node = expressions.ParseInside();
        return IsPath(node)
            ? node
            : throw reader.Fault(
                FaultCode.InvalidSyntax, position, "groupby takes properties; give an expression a name first, as in compute(year(Day) as Year)/groupby((Year)).");
    }

    static bool IsPath(SyntaxNode node) => node is NameSyntax || (node is MemberSyntax member && IsPath(member.Source));

    IReadOnlyList<AggregateSyntax> Nested()
    {
        if (!reader.IsWord("aggregate"))
        {
            throw ParseFault.NotImplemented(reader.Option, reader.Position, "A transformation other than aggregate inside groupby");
        }

        reader.Advance();
        reader.Expect(TokenKind.Open, "'(' after aggregate");
        var items = AggregateItems();
        reader.Expect(TokenKind.Close, "')' at the end of aggregate");
        return reader.Current.Kind == TokenKind.Slash
            ? throw ParseFault.NotImplemented(reader.Option, reader.Position, "A chain of transformations inside groupby")
            : items;
    }

    AggregateSyntax Aggregate()
    {
        var position = reader.Position;
        if (reader.IsWord("$count"))
        {
            reader.Advance();
            RefuseFrom();
            var (name, at) = options.Alias("$count as Number");
            return new(position, null, AggregateMethod.Count, name, at);
        }

        var expression = expressions.ParseInside();
        if (!reader.IsWord("with"))
        {
            throw reader.AtEnd || reader.Current.Kind != TokenKind.Identifier
                ? reader.Unexpected("'with' and a method, as in Value with sum as Total")
                : expression is CountSyntax || reader.IsWord("as")
                    ? ParseFault.NotImplemented(reader.Option, position, "A count of related rows, or a custom aggregate,")
                    : expressions.Leftover();
        }

        reader.Advance();
        var method = Method();
        RefuseFrom();
        var (alias, aliasAt) = options.Alias("Value with sum as Total");
        return new(position, expression, method, alias, aliasAt);
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

    void RefuseFrom()
    {
        if (reader.IsWord("from"))
        {
            throw ParseFault.NotImplemented(reader.Option, reader.Position, "'from' in aggregate");
        }
    }
}
