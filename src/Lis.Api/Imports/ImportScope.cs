using Lis.Domain;
using Lis.Import;
using Lis.Import.Directories;
using Lis.Storage.Connections;
using Microsoft.EntityFrameworkCore;

namespace Lis.Api.Imports;

/// <summary>
/// What exists for an import of a municipality, and what it may store (contract section 5): observations of the municipality's own
/// indicators for any area, of shared indicators for its own area and those below it; with <c>*</c> all of them. Derived indicators are
/// computed and take no rows from anybody.
/// </summary>
public sealed class ImportScope
{
    public const string AreaNotOwn = "area-not-own";

    public const string IndicatorDerived = "indicator-derived";

    readonly string municipality;
    readonly Dictionary<string, KnownIndicator> indicators;
    readonly HashSet<string> ownAreas;

    ImportScope(string municipality, IReadOnlyList<KnownIndicator> indicators, IReadOnlyList<Area> areas)
    {
        this.municipality = municipality;
        this.indicators = indicators.ToDictionary(indicator => indicator.Code, StringComparer.Ordinal);
        ownAreas = Below(municipality, areas);
        Areas = new AreaDirectory(areas.Select(area => new KnownArea(area.Code, area.Name, area.NameVariants)));
        Indicators = new IndicatorDirectory(indicators.Select(indicator => KeyValuePair.Create(indicator.Code, indicator.PeriodKind)));
    }

    public IAreaDirectory Areas { get; }

    public IIndicatorDirectory Indicators { get; }

    public static async Task<ImportScope> ReadAsync(LisDatabase database, string municipality, CancellationToken cancellation)
    {
        await using var read = await ReadTransaction.BeginAsync(database, municipality, cancellation);
        var indicators = await read.Context.Indicators
            .Where(row => municipality == RowScope.All || row.MunicipalityCode == null || row.MunicipalityCode == municipality)
            .Select(row => new KnownIndicator(row.Code, row.PeriodKind, row.MunicipalityCode == null, row.NumeratorCode != null))
            .ToListAsync(cancellation);
        return new(municipality, indicators, await read.Context.Areas.ToListAsync(cancellation));
    }

    /// <summary>What forbids storing a row; null = nothing.</summary>
    public ImportReject? FaultOf(ImportRow row)
    {
        var indicator = indicators[row.IndicatorCode];
        if (indicator.IsDerived)
        {
            return Reject(row, IndicatorDerived, row.IndicatorCode, $"Indikatoren {row.IndicatorCode} beregnes af andre og kan ikke indlæses.");
        }

        return municipality == RowScope.All || !indicator.IsShared || ownAreas.Contains(row.AreaCode)
            ? null
            : Reject(
                row,
                AreaNotOwn,
                row.AreaCode,
                $"Indikatoren {row.IndicatorCode} er fælles: kommune {municipality} kan kun indlæse tal for sig selv og sine egne områder.");
    }

    static ImportReject Reject(ImportRow row, string rule, string value, string message) =>
        new() { Row = row.Row, Line = row.Line, Column = row.Column, RawValue = value, Rule = rule, Message = message };

    static HashSet<string> Below(string code, IReadOnlyList<Area> areas)
    {
        var children = areas.ToLookup(area => area.ParentCode, area => area.Code);
        var found = new HashSet<string>(StringComparer.Ordinal);
        var left = new Queue<string>([code]);
        while (left.TryDequeue(out var next))
        {
            if (found.Add(next))
            {
                foreach (var child in children[next])
                {
                    left.Enqueue(child);
                }
            }
        }

        return found;
    }

    sealed record KnownIndicator(string Code, IndicatorPeriodKind PeriodKind, bool IsShared, bool IsDerived);
}
