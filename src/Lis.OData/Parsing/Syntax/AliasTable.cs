using Lis.OData.Errors;

namespace Lis.OData.Parsing.Syntax;

/// <summary>The parameter aliases of a request (URL Conventions 5.3): each is parsed when first used, and stands as null when not given.</summary>
sealed class AliasTable(ParserLimits limits)
{
    Dictionary<string, string>? texts;
    Dictionary<string, (SyntaxNode Node, string Option)>? parsed;

    /// <summary>Takes up an alias of the query string.</summary>
    public void Add(string name, string text)
    {
        if (!Names.IsIdentifier(name.AsSpan(1)))
        {
            throw new FaultException(FaultCode.InvalidSyntax, $"'{name}' is no name for a parameter alias; write @name=value.", name);
        }

        if (!(texts ??= new(StringComparer.Ordinal)).TryAdd(name, text))
        {
            throw Twice(name, name);
        }
    }

    /// <summary>Takes up an alias from nested options.</summary>
    public void AddParsed(string name, SyntaxNode node, string option, int position)
    {
        if ((texts?.ContainsKey(name) ?? false) || !(parsed ??= new(StringComparer.Ordinal)).TryAdd(name, (node, option)))
        {
            throw Twice(name, FormattableString.Invariant($"{option}:{position}"));
        }
    }

    /// <summary>The value of an alias and the option in which its literals stand; null when it is not given.</summary>
    public (SyntaxNode Node, string Option)? Find(string name)
    {
        if (parsed is not null && parsed.TryGetValue(name, out var found))
        {
            return found;
        }

        if (texts is null || !texts.TryGetValue(name, out var text))
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            throw new FaultException(FaultCode.InvalidSyntax, $"The parameter alias {name} is empty; write {name}='text', {name}=5 or {name}=null.", name);
        }

        var entry = (new ExpressionParser(new TokenReader(text, name, 0, limits).Start()).ParseWhole(), name);
        (parsed ??= new(StringComparer.Ordinal)).Add(name, entry);
        return entry;
    }

    static FaultException Twice(string name, string target) =>
        new(FaultCode.MisplacedOption, $"The parameter alias {name} is given twice.", target);
}
