using Lis.OData.Errors;

namespace Lis.OData.Parsing.Syntax;

/// <summary>The system query options of OData 4.01 and its aggregation extension.</summary>
enum SystemOption
{
    Apply,
    Compute,
    Search,
    Filter,
    Count,
    OrderBy,
    Skip,
    Top,
    Expand,
    Select,
    SkipToken,
    DeltaToken,
    Format,
    SchemaVersion,
    Id,
    Index,
    Levels,
}

/// <summary>Names of system query options; upper and lower case alike, the dollar sign may be left out (4.01).</summary>
static class SystemOptions
{
    static readonly SystemOption[] All = Enum.GetValues<SystemOption>();
    static readonly string[] Bare = [.. All.Select(option => option.ToString().ToLowerInvariant())];
    static readonly string[] Spelled = [.. Bare.Select(name => $"${name}")];

    /// <summary>The name with dollar sign.</summary>
    public static string Name(SystemOption option) => Spelled[(int)option];

    /// <summary>The names with dollar sign.</summary>
    public static IEnumerable<string> Names => Spelled;

    /// <summary>The option of that name, with or without dollar sign.</summary>
    public static SystemOption? Find(ReadOnlySpan<char> name)
    {
        var bare = name.StartsWith('$') ? name[1..] : name;
        for (var i = 0; i < Bare.Length; i++)
        {
            if (bare.Equals(Bare[i], StringComparison.OrdinalIgnoreCase))
            {
                return All[i];
            }
        }

        return null;
    }

    /// <summary>
    /// The option that a custom name misspells: one letter away for names of four or five letters, one or two for longer ones. Shorter
    /// names, and names far from any option, are a caller's own business.
    /// </summary>
    public static string? Misspelled(string name)
    {
        if (name.Length is < 4 or > 16)
        {
            return null;
        }

        var limit = name.Length < 6 ? 1 : 2;
        return Bare.Where(option => option != "levels" && Nearest.Distance(name, option) <= limit)
            .OrderBy(option => Nearest.Distance(name, option)).Select(option => $"${option}").FirstOrDefault();
    }
}
