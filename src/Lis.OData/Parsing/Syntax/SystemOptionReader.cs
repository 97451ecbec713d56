using Lis.OData.Errors;
using Lis.OData.Parsing.Apply;

namespace Lis.OData.Parsing.Syntax;

/// <summary>Reads the system options of the request itself, each from a text of its own.</summary>
static class SystemOptionReader
{
    public static OptionsSyntax Read(QueryString query, ParserLimits limits)
    {
        var into = new OptionsSyntax();
        foreach (var option in query.Given)
        {
            Read(option, query[option]!, into, query.Aliases, limits);
        }

        return into;
    }

    static void Read(SystemOption option, string value, OptionsSyntax into, AliasTable aliases, ParserLimits limits)
    {
        var name = SystemOptions.Name(option);
        switch (option)
        {
            case SystemOption.Search:
                into.Search = Search(name, value, limits);
                break;
            case SystemOption.SkipToken:
                into.SkipToken = value;
                break;
            case SystemOption.Id:
                // Read with the path: it names an entity.
                break;
            case SystemOption.Format:
                into.Format = value.Trim();
                break;
            case SystemOption.SchemaVersion:
                if (value != "*")
                {
                    throw new FaultException(FaultCode.NotFound, $"There is no schema version '{value}'; the model is not versioned.", name);
                }

                break;
            case SystemOption.Apply:
                into.Apply = ApplyParser.Parse(new TokenReader(value, name, 0, limits).Start(), limits, aliases);
                break;
            case SystemOption.DeltaToken:
                into.DeltaToken = value;
                break;
            default:
                var reader = new TokenReader(value, name, 0, limits).Start();
                var parser = new OptionParser(reader, limits, aliases);
                parser.Read(option, into);
                if (!reader.AtEnd)
                {
                    throw parser.Leftover(option);
                }

                break;
        }
    }

    static SearchSyntax Search(string name, string value, ParserLimits limits)
    {
        var parser = new SearchParser(value, name, limits);
        var search = parser.Parse(0);
        return parser.End == value.Length
            ? search
            : throw ParseFault.At(
                FaultCode.InvalidSyntax, name, parser.End, $"'{value[parser.End]}' cannot stand here; put it inside a phrase in double quotes.");
    }
}
