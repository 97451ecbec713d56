using System.Text.RegularExpressions;
using Lis.Domain;

namespace Lis.Import.Values;

/// <summary>
/// Gives dimensions and members of the sources the same names, whichever source they come from, and knows which members are totals.
/// </summary>
static partial class BreakdownWords
{
    /// <summary>Characters of a member's label: those of a name (contract section 2).</summary>
    public const int LongestLabel = 200;

    const int SharedLetters = 5;

    static readonly Dictionary<string, string> Dimensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["KØN"] = "koen",
        ["KOEN"] = "koen",
        ["_kon"] = "koen",
        ["sex"] = "koen",
        ["gender"] = "koen",
        ["ALDER"] = "alder",
        ["age"] = "alder",
        ["Aldersgruppe"] = "alder",
        ["_oprinda"] = "herkomst",
        ["Oprindelse"] = "herkomst",
    };

    static readonly Dictionary<string, string> Sexes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["M"] = "M",
        ["Mænd"] = "M",
        ["Mand"] = "M",
        ["Men"] = "M",
        ["Drenge"] = "M",
        ["Dreng"] = "M",
        ["1"] = "M",
        ["K"] = "K",
        ["Kvinder"] = "K",
        ["Kvinde"] = "K",
        ["Women"] = "K",
        ["Piger"] = "K",
        ["Pige"] = "K",
        ["2"] = "K",
    };

    /// <summary>Name of a dimension.</summary>
    public static string DimensionOf(string caption) => Dimensions.GetValueOrDefault(caption.Trim()) ?? TextSlug.Of(caption);

    /// <summary>A member of a dimension; null when it is the total of the dimension or nothing that a key can name.</summary>
    /// <param name="dimension">The dimension, as named by <see cref="DimensionOf"/>.</param>
    /// <param name="text">The member as the source writes it.</param>
    /// <param name="label">Text for people.</param>
    public static BreakdownMember? MemberOf(string dimension, string text, string label)
    {
        var member = dimension switch
        {
            "koen" when Sexes.TryGetValue(text.Trim(), out var sex) => sex,
            "alder" => TextSlug.Of(Years().Replace(text, "")),
            _ => TextSlug.Of(text),
        };
        return member.Length == 0 ? null : new BreakdownMember { Dimension = dimension, Member = member, Label = label.Trim() };
    }

    /// <summary>
    /// Whether a member stands for all members of its dimension: "I alt", or "Alder i alt" in the dimension Alder. "Indvandrere i alt" in
    /// the dimension Herkomst is a member like others.
    /// </summary>
    public static bool IsTotal(string caption, string text)
    {
        if (Total().Match(text.Trim()) is not { Success: true } match)
        {
            return false;
        }

        var what = match.Groups["what"].Value;
        var shared = Math.Min(SharedLetters, Math.Min(what.Length, caption.Length));
        return what.Length == 0 || (shared > 2 && caption.StartsWith(what[..shared], StringComparison.OrdinalIgnoreCase));
    }

    [GeneratedRegex(
        @"^((?<what>\S.*?),? )?(i alt|ialt|alle|tot|total|totalt|hovedtotal)\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Total();

    [GeneratedRegex(@"\s*(år|years?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Years();
}
