using Lis.Conformance.Oracle.Evaluation;
using Lis.Domain;

namespace Lis.Conformance.Oracle.Data;

/// <summary>
/// The sets of version 1 as a caller with Lis.Read and every municipality sees them (contract sections 3 and 5), made by hand from the
/// tables: what is confidential is not there, figures are the shown ones, and the sets that are no tables are put together.
/// </summary>
public static class OracleView
{
    static readonly string[] NotForReaders = ["ImportErrors", "StagedRows", "AuditEntries"];

    static readonly string[] Parents = ["Indicator", "Target"];

    static readonly string[] Figures = ["Value", "Numerator", "Denominator", "LowerBound", "UpperBound", "RawText", "ValueStatus"];

    public static IReadOnlyDictionary<string, IReadOnlyList<OracleRow>> Of(IReadOnlyDictionary<string, IReadOnlyList<OracleRow>> tables)
    {
        foreach (var observation in tables["Observations"].Concat(tables["ObservationHistory"]))
        {
            Show(observation);
        }

        foreach (var run in tables["ImportRuns"])
        {
            run.Values["FileSha256"] = null;
        }

        var sets = tables.ToDictionary(
            table => table.Key,
            table => (IReadOnlyList<OracleRow>)[.. table.Value.Where(row => !NotForReaders.Contains(table.Key) && IsStored(table.Key, row) && IsVisible(row))]);
        sets["FlatObservations"] = [.. sets["Observations"].Select(FlatObservationRows.Of)];
        sets["ObservationRevisions"] = ObservationRevisionRows.Of(sets["Observations"], sets["ObservationHistory"], sets["Indicators"]);
        var known = sets.Values.SelectMany(rows => rows).ToHashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var row in sets.Values.SelectMany(rows => rows))
        {
            foreach (var (navigation, related) in row.Related.ToList())
            {
                row.Related[navigation] = [.. related.Where(known.Contains)];
            }
        }

        return sets;
    }

    static void Show(OracleRow observation)
    {
        foreach (var name in Figures)
        {
            observation.Values[name] = observation.Values[$"Shown{name}"];
        }

        if (observation.Values.TryGetValue("RecordedAt", out var recorded))
        {
            observation.Values["UpdatedAt"] = recorded;
        }
    }

    /// <summary>Of imports, readers see those that were stored.</summary>
    static bool IsStored(string set, OracleRow row) => set != "ImportRuns" || row.Values["State"] is (long)ImportRunState.Succeeded;

    /// <summary>What is confidential is not there, and neither is what hangs on it.</summary>
    static bool IsVisible(OracleRow row) =>
        row.Values.GetValueOrDefault("Visibility") is not (long)IndicatorVisibility.Confidential
        && Parents.All(parent => row.Related.GetValueOrDefault(parent) is not [var its] || IsVisible(its));
}
