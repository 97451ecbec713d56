using System.Globalization;
using System.Text.RegularExpressions;
using Lis.Import.Directories;

namespace Lis.Import.Connectors;

/// <summary>
/// The Statbank's selectors, resolved to codes: a code, <c>*</c> within a code, <c>&gt;=a&lt;=b</c>, <c>(k)</c> the k-th newest, <c>(-n+k)</c> the
/// k newest, <c>-(-n+k)</c> the k oldest. Calculations stand for one value that only the Statbank can name.
/// </summary>
static partial class StatbankSelector
{
    /// <summary>The codes that selectors choose, each once, in the order of the table.</summary>
    /// <exception cref="ConnectorException">Plan: a selector chooses nothing.</exception>
    public static IReadOnlyList<string> Resolve(StatbankVariable variable, IReadOnlyList<string> selectors)
    {
        var chosen = selectors.SelectMany(selector => Resolve(variable, selector)).ToHashSet(StringComparer.Ordinal);
        return [.. variable.Values.Where(chosen.Contains), .. chosen.Except(variable.Values)];
    }

    /// <summary>Whether the Statbank computes the value.</summary>
    public static bool IsCalculation(string selector) => Calculation().IsMatch(selector);

    static IReadOnlyList<string> Resolve(StatbankVariable variable, string selector)
    {
        if (IsCalculation(selector))
        {
            return [selector];
        }

        IReadOnlyList<string> codes = [.. Choose(variable.Values, selector)];
        var near = codes.Count == 0 && NearestWord.To(selector, variable.Values, word => word) is { } word ? $" Måske {word}?" : "";
        return codes.Count > 0
            ? codes
            : throw new ConnectorException(ConnectorFault.Plan, $"Variablen {variable.Code} har ingen værdi '{selector}'.{near}");
    }

    static IEnumerable<string> Choose(IReadOnlyList<string> values, string selector)
    {
        if (Newest().Match(selector) is { Success: true } nth)
        {
            var count = int.Parse(nth.Groups["count"].ValueSpan, CultureInfo.InvariantCulture);
            var ordered = nth.Groups["oldest"].Length > 0 ? values : values.Reverse();
            return nth.Groups["upTo"].Length > 0 ? ordered.Take(count) : ordered.Skip(count - 1).Take(1);
        }

        if (Range().Match(selector) is { Success: true } range)
        {
            var (from, to) = (range.Groups["from"].Value, range.Groups["to"].Value);
            return values.Where(code => (from.Length == 0 || string.CompareOrdinal(code, from) >= 0) && (to.Length == 0 || string.CompareOrdinal(code, to) <= 0));
        }

        var pattern = new Regex($"^{Regex.Escape(selector).Replace(@"\*", ".*", StringComparison.Ordinal)}\\z", RegexOptions.NonBacktracking);
        return values.Where(code => selector.Contains('*', StringComparison.Ordinal) ? pattern.IsMatch(code) : code == selector);
    }

    [GeneratedRegex(@"^(?<oldest>-)?\((?<upTo>-n\+)?(?<count>[1-9][0-9]{0,6})\)\z")]
    private static partial Regex Newest();

    [GeneratedRegex(@"^(>=(?<from>[^<>=]+))?(<=(?<to>[^<>=]+))?(?<=.)\z")]
    private static partial Regex Range();

    [GeneratedRegex(@"^(sum|multiply|divide|subtract)\(.*\)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Calculation();
}
