namespace Lis.OData.Parsing.Syntax;

enum TokenKind
{
    End,
    Identifier,

    /// <summary>A name that begins with a dollar sign.</summary>
    Dollar,

    /// <summary>A name that begins with an at sign.</summary>
    Alias,

    /// <summary>A name that begins with two at signs.</summary>
    CallerValue,
    Literal,

    /// <summary>Text in double quotes, as in JSON arrays.</summary>
    JsonString,
    Open,
    Close,
    OpenBracket,
    CloseBracket,
    OpenBrace,
    CloseBrace,
    Comma,
    Colon,
    Semicolon,
    Slash,
    Star,
    Minus,
    Equals,
}

/// <summary>A stretch of the text; Literal says what kind when Kind is Literal.</summary>
readonly record struct Token(TokenKind Kind, int Start, int End, LiteralKind Literal = default);
