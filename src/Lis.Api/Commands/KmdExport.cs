using System.Text.Json;
using Lis.Api.V1;
using Lis.Domain.Rules;
using Lis.Import;
using Lis.Import.Sources;

namespace Lis.Api.Commands;

/// <summary>
/// Observations of one indicator as a <c>CD_</c> file for KMD Insight, which names areas by their names and periods by their first day. What
/// comes in again by the profile <c>kmd-customdata</c> is the same figures.
/// </summary>
static class KmdExport
{
    public const string Format = "kmd-customdata";

    /// <summary>Writes the file; gives what it could not carry.</summary>
    /// <exception cref="InvalidDataException">The engine refuses the filter, or it does not choose one indicator.</exception>
    public static IReadOnlyList<ImportRow> Write(EngineRequests engine, string? filter, Stream target)
    {
        List<ImportRow> rows = [.. LisLongRows.Read(engine, filter).Select(WithMembers)];
        var indicators = rows.Select(row => row.IndicatorCode).Distinct(StringComparer.Ordinal).ToList();
        if (indicators is not [var indicator])
        {
            throw new InvalidDataException(
                $"A CD_ file holds the figures of one indicator, and these are of {indicators.Count}; choose one with --filter \"IndicatorCode eq '…'\".");
        }

        using var about = Answer(engine, "/Indicators", "$select=Code,Name,PeriodKind&$filter=" + Uri.EscapeDataString($"Code eq '{indicator}'"));
        var known = about.RootElement.GetProperty("value")[0];
        // A day stands for the period of the indicator's own kind; another period would come back as that one.
        var fitting = rows.ToLookup(row => row.Period.Kind.ToString() == known.GetProperty("PeriodKind").GetString());
        var dimensions = fitting[true].SelectMany(row => row.Breakdown.Select(member => member.Dimension)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var names = AreaNames(engine);
        return [.. KmdCustomDataFile.Write(target, known.GetProperty("Name").GetString()!, dimensions, fitting[true], code => names[code]), .. fitting[false]];
    }

    static ImportRow WithMembers(ImportRow row) =>
        BreakdownKey.TryParse(row.BreakdownKey, out var members) ? row with { Breakdown = members } : row;

    /// <summary>Names by code; where two areas share one, the code, which is read as well.</summary>
    static Dictionary<string, string> AreaNames(EngineRequests engine)
    {
        using var answer = Answer(engine, "/Areas", "$select=Code,Name");
        var areas = answer.RootElement.GetProperty("value").EnumerateArray()
            .Select(area => (Code: area.GetProperty("Code").GetString()!, Name: area.GetProperty("Name").GetString()!)).ToList();
        var shared = areas.CountBy(area => area.Name).Where(count => count.Value > 1).Select(count => count.Key).ToHashSet(StringComparer.Ordinal);
        return areas.ToDictionary(area => area.Code, area => shared.Contains(area.Name) ? area.Code : area.Name, StringComparer.Ordinal);
    }

    static JsonDocument Answer(EngineRequests engine, string path, string query) => engine.JsonAsync(path, query).GetAwaiter().GetResult();
}
