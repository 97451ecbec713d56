namespace Lis.OData.Parsing.Syntax;

/// <summary>Reads what stands between operators: literals, lists, parentheses, calls and paths.</summary>
sealed class OperandParser(TokenReader reader)
{
    const string What = "a property, a literal, a function or a parenthesis";

    readonly PathParser paths = new(reader);

    public SyntaxNode Parse(ExpressionParser expressions)
    {
        var position = reader.Position;
        switch (reader.Current.Kind)
        {
            case TokenKind.Literal:
                return Literal();
            case TokenKind.JsonString:
                return JsonText.ReadLiteral(reader);
            case TokenKind.Open:
                reader.Advance();
                var inner = expressions.ParseInside();
                reader.Expect(TokenKind.Close, "')'");
                return inner;
            case TokenKind.OpenBracket:
                reader.Advance();
                return List(position, TokenKind.CloseBracket);
            case TokenKind.OpenBrace:
                return Object(position);
            case TokenKind.Identifier:
                return Keyword(position) ?? (reader.Behind == '(' ? Call(expressions, position) : paths.Continue(expressions, Name(position)));
            case TokenKind.Dollar when reader.Word is "$it" or "$this":
                return paths.Continue(expressions, Name(position));
            case TokenKind.Dollar when reader.Word is "$root" && reader.Behind == '/':
                reader.Advance();
                return paths.Continue(expressions, new RootSyntax(position));
            case TokenKind.Alias:
                return Alias(expressions, position);
            case TokenKind.CallerValue:
                var name = reader.Word[2..].ToString();
                reader.Advance();
                return new CallerValueSyntax(position, name);
            default:
                throw reader.Unexpected(What);
        }
    }

    /// <summary>After <c>in</c>: parentheses hold a list when a literal, an alias or nothing follows, else an expression.</summary>
    public SyntaxNode ListOrParenthesis(ExpressionParser expressions)
    {
        var position = reader.Position;
        reader.Advance();
        if (reader.Current.Kind is TokenKind.Literal or TokenKind.JsonString or TokenKind.Close or TokenKind.Alias
            || reader.IsWord("null") || reader.IsWord("true") || reader.IsWord("false") || reader.Word is "INF" or "NaN")
        {
            return List(position, TokenKind.Close);
        }

        var inner = expressions.Parse();
        reader.Expect(TokenKind.Close, "')'");
        return inner;
    }

    ListSyntax List(int position, TokenKind close)
    {
        List<SyntaxNode> items = [];
        if (reader.Take(close))
        {
            return new(position, items);
        }

        do
        {
            items.Add(ListItem());
        }
        while (reader.Take(TokenKind.Comma));
        reader.Expect(close, close == TokenKind.Close ? "',' or ')'" : "',' or ']'");
        return new(position, items);
    }

    SyntaxNode ListItem()
    {
        var position = reader.Position;
        switch (reader.Current.Kind)
        {
            case TokenKind.Literal:
                return Literal();
            case TokenKind.JsonString:
                return JsonText.ReadLiteral(reader);
            case TokenKind.Identifier when Keyword(position) is { } keyword:
                return keyword;
            case TokenKind.Alias:
                var name = reader.Word.ToString();
                reader.Advance();
                return new AliasSyntax(position, name);
            case TokenKind.OpenBrace:
                return Object(position);
            case TokenKind.OpenBracket:
                reader.Advance();
                return List(position, TokenKind.CloseBracket);
            default:
                throw reader.Unexpected("a literal");
        }
    }

    /// <summary>A complex value as JSON writes it; control information in it says nothing that is needed here.</summary>
    ObjectSyntax Object(int position)
    {
        reader.Enter();
        reader.Advance();
        List<(string, int, SyntaxNode)> members = [];
        while (reader.Current.Kind != TokenKind.CloseBrace)
        {
            var at = reader.Position;
            if (reader.Current.Kind != TokenKind.JsonString)
            {
                throw reader.Unexpected("a name in double quotes or '}'");
            }

            var name = JsonText.ReadLiteral(reader).Raw;
            reader.Expect(TokenKind.Colon, "':' after a name");
            var value = ListItem();
            if (!name.Contains('@', StringComparison.Ordinal))
            {
                members.Add((name, at, value));
            }

            if (!reader.Take(TokenKind.Comma))
            {
                break;
            }
        }

        reader.Expect(TokenKind.CloseBrace, "',' or '}'");
        reader.Leave();
        return new(position, members);
    }

    LiteralSyntax Literal()
    {
        var token = reader.Current;
        var raw = token.Literal switch
        {
            LiteralKind.String => reader.Text[(token.Start + 1)..(token.End - 1)].Replace("''", "'", StringComparison.Ordinal),
            LiteralKind.Duration or LiteralKind.Binary or LiteralKind.Enum => Quoted(token),
            // A blank is a plus sign that a client forgot to encode.
            LiteralKind.DateTimeOffset or LiteralKind.Double => reader.Text[token.Start..token.End].Replace(' ', '+'),
            _ => reader.Text[token.Start..token.End],
        };
        var type = token.Literal == LiteralKind.Enum ? reader.Text[token.Start..reader.Text.IndexOf('\'', token.Start)] : null;
        var node = new LiteralSyntax(reader.Position, token.Literal, raw, type);
        reader.Advance();
        return node;
    }

    string Quoted(Token token) =>
        reader.Text[(reader.Text.IndexOf('\'', token.Start) + 1)..(token.End - 1)].Replace("''", "'", StringComparison.Ordinal);

    SyntaxNode? Keyword(int position)
    {
        if (reader.Behind is '/' or '(')
        {
            return null;
        }

        SyntaxNode? node = reader.Word.Length switch
        {
            3 when reader.Word is "INF" or "NaN" => new LiteralSyntax(position, LiteralKind.Double, reader.Word.ToString()),
            4 when reader.IsWord("null") => new NullSyntax(position),
            4 when reader.IsWord("true") => new BooleanSyntax(position, true),
            5 when reader.IsWord("false") => new BooleanSyntax(position, false),
            _ => null,
        };
        if (node is not null)
        {
            reader.Advance();
        }

        return node;
    }

    NameSyntax Name(int position)
    {
        var name = reader.Word.ToString();
        reader.Advance();
        return new(position, name);
    }

    SyntaxNode Alias(ExpressionParser expressions, int position)
    {
        var name = reader.Word.ToString();
        if (name.Contains('.', StringComparison.Ordinal))
        {
            throw ParseFault.NotImplemented(reader.Option, position, "An annotation in an expression");
        }

        reader.Advance();
        return paths.Continue(expressions, new AliasSyntax(position, name));
    }

    SyntaxNode Call(ExpressionParser expressions, int position)
    {
        if (reader.IsWord("case"))
        {
            reader.Advance();
            reader.Advance();
            return Case(expressions, position);
        }

        return paths.Continue(expressions, paths.Call(expressions, null));
    }

    CaseSyntax Case(ExpressionParser expressions, int position)
    {
        List<(SyntaxNode Condition, SyntaxNode Value)> branches = [];
        do
        {
            var outer = reader.ColonEnds;
            reader.ColonEnds = true;
            // The first token of the condition was scanned before the flag was set.
            reader.Seek(reader.Current.Start);
            var condition = expressions.Parse();
            reader.ColonEnds = outer;
            reader.Expect(TokenKind.Colon, "':' between condition and value");
            branches.Add((condition, expressions.ParseInside()));
        }
        while (reader.Take(TokenKind.Comma));
        reader.Expect(TokenKind.Close, "',' or ')'");
        return new(position, branches);
    }
}
