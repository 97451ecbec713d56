using System.Globalization;
using System.Text.RegularExpressions;

namespace Lis.OData.Parsing.Binding;

/// <summary>
/// The regular expressions of <c>matchesPattern</c>: those that mean the same to .NET and PostgreSQL and need no backtracking. Literals,
/// point, classes of characters, alternatives, groups, anchors and quantifiers; no look-around, back reference, option, word boundary or
/// Unicode class.
/// </summary>
static partial class SharedPattern
{
    const int MostRepetitions = 255;

    /// <summary>What is wrong with a pattern; null = nothing.</summary>
    public static string? Fault(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (ArgumentException)
        {
            return "is no regular expression.";
        }
        catch (NotSupportedException)
        {
            return "looks around, refers back or is too large, which this service does not match.";
        }

        foreach (var token in Token().EnumerateMatches(pattern))
        {
            if (!IsShared(pattern.AsSpan(token.Index, token.Length)))
            {
                return $"has {pattern.AsSpan(token.Index, token.Length)}, which this service does not match";
            }
        }

        return null;
    }

    static bool IsShared(ReadOnlySpan<char> token) => token switch
    {
        "(?:" => true,
        ['\\', var escaped] => !char.IsLetterOrDigit(escaped) || "dDwWsStnrfvu".Contains(escaped, StringComparison.Ordinal),
        ['{', .. var bounds, '}'] => !IsTooMuch(bounds),
        _ => false,
    };

    static bool IsTooMuch(ReadOnlySpan<char> bounds)
    {
        foreach (var bound in bounds.Split(','))
        {
            if (bounds[bound] is { Length: > 0 } number && (number.Length > 3 || int.Parse(number, CultureInfo.InvariantCulture) > MostRepetitions))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An escape, a group with an option, bounds, or a class inside a class.</summary>
    [GeneratedRegex(@"\\.|\(\?.?|\{[0-9]+,?[0-9]*\}|\[\[[:.=]|-\[", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
