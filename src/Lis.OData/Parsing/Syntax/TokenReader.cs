using Lis.OData.Errors;

namespace Lis.OData.Parsing.Syntax;

/// <summary>
/// Cuts the decoded value of one option into tokens, one ahead, without copying text. Literals are told apart by their look alone
/// (URL Conventions 5.1.1.14); whether one is a possible value is checked where its type is known.
/// </summary>
/// <param name="text">The decoded text.</param>
/// <param name="option">The option's name for faults.</param>
/// <param name="offset">What to add to positions, when the text is a part of a longer one.</param>
/// <param name="limits">Guards nesting.</param>
sealed class TokenReader(string text, string option, int offset, ParserLimits limits)
{
    int depth;

    public ParserLimits Limits => limits;

    public string Text { get; } = text;

    public string Option { get; } = option;

    public Token Current { get; private set; }

    /// <summary>Set while the condition of a case branch is read: 10:20 is then the number 10 and a colon unless a colon follows.</summary>
    public bool ColonEnds { get; set; }

    public bool AtEnd => Current.Kind == TokenKind.End;

    /// <summary>The text of the current token.</summary>
    public ReadOnlySpan<char> Word => Text.AsSpan(Current.Start, Current.End - Current.Start);

    /// <summary>The position of the current token for nodes and faults.</summary>
    public int Position => Current.Start + offset;

    /// <summary>The character right behind the current token; NUL at the end.</summary>
    public char Behind => Current.End < Text.Length ? Text[Current.End] : '\0';

    public TokenReader Start()
    {
        Seek(0);
        return this;
    }

    /// <summary>Goes on at a place of the text.</summary>
    public void Seek(int index)
    {
        while (index < Text.Length && Text[index] is ' ' or '\t')
        {
            index++;
        }

        Current = index == Text.Length ? new(TokenKind.End, index, index) : Scan(index);
    }

    public void Advance() => Seek(Current.End);

    /// <summary>Takes a token of that kind if it is the current one.</summary>
    public bool Take(TokenKind kind)
    {
        if (Current.Kind != kind)
        {
            return false;
        }

        Advance();
        return true;
    }

    public void Expect(TokenKind kind, string what)
    {
        if (!Take(kind))
        {
            throw Unexpected(what);
        }
    }

    /// <summary>Whether the current token is that word, upper and lower case alike.</summary>
    public bool IsWord(string word) => Current.Kind is TokenKind.Identifier or TokenKind.Dollar && Word.Equals(word, StringComparison.OrdinalIgnoreCase);

    public void Enter()
    {
        if (++depth > limits.MaxNesting)
        {
            throw Fault(
                FaultCode.TooManyNodes, Position, FormattableString.Invariant($"Nested deeper than {limits.MaxNesting} levels (Limits:MaxNesting)."));
        }
    }

    public void Leave() => depth--;

    public FaultException Fault(FaultCode code, int position, string message) => ParseFault.At(code, Option, position, message);

    public FaultException Unexpected(string expected)
    {
        var found = AtEnd ? "the end" : $"'{(Word.Length > 40 ? $"{Word[..40]}…" : Word.ToString())}'";
        return Fault(FaultCode.InvalidSyntax, Position, FormattableString.Invariant($"Expected {expected}, found {found} at position {Position} of {Option}."));
    }

    Token Scan(int start)
    {
        var c = Text[start];
        return c switch
        {
            '\'' => new(TokenKind.Literal, start, EndOfQuoted(start), LiteralKind.String),
            '"' => new(TokenKind.JsonString, start, EndOfJsonString(start)),
            '-' or '+' when LiteralScanner.StartsNumber(Text, start + 1) => Literal(start),
            >= '0' and <= '9' => Literal(start),
            '@' when start + 1 < Text.Length && Text[start + 1] == '@' => new(TokenKind.CallerValue, start, EndOfName(start + 2)),
            '@' => new(TokenKind.Alias, start, EndOfAlias(start + 1)),
            '$' => new(TokenKind.Dollar, start, EndOfName(start + 1)),
            _ when Names.IsStart(c) => Name(start),
            _ => new(Punctuation(start), start, start + 1),
        };
    }

