using System.Globalization;
using System.Text;

namespace Lis.Conformance.Standard;

/// <summary>What of the conformance lists is shown, and by which tests; src/Lis.OData/CONFORMANCE.md is written from it.</summary>
public static class ConformanceTable
{
    public const string Path = "src/Lis.OData/CONFORMANCE.md";

    static readonly (string List, string Title)[] Lists =
    [
        ("40M", "OData 4.0 Minimal, with the items of updatable services"),
        ("40I", "OData 4.0 Intermediate"),
        ("40A", "OData 4.0 Advanced"),
        ("41M", "OData 4.01 Minimal, with the items of updatable services"),
        ("41I", "OData 4.01 Intermediate"),
        ("41A", "OData 4.01 Advanced"),
    ];

    static readonly ILookup<string, StandardLine> LinesOf = StandardLists.Lines
        .SelectMany(line => line.Items.Select(item => (item, line)))
        .ToLookup(pair => pair.item, pair => pair.line, StringComparer.Ordinal);

    /// <summary>What a service can lack, line by line.</summary>
    public static IReadOnlyList<Lack> Lacks { get; } = [.. StandardLists.Rows("lacks.txt")
        .Select(row => new Lack(row[0], Enum.Parse<LackKind>(row[1], ignoreCase: true), row[2]))];

    /// <summary>Why an item has no test.</summary>
    public static IReadOnlyDictionary<string, string> Reasons { get; } =
        StandardLists.Rows("reasons.txt", 2).ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal);

    /// <summary>Whether a line or item is named by a test that was seen to fail without it.</summary>
    public static bool IsShown(string id) => StandardLists.Tests.Contains(id) && Lacks.Any(lack => lack.Id == id);

    /// <summary>The lines that make up an item; the item itself when there are none.</summary>
    public static IReadOnlyList<(string Id, Strength Strength)> PartsOf(StandardItem item) =>
        LinesOf[item.Id].Select(line => (line.Id, line.Strength)).DefaultIfEmpty((item.Id, item.Strength)).ToList();

    /// <summary>What the table says of an item.</summary>
    public static string StateOf(StandardItem item)
    {
        if (item.Strength == Strength.Whole)
        {
            return "made of others";
        }

        var parts = PartsOf(item);
        var due = parts.Where(part => part.Strength == Strength.Must).DefaultIfEmpty(parts[0]).ToList();
        return due.All(part => IsShown(part.Id)) ? "green"
            : parts.Any(part => StandardLists.Tests.Contains(part.Id)) ? "partly"
            : Reasons.TryGetValue(item.Id, out var reason) ? $"no test: {reason}"
            : "no test";
    }

    public static string Render()
    {
        var text = new StringBuilder("""
            # Which items of the OData conformance lists are shown, and by which tests

            Written by `LIS_UPDATE_CASES=1 dotnet test tests/Lis.Conformance --filter FullyQualifiedName~ConformanceTableTests`; not by hand.

            An item is **green** when each of its must-lines (for an item without any: its first line) is named by a test, and one of these
            tests was seen to fail against a service that lacks the line. How that is checked, and how far it goes, stands in
            tests/Lis.Conformance/Standard/README.md. **partly** = some lines have tests, not all or not all checked. The tests run on SQLite and
            on PostgreSQL.

            """);
        foreach (var (list, title) in Lists)
        {
            var items = StandardLists.Items.Where(item => item.List == list).ToList();
            text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n| item | asked for | what | state | tests |\n| --- | --- | --- | --- | --- |\n");
            items.ForEach(item => text.Append(CultureInfo.InvariantCulture, $"| {item.Id} | {Asked(item.Strength)} | {item.Text} | {StateOf(item)} | {TestsOf(item)} |\n"));
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>Everything that a table claims: an item with its state, and an item with one of its tests.</summary>
    public static HashSet<string> Claims(string table) => [.. table.Split('\n')
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .Where(cells => cells.Length == 7 && cells[1].Contains('-', StringComparison.Ordinal) && !cells[1].StartsWith('-'))
        .SelectMany(cells => cells[5].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(test => $"{cells[1]} {test}")
            .Concat(cells[4] == "green" ? [$"{cells[1]} is green"] : []))];

    static string Asked(Strength strength) => strength switch
    {
        Strength.Must => "must",
        Strength.Should => "should",
        Strength.May => "may",
        _ => "",
    };

    static string TestsOf(StandardItem item) => string.Join(' ', PartsOf(item)
        .SelectMany(part => StandardLists.Tests[part.Id]).Concat(StandardLists.Tests[item.Id])
        .Select(test => $"{test.DeclaringType!.Name}.{test.Name}")
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal));
}
