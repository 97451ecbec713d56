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
                TokenKind.Identifier => Call(expressions, node),
                TokenKind.Alias when reader.Word.Contains('.') => new AnnotationSyntax(position, node, Name()[1..]),
                _ => throw reader.Unexpected("a property, any, all or $count"),
            };
        }

        return node;
    }

    /// <summary>A name with a parenthesis behind it, on which the reader stands.</summary>
    public CallSyntax Call(ExpressionParser expressions, SyntaxNode? source)
    {
        var (position, name) = (reader.Position, Name());
        reader.Advance();
        List<SyntaxNode> arguments = [];
        List<string?> names = [];
        if (!reader.Take(TokenKind.Close))
        {
            do
            {
                names.Add(ArgumentName());
                arguments.Add(expressions.ParseInside());
            }
            while (reader.Take(TokenKind.Comma));
            reader.Expect(TokenKind.Close, "',' or ')'");
        }

        return new(position, name, arguments, names, source);
    }

    string? ArgumentName()
    {
        var start = reader.Current.Start;
        if (reader.Current.Kind == TokenKind.Identifier)
        {
            var name = Name();
            if (reader.Take(TokenKind.Equals))
            {
                return name;
            }

            reader.Seek(start);
        }

        return null;
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
        return hasOptions ? CountOptions(expressions, source, position) : new CountSyntax(position, source, null);
    }

    CountSyntax CountOptions(ExpressionParser expressions, SyntaxNode source, int position)
    {
        reader.Advance();
        var (filter, search) = (default(SyntaxNode), default(SearchSyntax));
        do
        {
            var at = reader.Position;
            var isSearch = reader.IsWord("$search") || reader.IsWord("search");
            if (!isSearch && !reader.IsWord("$filter") && !reader.IsWord("filter"))
            {
                throw reader.Unexpected("$filter=… or $search=…");
            }

            if (isSearch ? search is not null : filter is not null)
            {
                throw reader.Fault(Errors.FaultCode.MisplacedOption, at, $"{reader.Word} is given twice.");
            }

            reader.Advance();
            if (reader.Current.Kind != TokenKind.Equals)
            {
                throw reader.Unexpected("'='");
            }

            if (isSearch)
            {
                var words = new SearchParser(reader.Text, reader.Option, reader.Limits);
                search = words.Parse(reader.Current.End);
                reader.Seek(words.End);
            }
            else
            {
                reader.Advance();
                filter = expressions.ParseInside();
            }
        }
        while (reader.Take(TokenKind.Semicolon));
        reader.Expect(TokenKind.Close, "';' or ')'");
        return new(position, source, filter, search);
    }

    string Name()
    {
        var name = reader.Word.ToString();
        reader.Advance();
        return name;
    }
}
