namespace Lis.OData.Parsing.Syntax;

/// <summary>Reads one item of <c>$select</c> (URL Conventions 5.1.4).</summary>
static class SelectParser
{
    static readonly SystemOption[] Allowed =
    [
        SystemOption.Filter, SystemOption.Search, SystemOption.Count, SystemOption.OrderBy, SystemOption.Skip, SystemOption.Top,
        SystemOption.Compute, SystemOption.Select,
    ];

    public static SelectSyntax Item(TokenReader reader, OptionParser options)
    {
        var position = reader.Position;
        if (reader.Take(TokenKind.Star))
        {
            return new(position, ["*"], null);
        }

        if (reader.Behind == '.' && reader.Text.AsSpan(reader.Current.End).StartsWith(".*"))
        {
            var operations = $"{reader.Word}.*";
            reader.Seek(reader.Current.End + 2);
            return new(position, [operations], null);
        }

        List<string> path = [PathReader.Name(reader, "a property")];
        while (reader.Take(TokenKind.Slash))
        {
            path.Add(PathReader.Name(reader, "a property"));
        }

        var nested = reader.Current.Kind == TokenKind.Open ? NestedOptionsParser.Read(reader, options, Allowed, "$select") : null;
        return new(position, path, nested);
    }
}

/// <summary>Reads one item of <c>$expand</c> (URL Conventions 5.1.3).</summary>
static class ExpandParser
{
    static readonly SystemOption[] ForCount = [SystemOption.Filter, SystemOption.Search];

    static readonly SystemOption[] ForReferences =
        [.. ForCount, SystemOption.OrderBy, SystemOption.Skip, SystemOption.Top, SystemOption.Count];

    static readonly SystemOption[] ForEntities =
        [.. ForReferences, SystemOption.Select, SystemOption.Expand, SystemOption.Compute, SystemOption.Levels, SystemOption.Apply];

    static readonly SystemOption[] ForAll = [SystemOption.Levels];

    public static string TooDeep(ParserLimits limits) =>
        FormattableString.Invariant($"$expand may nest {limits.MaxExpandDepth} levels deep (Limits:MaxExpandDepth).");

    public static ExpandSyntax Item(TokenReader reader, OptionParser options)
    {
        var position = reader.Position;
        if (reader.Current.Kind == TokenKind.Dollar)
        {
            throw reader.Word is "$value"
                ? ParseFault.NotImplemented(reader.Option, position, "$expand=$value")
                : reader.Unexpected("a navigation property");
        }

        List<string> path = [];
        var kind = ExpandKind.Entities;
        if (reader.Take(TokenKind.Star))
        {
            path.Add("*");
        }
        else
        {
            path.Add(PathReader.Name(reader, "a navigation property"));
        }

        while (kind == ExpandKind.Entities && reader.Take(TokenKind.Slash))
        {
            kind = reader.IsWord("$ref") ? ExpandKind.References : reader.IsWord("$count") ? ExpandKind.Count : kind;
            if (kind == ExpandKind.Entities)
            {
                path.Add(PathReader.Name(reader, "a navigation property, $ref or $count"));
            }
            else
            {
                reader.Advance();
            }
        }

        var allowed = path is ["*"] ? ForAll : kind switch
        {
            ExpandKind.Count => ForCount,
            ExpandKind.References => ForReferences,
            _ => ForEntities,
        };
        var nested = reader.Current.Kind == TokenKind.Open ? NestedOptionsParser.Read(reader, options, allowed, "this item of $expand") : new();
        return new(position, path, kind, nested);
    }
}

/// <summary>Reads one name of a path in $select or $expand.</summary>
static class PathReader
{
    public static string Name(TokenReader reader, string what)
    {
        if (reader.Current.Kind == TokenKind.Alias)
        {
            throw ParseFault.NotImplemented(reader.Option, reader.Position, "An annotation here");
        }

        if (reader.Current.Kind != TokenKind.Identifier)
        {
            throw reader.Unexpected(what);
        }

        var name = reader.Word.ToString();
        reader.Advance();
        return name;
    }
}
