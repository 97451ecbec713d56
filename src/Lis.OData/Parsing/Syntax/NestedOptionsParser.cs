using Lis.OData.Errors;

namespace Lis.OData.Parsing.Syntax;

/// <summary>Reads <c>(name=value;name=value)</c> behind an item of $expand or $select; the reader stands on the opening parenthesis.</summary>
static class NestedOptionsParser
{
    public static OptionsSyntax Read(TokenReader reader, OptionParser options, ReadOnlySpan<SystemOption> allowed, string place)
    {
        var into = new OptionsSyntax();
        List<SystemOption> seen = [];
        reader.Expect(TokenKind.Open, "'('");
        reader.Enter();
        do
        {
            if (reader.Current.Kind == TokenKind.Alias)
            {
                Alias(reader, options);
                continue;
            }

            var option = Name(reader, allowed, seen, place);
            reader.Advance();
            if (reader.Current.Kind != TokenKind.Equals)
            {
                throw reader.Unexpected("'='");
            }

            if (option == SystemOption.Search)
            {
                // The words of $search are not tokens of expressions: the search parser reads on from the character itself.
                SearchInto(reader, options, into);
            }
            else
            {
                reader.Advance();
                options.Read(option, into);
            }

            if (reader.Current.Kind is not (TokenKind.Semicolon or TokenKind.Close))
            {
                throw reader.AtEnd ? reader.Unexpected("';' or ')'") : options.Leftover(option);
            }
        }
        while (reader.Take(TokenKind.Semicolon));
        reader.Expect(TokenKind.Close, "';' or ')'");
        reader.Leave();
        return into;
    }

    static void SearchInto(TokenReader reader, OptionParser options, OptionsSyntax into)
    {
        var search = new SearchParser(reader.Text, reader.Option, options.Limits);
        into.Search = search.Parse(reader.Current.End);
        reader.Seek(search.End);
    }

    static SystemOption Name(TokenReader reader, ReadOnlySpan<SystemOption> allowed, List<SystemOption> seen, string place)
    {
        if (reader.Current.Kind is not (TokenKind.Dollar or TokenKind.Identifier))
        {
            throw reader.Unexpected("an option such as $filter=…");
        }

        var name = reader.Word.ToString();
        if (SystemOptions.Find(name) is not { } option)
        {
            throw reader.Fault(
                FaultCode.UnknownOption, reader.Position, $"'{name}' is no query option.{ParseFault.DidYouMean(name, SystemOptions.Names)}");
        }

        if (!allowed.Contains(option))
        {
            throw reader.Fault(FaultCode.MisplacedOption, reader.Position, $"{SystemOptions.Name(option)} cannot stand inside {place}.");
        }

        if (seen.Contains(option))
        {
            throw reader.Fault(FaultCode.MisplacedOption, reader.Position, $"{SystemOptions.Name(option)} is given twice.");
        }

        seen.Add(option);
        return option;
    }

    static void Alias(TokenReader reader, OptionParser options)
    {
        var (name, position) = (reader.Word.ToString(), reader.Position);
        reader.Advance();
        reader.Expect(TokenKind.Equals, "'='");
        var value = new ExpressionParser(reader).Parse();
        options.Aliases.AddParsed(name, value, reader.Option, position);
    }
}
