using Lis.OData.Errors;
using Lis.OData.Parsing.Bound;

namespace Lis.OData.Parsing.Syntax;

/// <summary>
/// Reads expressions (URL Conventions 5.1.1) by precedence: or, and, equality, relation with in and has, sum, product, unary. It stops before
/// the first token that cannot go on, and the caller says whether that token may stand there.
/// </summary>
sealed class ExpressionParser(TokenReader reader)
{
    const int EqualityLevel = 3;
    const int RelationLevel = 4;

    readonly OperandParser operands = new(reader);

    static readonly string[] OperatorWords =
        ["or", "and", "eq", "ne", "gt", "ge", "lt", "le", "has", "in", "add", "sub", "mul", "div", "divby", "mod"];

    /// <summary>An expression that must fill the text to its end.</summary>
    public SyntaxNode ParseWhole()
    {
        var node = Parse();
        return reader.AtEnd ? node : throw Leftover();
    }

    /// <summary>The longest expression from here.</summary>
    public SyntaxNode Parse() => Parse(0);

    /// <summary>An expression inside parentheses of its own, where a colon has no second meaning.</summary>
    public SyntaxNode ParseInside()
    {
        var outer = reader.ColonEnds;
        if (outer)
        {
            reader.ColonEnds = false;
            reader.Seek(reader.Current.Start);
        }

        var node = Parse();
        reader.ColonEnds = outer;
        return node;
    }

    /// <summary>The fault for a token that stands where an operator or the end is due.</summary>
    public FaultException Leftover()
    {
        var word = reader.Current.Kind == TokenKind.Identifier ? reader.Word.ToString() : "";
        var canBeOperator = word.Length is > 0 and <= 16 && reader.Current.End < reader.Text.Length;
        var near = canBeOperator ? SpokenOperator(word) ?? Nearest.To(word, OperatorWords) : null;
        return near is null
            ? reader.Unexpected("an operator such as eq, and, add, or the end")
            : reader.Fault(FaultCode.InvalidSyntax, reader.Position, $"'{word}' is no operator. Did you mean '{near}'?");
    }

    static string? SpokenOperator(string word) => word.ToUpperInvariant() switch
    {
        "EQUALS" or "IS" or "LIKE" => "eq",
        "NEQ" or "NOT" => "ne",
        "GTE" => "ge",
        "LTE" => "le",
        "PLUS" => "add",
        "MINUS" => "sub",
        _ => null,
    };

    SyntaxNode Parse(int floor)
    {
        reader.Enter();
        var left = Unary();
        while (OperatorHere() is { } op && op.Level >= floor)
        {
            var position = reader.Position;
            reader.Advance();
            left = op.Level switch
            {
                1 or 2 => Chain(position, left, op),
                RelationLevel when op.Operator is null => new InSyntax(position, left, InOperand()),
                _ => new BinarySyntax(position, op.Operator!.Value, left, Parse(op.Level + 1)),
            };
        }

        reader.Leave();
        return left;
    }

    ChainSyntax Chain(int position, SyntaxNode first, Operation op)
    {
        List<SyntaxNode> terms = [first, Parse(op.Level + 1)];
        while (OperatorHere() == op)
        {
            reader.Advance();
            terms.Add(Parse(op.Level + 1));
        }

        return new(position, op.Operator == BinaryOperator.And, terms);
    }

    SyntaxNode Unary()
    {
        var position = reader.Position;
        if (reader.Take(TokenKind.Minus))
        {
            return new UnarySyntax(position, isNot: false, NestedUnary());
        }

        if (reader.IsWord("not") && reader.Behind is ' ' or '\t' or '(')
        {
            reader.Advance();
            var operand = NestedUnary();
            // "not Name in (…)" and "not Flags has …" negate the whole: in and has bind tighter than not.
            while (OperatorHere() is { Level: RelationLevel, Operator: null or BinaryOperator.Has } op)
            {
                var at = reader.Position;
                reader.Advance();
                operand = op.Operator is null
                    ? new InSyntax(at, operand, InOperand())
                    : new BinarySyntax(at, BinaryOperator.Has, operand, Parse(RelationLevel + 1));
            }

            return new UnarySyntax(position, isNot: true, operand);
        }

        return operands.Parse(this);
    }

    SyntaxNode NestedUnary()
    {
        reader.Enter();
        var operand = Unary();
        reader.Leave();
        return operand;
    }

    SyntaxNode InOperand() => reader.Current.Kind == TokenKind.Open ? operands.ListOrParenthesis(this) : Parse(RelationLevel + 1);

    /// <summary>The operator at the current token; In has no BinaryOperator of its own.</summary>
    Operation? OperatorHere()
    {
        if (reader.Current.Kind != TokenKind.Identifier || reader.Word.Length > 5)
        {
            return null;
        }

        Span<char> lower = stackalloc char[5];
        lower = lower[..reader.Word.ToLowerInvariant(lower)];
        return lower switch
        {
            "or" => new(1, BinaryOperator.Or),
            "and" => new(2, BinaryOperator.And),
            "eq" => new(EqualityLevel, BinaryOperator.Equal),
            "ne" => new(EqualityLevel, BinaryOperator.NotEqual),
            "gt" => new(RelationLevel, BinaryOperator.GreaterThan),
            "ge" => new(RelationLevel, BinaryOperator.GreaterThanOrEqual),
            "lt" => new(RelationLevel, BinaryOperator.LessThan),
            "le" => new(RelationLevel, BinaryOperator.LessThanOrEqual),
            "has" => new(RelationLevel, BinaryOperator.Has),
            "in" => new(RelationLevel, null),
            "add" => new(5, BinaryOperator.Add),
            "sub" => new(5, BinaryOperator.Subtract),
            "mul" => new(6, BinaryOperator.Multiply),
            "div" => new(6, BinaryOperator.Divide),
            "divby" => new(6, BinaryOperator.DivideBy),
            "mod" => new(6, BinaryOperator.Modulo),
            _ => null,
        };
    }

    readonly record struct Operation(int Level, BinaryOperator? Operator);
}
