using Lis.Domain;
using Lis.Domain.Discretion;
using Microsoft.EntityFrameworkCore;

namespace Lis.Storage.Discretion;

/// <summary>An indicator in which figures can be hidden: by its own rule, or because it is a rate of indicators that hide some.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Rule">What is small in it.</param>
/// <param name="Parts">Codes of the indicators above and below its line; empty when it is no derived one.</param>
/// <param name="Owner">The municipality that it belongs to, with its figures; null = all share it.</param>
internal sealed record HidingIndicator(string Code, DiscretionRule Rule, IReadOnlyList<string> Parts, string? Owner);

/// <summary>Finds the indicators that a commit has to judge; those without a rule cost one look at the indicators, nothing more.</summary>
internal static class HidingIndicators
{
    /// <summary>The touched indicators that hide figures, then the rates of them.</summary>
    public static async Task<IReadOnlyList<HidingIndicator>> FindAsync(LisDbContext context, TouchedFigures touched, CancellationToken cancellation)
    {
        string[] codes = [.. touched.Indicators.Union(touched.Tables.Select(table => table.IndicatorCode), StringComparer.Ordinal)];
        // An indicator whose rule is gone still has what it hid before.
        string[] changed = [.. touched.Shown];
        var hiding = context.Indicators
            .Where(indicator => indicator.SuppressBelow != null
                || (changed.Contains(indicator.Code)
                    && (context.Observations.Any(row => row.IndicatorCode == indicator.Code && row.Suppression != Suppression.None)
                        || context.ObservationHistory.Any(row => row.IndicatorCode == indicator.Code && row.Suppression != Suppression.None))))
            .Select(indicator => indicator.Code);
        var found = await context.Indicators.AsNoTracking()
            .Where(indicator => hiding.Contains(indicator.Code)
                || hiding.Contains(indicator.NumeratorCode!) || hiding.Contains(indicator.DenominatorCode!))
            .Where(indicator => codes.Contains(indicator.Code)
                || codes.Contains(indicator.NumeratorCode!) || codes.Contains(indicator.DenominatorCode!))
            .Select(indicator => new
            {
                indicator.Code,
                indicator.SuppressBelow,
                indicator.Unit,
                indicator.Factor,
                indicator.Aggregation,
                indicator.NumeratorCode,
                indicator.DenominatorCode,
                indicator.MunicipalityCode,
            })
            .ToListAsync(cancellation);
        return
        [
            .. from indicator in found
               let parts = new[] { indicator.NumeratorCode, indicator.DenominatorCode }.OfType<string>().ToList()
               orderby parts.Count, indicator.Code
               select new HidingIndicator(
                   indicator.Code,
                   DiscretionRule.Of(indicator.SuppressBelow, indicator.Unit, indicator.Factor, indicator.Aggregation, parts.Count > 0),
                   parts,
                   indicator.MunicipalityCode),
        ];
    }
}
