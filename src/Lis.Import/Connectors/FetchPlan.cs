using System.Security.Cryptography;
using System.Text;

namespace Lis.Import.Connectors;

/// <summary>What to fetch from a source: which table, which part of it, and how the answer is to be read. Data, never code.</summary>
public sealed record FetchPlan
{
    /// <summary>Name, unique within an installation.</summary>
    public required string Name { get; init; }

    /// <summary>The table, in the source's own words.</summary>
    public required string Table { get; init; }

    /// <summary>The part of the table, in the source's own words; several values of a name are parted by <c>|</c>.</summary>
    public IReadOnlyDictionary<string, string> Selection { get; init; } = new Dictionary<string, string>();

    /// <summary>Parameters of the import profile, <c>indicator</c> among them.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Sixteen hexadecimal digits that change with everything but the name. They are part of every mark, so that a changed plan is news even where
    /// the source has none.
    /// </summary>
    public string Fingerprint()
    {
        var text = new StringBuilder(Table);
        foreach (var (name, value) in Selection.Concat(Parameters).OrderBy(pair => pair.Key, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal))
        {
            text.Append('\n').Append(name).Append('\t').Append(value);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }

    /// <summary>The values of a name of the selection; empty when it is not chosen.</summary>
    public IReadOnlyList<string> Chosen(string name) => Parts(Selection.GetValueOrDefault(name) ?? "");

    /// <summary>The values that a text holds.</summary>
    public static IReadOnlyList<string> Parts(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
