using System.Reflection;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Standard;

/// <summary>How binding a line is.</summary>
public enum Strength
{
    Must,
    Should,
    May,
    Wanted,
    Whole,
}

/// <summary>A numbered item of a conformance list.</summary>
/// <param name="Id">List and number, as in 40A-9.2.</param>
/// <param name="Strength">How binding it is; Whole = it stands for the items of a lower list.</param>
/// <param name="Text">What the service does.</param>
public sealed record StandardItem(string Id, Strength Strength, string Text)
{
    /// <summary>The list: 40M, 40I, 40A, 41M, 41I or 41A.</summary>
    public string List => Id[..3];
}

/// <summary>A line that one test can show.</summary>
/// <param name="Id">For example R77.</param>
/// <param name="Strength">How binding it is.</param>
/// <param name="Items">The items to which it belongs.</param>
/// <param name="Text">What the service does.</param>
public sealed record StandardLine(string Id, Strength Strength, IReadOnlyList<string> Items, string Text);

/// <summary>What the standard asks for, and which tests show it.</summary>
public static class StandardLists
{
    static readonly Dictionary<string, Strength> Strengths = new(StringComparer.Ordinal)
    {
        ["M"] = Strength.Must,
        ["S"] = Strength.Should,
        ["O"] = Strength.May,
        ["W"] = Strength.Wanted,
        ["+"] = Strength.Whole,
    };

    public static IReadOnlyList<StandardItem> Items { get; } = [.. Rows("items.txt").Select(row => new StandardItem(row[0], Strengths[row[1]], row[2]))];

    public static IReadOnlyList<StandardLine> Lines { get; } =
        [.. Rows("lines.txt", 4).Select(row => new StandardLine(row[0], Strengths[row[1]], row[2].Split(','), row[3]))];

    /// <summary>The tests that name an id, each once, however many databases it runs on.</summary>
    public static ILookup<string, MethodInfo> Tests { get; } = typeof(StandardLists).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .SelectMany(method => (method.GetCustomAttribute<ShowsAttribute>()?.Ids ?? []).Select(id => (id, method)))
        .OrderBy(shown => shown.method.DeclaringType!.Name, StringComparer.Ordinal)
        .ThenBy(shown => shown.method.Name, StringComparer.Ordinal)
        .ToLookup(shown => shown.id, shown => shown.method, StringComparer.Ordinal);

    /// <summary>The rows of a list; the last column may hold what parts columns.</summary>
    internal static IEnumerable<string[]> Rows(string file, int columns = 3) => File.ReadLines(Repository.PathOf($"tests/Lis.Conformance/Standard/{file}"))
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split('|', columns, StringSplitOptions.TrimEntries));
}
