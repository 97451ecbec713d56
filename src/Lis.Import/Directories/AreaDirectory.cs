using System.Collections.Concurrent;

namespace Lis.Import.Directories;

/// <summary>
/// A directory over a list of areas. A text is tried as it stands as a code, then as a name, then as another spelling, and only then in
/// folded form: without "Kommune", without genitive s, å as aa, without regard to case, spaces and hyphens.
/// </summary>
public sealed class AreaDirectory : IAreaDirectory
{
    const int RememberedMisses = 1000;

    readonly Dictionary<string, KnownArea> codes = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<KnownArea>> names = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, List<KnownArea>> variants = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, List<KnownArea>> foldedNames = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<KnownArea>> foldedVariants = new(StringComparer.Ordinal);
    readonly List<Candidate> candidates = [];
    readonly ConcurrentDictionary<string, AreaMatch> misses = new(StringComparer.Ordinal);

    /// <summary>A directory of the areas; a code that comes twice is taken once.</summary>
    public AreaDirectory(IEnumerable<KnownArea> areas)
    {
        ArgumentNullException.ThrowIfNull(areas);
        foreach (var area in areas.Where(area => codes.TryAdd(area.Code, area)))
        {
            Add(names, area.Name, area);
            Add(foldedNames, AreaName.Fold(area.Name), area);
            candidates.Add(new(area, area.Code));
            candidates.Add(new(area, area.Name));
            foreach (var variant in area.Variants)
            {
                Add(variants, variant, area);
                Add(foldedVariants, AreaName.Fold(variant), area);
                candidates.Add(new(area, variant));
            }
        }
    }

    /// <inheritdoc />
    public AreaMatch Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (codes.TryGetValue(text, out var area))
        {
            return new(area.Code);
        }

        var clean = AreaName.Tidy(text);
        var bare = AreaName.Fold(clean);
        return In(names, clean) ?? In(variants, clean) ?? In(foldedNames, bare) ?? In(foldedVariants, bare) ?? Miss(clean);
    }

    static AreaMatch? In(Dictionary<string, List<KnownArea>> index, string key) => index.TryGetValue(key, out var found) switch
    {
        false => null,
        true when found!.Count == 1 => new AreaMatch(found[0].Code),
        true => new AreaMatch(null, string.Join(" eller ", found.Select(Shown)), IsAmbiguous: true),
    };

    AreaMatch Miss(string text)
    {
        if (misses.TryGetValue(text, out var known))
        {
            return known;
        }

        // Finding what is near is slow; in a file full of unknown names it helps nobody.
        if (misses.Count >= RememberedMisses)
        {
            return default;
        }

        var near = NearestWord.To(text, candidates, candidate => candidate.Word);
        return misses[text] = new AreaMatch(null, near is null ? null : Shown(near.Area));
    }

    static string Shown(KnownArea area) => $"{area.Name} ({area.Code})";

    static void Add(Dictionary<string, List<KnownArea>> index, string key, KnownArea area)
    {
        var list = index.TryGetValue(key, out var found) ? found : index[key] = [];
        if (!list.Contains(area))
        {
            list.Add(area);
        }
    }

    sealed record Candidate(KnownArea Area, string Word);
}
