namespace Lis.OData.Parsing.Syntax;

/// <summary>Reads what follows a first name with slashes: properties, any, all, $count and $filter(…).</summary>
sealed class PathParser(TokenReader reader)
{
    /// <summary>Reads the steps after a first name; the node itself when there is none.</summary>
    public SyntaxNode Continue(ExpressionParser expressions, SyntaxNode node)
    {
        while (reader.Take(TokenKind.Slash))
        {
            var position = reader.Position;
            node = reader.Current.Kind switch
            {
                TokenKind.Dollar => DollarStep(expressions, node, position),
                TokenKind.Identifier when reader.Behind != '(' => new MemberSyntax(position, node, Name()),
                TokenKind.Identifier when reader.IsWord("any") || reader.IsWord("all") => Lambda(expressions, node, position),
                TokenKind.Identifier => throw ParseFault.NotImplemented(reader.Option, position, $"'{reader.Word}(…)' inside a path of an expression"),
                _ => throw reader.Unexpected("a property, any, all or $count"),
            };
        }

        return node;
    }

    LambdaSyntax Lambda(ExpressionParser expressions, SyntaxNode source, int position)
    {
        var isAll = reader.IsWord("all");
        reader.Advance();
        reader.Advance();
        if (!isAll && reader.Take(TokenKind.Close))
        {
            return new(position, source, isAll, null, null);
        }

        if (reader.Current.Kind != TokenKind.Identifier || !Names.IsIdentifier(reader.Word))
        {
            throw reader.Unexpected("a variable, as in any(x:x/Name eq 'A')");
        }

        var variable = Name();
        reader.Expect(TokenKind.Colon, $"':' after the variable {variable}");
        var predicate = expressions.ParseInside();
        reader.Expect(TokenKind.Close, "')'");
        return new(position, source, isAll, variable, predicate);
    }

    SyntaxNode DollarStep(ExpressionParser expressions, SyntaxNode source, int position)
    {
        if (reader.Word is "$filter" && reader.Behind == '(')
        {
            reader.Advance();
            reader.Advance();
            var predicate = expressions.ParseInside();
            reader.Expect(TokenKind.Close, "')'");
            return new FilteredSyntax(position, source, predicate);
        }

        if (!reader.IsWord("$count"))
        {
            throw reader.Unexpected("a property, any, all, $count or $filter(…)");
        }

        var hasOptions = reader.Behind == '(';
        reader.Advance();
        return new CountSyntax(position, source, hasOptions ? CountFilter(expressions) : null);
    }

    SyntaxNode CountFilter(ExpressionParser expressions)
    {
        reader.Advance();
        if (reader.IsWord("$search") || reader.IsWord("search"))
        {
            throw ParseFault.NotImplemented(reader.Option, reader.Position, "$search inside $count(…)");
        }

        if (!reader.IsWord("$filter") && !reader.IsWord("filter"))
        {
            throw reader.Unexpected("$filter=…");
        }

        reader.Advance();
        reader.Expect(TokenKind.Equals, "'='");
        var filter = expressions.ParseInside();
        reader.Expect(TokenKind.Close, "')'");
        return filter;
    }

    string Name()
    {
        var name = reader.Word.ToString();
        reader.Advance();
        return name;
    }
}
