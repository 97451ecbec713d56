using System.Text;
using System.Text.RegularExpressions;

namespace Lis.Import.Directories;

/// <summary>Spellings of area names.</summary>
static partial class AreaName
{
    /// <summary>The name with single ordinary spaces.</summary>
    public static string Tidy(string text) => Spaces().Replace(text, " ").Trim();

    /// <summary>What is left when the differences between the sources' spellings are taken away.</summary>
    public static string Fold(string text)
    {
        var bare = Municipality().Replace(Tidy(text), "").ToUpperInvariant();
        var folded = new StringBuilder(bare.Length);
        foreach (var letter in bare)
        {
            if (letter == 'Å')
            {
                folded.Append("AA");
            }
            else if (char.IsLetterOrDigit(letter))
            {
                folded.Append(letter);
            }
        }

        return folded.ToString().TrimEnd('S');
    }

    [GeneratedRegex(@"[\s\u00A0\u202F]+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\s(regions)?kommune\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Municipality();
}
