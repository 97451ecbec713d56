using System.Collections.Immutable;
using Lis.OData.Errors;

namespace Lis.OData.Parsing.Syntax;

/// <summary>The query string, cut into system options, parameter aliases and custom options (URL Conventions 5).</summary>
sealed class QueryString
{
    static readonly SystemOption[] All = Enum.GetValues<SystemOption>();

    readonly string?[] system = new string?[All.Length];
    Dictionary<string, string>? custom;

    public required AliasTable Aliases { get; init; }

    /// <summary>The decoded value of an option; null when it is not given.</summary>
    public string? this[SystemOption option] => system[(int)option];

    /// <summary>The options that are given, in the order of the enumeration.</summary>
    public IEnumerable<SystemOption> Given => All.Where(option => system[(int)option] is not null);

    public ImmutableDictionary<string, string> Custom =>
        custom is null ? ImmutableDictionary<string, string>.Empty : custom.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>Reads a raw query string, without question mark.</summary>
    public static QueryString Parse(string query, ParserLimits limits)
    {
        var result = new QueryString { Aliases = new(limits) };
        foreach (var range in query.AsSpan().Split('&'))
        {
            var part = query.AsSpan()[range];
            if (!part.IsEmpty)
            {
                result.Take(part);
            }
        }

        return result;
    }

    void Take(ReadOnlySpan<char> part)
    {
        var equals = part.IndexOf('=');
        var name = UrlText.Decode(equals < 0 ? part : part[..equals], isQuery: true, "query").Trim();
        var value = equals < 0 ? "" : UrlText.Decode(part[(equals + 1)..], isQuery: true, name);
        if (name.StartsWith('@'))
        {
            Aliases.Add(name, value);
        }
        else if (SystemOptions.Find(name) is { } option)
        {
            System(option, value);
        }
        else if (name.StartsWith('$'))
        {
            throw new FaultException(
                FaultCode.UnknownOption, $"'{name}' is no system query option.{ParseFault.DidYouMean(name, SystemOptions.Names)}", name);
        }
        else if (name.Length > 0)
        {
            Own(name, value);
        }
    }

    void System(SystemOption option, string value)
    {
        var name = SystemOptions.Name(option);
        if (system[(int)option] is not null)
        {
            throw new FaultException(FaultCode.MisplacedOption, $"{name} is given twice.", name);
        }

        system[(int)option] = string.IsNullOrWhiteSpace(value)
            ? throw new FaultException(FaultCode.InvalidOptionValue, $"{name} is empty.", name)
            : value;
    }

    /// <summary>A custom option; given twice its values are joined by a comma, so that whoever reads it sees both.</summary>
    void Own(string name, string value)
    {
        if (SystemOptions.Misspelled(name) is { } meant)
        {
            throw new FaultException(FaultCode.UnknownOption, $"'{name}' is no query option. Did you mean '{meant}'?", name);
        }

        custom ??= new(StringComparer.Ordinal);
        custom[name] = custom.TryGetValue(name, out var first) ? $"{first},{value}" : value;
    }
}
