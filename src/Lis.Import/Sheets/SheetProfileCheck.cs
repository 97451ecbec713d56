using System.Globalization;
using System.Text.RegularExpressions;

namespace Lis.Import.Sheets;

/// <summary>What is wrong with a sheet profile that is well-formed, so that it could never read a file as its author means.</summary>
static partial class SheetProfileCheck
{
    const int MostDecimals = 6;

    /// <summary>Each finding begins with the path in the file and says what would be right.</summary>
    public static IEnumerable<string> FindingsIn(SheetProfile profile, IReadOnlyList<ImportParameter> parameters)
    {
        if (!ProfileName().IsMatch(profile.Name ?? ""))
        {
            yield return "$.Name: it is 2 to 60 small letters, digits and hyphens, such as eget-ark.";
        }

        if (string.IsNullOrWhiteSpace(profile.Description))
        {
            yield return "$.Description: a text for the people who choose the profile stands here.";
        }

        if (profile.Decimals is < 0 or > MostDecimals)
        {
            yield return $"$.Decimals: it is 0 to {MostDecimals}.";
        }

        foreach (var finding in LayoutFindings(profile).Concat(SignFindings(profile.Symbols)).Concat(AreaFindings(profile, parameters)))
        {
            yield return finding;
        }

        foreach (var twice in parameters.CountBy(parameter => parameter.Name).Where(count => count.Value > 1))
        {
            yield return $"$.Parameters: every profile has '{twice.Key}' once; take another name.";
        }
    }

    static IEnumerable<string> LayoutFindings(SheetProfile profile)
    {
        if (profile.Layouts is not { Count: > 0 })
        {
            yield return "$.Layouts: at least one layout stands here, with Anchors, Columns and Across.";
            yield break;
        }

        for (var place = 0; place < profile.Layouts.Count; place++)
        {
            var layout = profile.Layouts[place];
            var path = string.Create(CultureInfo.InvariantCulture, $"$.Layouts[{place}]");
            if (layout.Anchors.Count == 0 || layout.Anchors.Any(anchor => anchor.Count == 0))
            {
                yield return $"{path}.Anchors: lists of captions by which the heading is known stand here, such as [[\"Kommune\", \"Område\"]].";
            }

            if (layout.Across.Count == 0 && layout.Columns.Value.Count == 0)
            {
                yield return $"{path}: either Across says what the captions over the figures name, or Columns.Value names the column of the figures.";
            }

            if (layout.Across.Distinct().Count() < layout.Across.Count)
            {
                yield return $"{path}.Across: each of Area, Period and Measure stands here once at most.";
            }
        }
    }

    static IEnumerable<string> SignFindings(SheetSymbols symbols) =>
        symbols.Missing.Concat(symbols.Suppressed).Concat(symbols.NotApplicable).Concat(symbols.Zero)
            .CountBy(sign => sign, StringComparer.OrdinalIgnoreCase)
            .Where(count => count.Value > 1)
            .Select(count => $"$.Symbols: the sign '{count.Key}' stands in two lists; it means one thing only.");

    static IEnumerable<string> AreaFindings(SheetProfile profile, IReadOnlyList<ImportParameter> parameters)
    {
        var names = parameters.Select(parameter => parameter.Name).ToList();
        return profile.Areas
            .Where(area => area.Value is ['{', .., '}'] && !names.Contains(area.Value[1..^1], StringComparer.Ordinal))
            .Select(area => $"$.Areas['{area.Key}']: {area.Value} names no parameter; {SheetProfileFault.Offer(area.Value[1..^1], names)}");
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,58}[a-z0-9]\z")]
    private static partial Regex ProfileName();
}