    TokenKind Punctuation(int start) => Text[start] switch
    {
        '(' => TokenKind.Open,
        ')' => TokenKind.Close,
        '[' => TokenKind.OpenBracket,
        ']' => TokenKind.CloseBracket,
        '{' => TokenKind.OpenBrace,
        '}' => TokenKind.CloseBrace,
        ',' => TokenKind.Comma,
        ':' => TokenKind.Colon,
        ';' => TokenKind.Semicolon,
        '/' => TokenKind.Slash,
        '*' => TokenKind.Star,
        '-' => TokenKind.Minus,
        '=' => TokenKind.Equals,
        var c => throw Fault(FaultCode.InvalidSyntax, start + offset, $"Unexpected character '{c}'."),
    };

    /// <summary>A literal that begins with a digit or sign; nothing that belongs to a word may touch its end.</summary>
    Token Literal(int start)
    {
        var (kind, end) = LiteralScanner.Scan(Text, start, ColonEnds);
        if (end < Text.Length && (Names.IsPart(Text[end]) || Text[end] == '\''))
        {
            throw Fault(FaultCode.InvalidSyntax, start + offset, $"'{Shorten(start, end + 1)}…' is neither a literal nor a name.");
        }

        return new(TokenKind.Literal, start, end, kind);
    }

    /// <summary>A name, a GUID that begins with a letter, or a literal with a prefix before its quotes.</summary>
    Token Name(int start)
    {
        if (LiteralScanner.IsGuid(Text, start))
        {
            return Literal(start);
        }

        var end = EndOfName(start);
        if (end == Text.Length || Text[end] != '\'')
        {
            return new(TokenKind.Identifier, start, end);
        }

        var prefix = Text.AsSpan(start, end - start);
        return new(TokenKind.Literal, start, EndOfQuoted(end), KindOfPrefix(prefix, start));
    }

    LiteralKind KindOfPrefix(ReadOnlySpan<char> prefix, int start)
    {
        if (prefix.Contains('.'))
        {
            return LiteralKind.Enum;
        }

        if (prefix.Equals("duration", StringComparison.OrdinalIgnoreCase))
        {
            return LiteralKind.Duration;
        }

        if (prefix.Equals("binary", StringComparison.OrdinalIgnoreCase))
        {
            return LiteralKind.Binary;
        }

        throw prefix.StartsWith("geo", StringComparison.OrdinalIgnoreCase)
            ? ParseFault.NotImplemented(Option, start + offset, "A geography or geometry literal")
            : Fault(
                FaultCode.InvalidSyntax,
                start + offset,
                $"'{prefix}' cannot stand right before a quote; write a blank, duration'PT1H' or Namespace.Enum'Member'.");
    }

    int EndOfName(int start)
    {
        var end = Names.EndOf(Text, start);
        return end > start ? end : throw Fault(FaultCode.InvalidSyntax, start + offset, $"A name is missing after '{Text[start - 1]}'.");
    }

    /// <summary>An alias has a simple name; an annotation that of a term, and perhaps a qualifier.</summary>
    int EndOfAlias(int start)
    {
        var end = EndOfName(start);
        return end < Text.Length && Text[end] == '#' && Text.AsSpan(start, end - start).Contains('.') ? EndOfName(end + 1) : end;
    }

    int EndOfQuoted(int quote)
    {
        for (var i = Text.IndexOf('\'', quote + 1); i >= 0; i = Text.IndexOf('\'', i + 2))
        {
            if (i + 1 == Text.Length || Text[i + 1] != '\'')
            {
                return i + 1;
            }

            if (i + 2 >= Text.Length)
            {
                break;
            }
        }

        throw Fault(FaultCode.InvalidSyntax, quote + offset, "The text in quotes has no end; a quote inside it is written as two ('it''s').");
    }

    int EndOfJsonString(int quote)
    {
        for (var i = quote + 1; i < Text.Length; i++)
        {
            if (Text[i] == '"')
            {
                return i + 1;
            }

            i += Text[i] == '\\' ? 1 : 0;
        }

        throw Fault(FaultCode.InvalidSyntax, quote + offset, "The text in double quotes has no end.");
    }

    string Shorten(int start, int end) => Text[start..Math.Min(end, start + 40)];
}
