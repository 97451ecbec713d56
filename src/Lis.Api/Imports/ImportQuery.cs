using System.Globalization;
using Lis.Api.Templates;
using Lis.Import;
using Lis.Storage.Connections;
using Microsoft.EntityFrameworkCore;

namespace Lis.Api.Imports;

/// <summary>What the query of an import asks for, checked before the file is taken in.</summary>
public sealed record ImportQuery
{
    static readonly string[] Own = ["profile", "source", "dryRun", "mode", "publishAt", "force"];

    public ImportProfile Profile { get; private init; } = null!;

    /// <summary>The source; null for a template, which holds no figures of one.</summary>
    public string? SourceCode { get; private init; }

    /// <summary>What was filled in; null = the file holds figures.</summary>
    public TemplateSet? Template { get; private init; }

    public bool IsDryRun { get; private init; }

    public bool IsPartial { get; private init; }

    public bool IsForced { get; private init; }

    public DateTimeOffset? PublishAt { get; private init; }

    public IReadOnlyDictionary<string, string> Parameters { get; private init; } = new Dictionary<string, string>();

    /// <summary>The query, or what is wrong with it and what would be right; exactly one of the two is there.</summary>
    public static async Task<(ImportQuery? Query, IReadOnlyList<string> Faults)> ReadAsync(
        IEnumerable<KeyValuePair<string, string>> values, ProfileCatalogue profiles, LisDatabase database, CancellationToken cancellation)
    {
        var faults = new List<string>();
        var given = Once(values, faults);
        var profile = ProfileOf(given, profiles, faults);
        var template = TemplateOf(profile, given, faults);
        var query = new ImportQuery
        {
            Profile = profile!,
            Template = template,
            SourceCode = template is null || given.ContainsKey("source") ? await SourceOfAsync(given, database, faults, cancellation) : null,
            IsDryRun = Flag(given, "dryRun", faults),
            IsForced = Flag(given, "force", faults),
            IsPartial = IsPartialMode(given, faults),
            PublishAt = InstantOf(given.GetValueOrDefault("publishAt"), faults),
            Parameters = ParametersOf(given, profile, faults),
        };
        return faults.Count == 0 ? (query, []) : (null, faults);
    }

    /// <summary>An instant with its offset from UTC; null without text, and with a fault when the text is none.</summary>
    public static DateTimeOffset? InstantOf(string? text, List<string> faults)
    {
        if (text is null)
        {
            return null;
        }

        // An offset's plus sign arrives as a space when the sender forgot to escape it.
        var isInstant = DateTimeOffset.TryParseExact(
            text.Replace(' ', '+'),
            ["yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var instant);
        if (isInstant && (text[^1] == 'Z' || text.LastIndexOfAny(['+', '-', ' ']) > text.IndexOf('T', StringComparison.Ordinal)))
        {
            return instant.ToUniversalTime();
        }

        faults.Add($"publishAt is '{text}'; it is an instant with its offset from UTC, such as 2026-03-01T06:00:00Z or 2026-03-01T07:00:00%2B01:00.");
        return null;
    }

    static Dictionary<string, string> Once(IEnumerable<KeyValuePair<string, string>> values, List<string> faults)
    {
        var given = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in values)
        {
            if (!given.TryAdd(name, value))
            {
                faults.Add($"The parameter '{name}' is given more than once.");
            }
        }

        return given;
    }

    static ImportProfile? ProfileOf(Dictionary<string, string> given, ProfileCatalogue profiles, List<string> faults)
    {
        var name = given.GetValueOrDefault("profile");
        var profile = name is null ? null : profiles.Find(name);
        if (profile is null)
        {
            var known = string.Join(", ", profiles.All.Select(each => each.Name));
            faults.Add(name is null ? $"profile is missing; it is one of {known}." : $"There is no profile '{name}'; the profiles are {known}.");
        }

        return profile;
    }

    static TemplateSet? TemplateOf(ImportProfile? profile, Dictionary<string, string> given, List<string> faults)
    {
        if (profile is null || TemplateSet.OfProfile(profile.Name) is not { } template)
        {
            return null;
        }

        if (given.ContainsKey("publishAt"))
        {
            faults.Add("publishAt is for figures; a template is stored at once.");
        }

        return template;
    }

    static async Task<string> SourceOfAsync(
        Dictionary<string, string> given, LisDatabase database, List<string> faults, CancellationToken cancellation)
    {
        var code = given.GetValueOrDefault("source") ?? "";
        await using var read = await ReadTransaction.BeginAsync(database, RowScope.All, cancellation);
        var known = await read.Context.Sources.Select(source => source.Code).OrderBy(source => source).ToListAsync(cancellation);
        if (!known.Contains(code, StringComparer.Ordinal))
        {
            faults.Add((code.Length == 0 ? "source is missing; " : $"There is no source '{code}'; ") + $"the sources are {string.Join(", ", known)}.");
        }

        return code;
    }

    static bool Flag(Dictionary<string, string> given, string name, List<string> faults)
    {
        if (!given.TryGetValue(name, out var text))
        {
            return false;
        }

        if (!bool.TryParse(text, out var flag))
        {
            faults.Add($"{name} is '{text}'; it is true or false.");
        }

        return flag;
    }

    static bool IsPartialMode(Dictionary<string, string> given, List<string> faults)
    {
        var mode = given.GetValueOrDefault("mode") ?? "atomic";
        if (mode is not ("atomic" or "partial"))
        {
            faults.Add($"mode is '{mode}'; it is atomic (all rows or none) or partial (the good rows).");
        }

        return mode == "partial";
    }

    static Dictionary<string, string> ParametersOf(Dictionary<string, string> given, ImportProfile? profile, List<string> faults)
    {
        var rest = new Dictionary<string, string>(StringComparer.Ordinal);
        if (profile is null)
        {
            return rest;
        }

        foreach (var (name, value) in given.Where(pair => !Own.Contains(pair.Key, StringComparer.OrdinalIgnoreCase)))
        {
            var known = profile.Parameters.FirstOrDefault(parameter => parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            rest.TryAdd(known?.Name ?? name, value);
        }

        faults.AddRange(profile.FaultsIn(rest));
        return rest;
    }
}
