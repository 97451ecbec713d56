using System.Globalization;
using Lis.OData.Errors;

namespace Lis.OData.Parsing.Syntax;

/// <summary>
/// Reads the value of one system query option into an <see cref="OptionsSyntax"/>. The same methods serve the options of the request, each
/// in a text of its own, and the nested ones inside the parentheses of $expand and $select. $search has a parser of its own.
/// </summary>
sealed class OptionParser(TokenReader reader, ParserLimits limits, AliasTable aliases)
{
    readonly ExpressionParser expressions = new(reader);
    int expandDepth;

    public AliasTable Aliases => aliases;

    public ParserLimits Limits => limits;

    /// <summary>Reads a value from the reader's place; the caller checks what follows it.</summary>
    public void Read(SystemOption option, OptionsSyntax into)
    {
        switch (option)
        {
            case SystemOption.Filter:
                into.Filter = expressions.Parse();
                break;
            case SystemOption.OrderBy:
                into.OrderBy = OrderByItems();
                break;
            case SystemOption.Compute:
                into.Compute = ComputeItems();
                break;
            case SystemOption.Select:
                into.Select = List(() => SelectParser.Item(reader, this));
                break;
            case SystemOption.Expand:
                into.Expand = ExpandItems();
                break;
            case SystemOption.Top:
                into.Top = Number("$top");
                break;
            case SystemOption.Skip:
                into.Skip = Number("$skip");
                break;
            case SystemOption.Count:
                into.Count = Flag();
                break;
            case SystemOption.Levels:
                into.Levels = Levels();
                break;
            case SystemOption.Apply:
                into.Apply = new Apply.ApplyParser(reader, this).Sequence();
                break;
            default:
                throw ParseFault.NotImplemented(reader.Option, reader.Position, $"{SystemOptions.Name(option)} here");
        }
    }

    /// <summary>The fault for what is left after an option's value.</summary>
    public FaultException Leftover(SystemOption option) => option switch
    {
        SystemOption.Filter or SystemOption.OrderBy or SystemOption.Compute => expressions.Leftover(),
        SystemOption.Top or SystemOption.Skip or SystemOption.Count or SystemOption.Levels =>
            reader.Fault(FaultCode.InvalidOptionValue, reader.Position, $"'{reader.Word}' cannot follow the value of {SystemOptions.Name(option)}."),
        _ => reader.Unexpected("',' or the end"),
    };

    /// <summary>The items of <c>$orderby</c>, and of <c>orderby</c> in <c>$apply</c>.</summary>
    public List<OrderBySyntax> OrderByItems() => List(OrderByItem);

    /// <summary>The items of <c>$compute</c>, and of <c>compute</c> in <c>$apply</c>.</summary>
    public List<ComputeSyntax> ComputeItems() => List(ComputeItem);

    /// <summary><c>as</c> and the name that the request gives to a value.</summary>
    public (string Name, int Position) Alias(string example)
    {
        if (!reader.IsWord("as"))
        {
            throw reader.Unexpected($"'as' and a name, as in {example}");
        }

        reader.Advance();
        if (reader.Current.Kind != TokenKind.Identifier || !Names.IsIdentifier(reader.Word))
        {
            throw reader.Unexpected("a name of letters, digits and underscores");
        }

        var alias = (reader.Word.ToString(), reader.Position);
        reader.Advance();
        return alias;
    }

    List<T> List<T>(Func<T> item)
    {
        List<T> items = [item()];
        while (reader.Take(TokenKind.Comma))
        {
            items.Add(item());
        }

        return items;
    }

    OrderBySyntax OrderByItem()
    {
        var expression = expressions.Parse();
        var descending = reader.IsWord("desc");
        if (descending || reader.IsWord("asc"))
        {
            reader.Advance();
        }
        else if (reader.Current.Kind == TokenKind.Identifier)
        {
            throw reader.Unexpected("asc, desc, an operator, ',' or the end");
        }

        return new(expression, descending);
    }

    ComputeSyntax ComputeItem()
    {
        var expression = expressions.Parse();
        var (alias, position) = Alias("Value mul 2 as Doubled");
        return new(expression, alias, position);
    }

    List<ExpandSyntax> ExpandItems()
    {
        if (++expandDepth > limits.MaxExpandDepth)
        {
            throw reader.Fault(FaultCode.ExpandTooDeep, reader.Position, ExpandParser.TooDeep(limits));
        }

        var items = List(() => ExpandParser.Item(reader, this));
        expandDepth--;
        return items;
    }

    /// <summary>A whole number from 0.</summary>
    public LiteralSyntax Number(string option)
    {
        var word = reader.Word;
        if (reader.Current.Kind != TokenKind.Literal || word.ContainsAnyExceptInRange('0', '9')
            || !long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            throw reader.Fault(FaultCode.InvalidOptionValue, reader.Position, $"{option} takes a whole number from 0, as in {option}=100.");
        }

        var number = new LiteralSyntax(reader.Position, LiteralKind.Int64, word.ToString());
        reader.Advance();
        return number;
    }

    bool Flag()
    {
        var isTrue = reader.IsWord("true");
        if (!isTrue && !reader.IsWord("false"))
        {
            throw reader.Fault(FaultCode.InvalidOptionValue, reader.Position, "$count takes true or false.");
        }

        reader.Advance();
        return isTrue;
    }

    int Levels()
    {
        var levels = reader.IsWord("max") ? OptionsSyntax.MaxLevels
            : int.TryParse(reader.Word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
            : throw reader.Fault(FaultCode.InvalidOptionValue, reader.Position, "$levels takes a whole number from 1, or max.");
        reader.Advance();
        return levels;
    }
}
