using Lis.Conformance.Oracle.Evaluation;

namespace Lis.Conformance.Oracle.Data;

/// <summary>Rows of the set ObservationRevisions (contract section 3): the closed revisions and the current ones, from two tables.</summary>
static class ObservationRevisionRows
{
    static readonly string[] Same =
    [
        "Revision", "Value", "Numerator", "Denominator", "LowerBound", "UpperBound", "ValueStatus", "RawText", "Note", "ImportRunId",
        "MunicipalityCode",
    ];

    public static IReadOnlyList<OracleRow> Of(
        IReadOnlyList<OracleRow> observations, IReadOnlyList<OracleRow> closed, IReadOnlyList<OracleRow> indicators)
    {
        var visible = indicators.Select(indicator => indicator.Values["Code"]).ToHashSet();
        var byId = observations.ToDictionary(observation => observation.Values["Id"]!);
        var revisions = observations.Select(current => Row(current, current.Values["RecordedAt"], null))
            .Concat(closed.Where(old => visible.Contains(old.Values["IndicatorCode"]))
                .Select(old => Row(old, old.Values["RecordedFrom"], old.Values["RecordedTo"])))
            .ToList();
        foreach (var revision in revisions)
        {
            revision.Related["Observation"] = byId.TryGetValue(revision.Values["ObservationId"]!, out var observation) ? [observation] : [];
        }

        foreach (var observation in observations)
        {
            observation.Related["Revisions"] = [.. revisions.Where(revision => revision.Related["Observation"] is [var its] && its == observation)];
        }

        return revisions;
    }

    static OracleRow Row(OracleRow state, object? from, object? to)
    {
        var row = new OracleRow("ObservationRevisions");
        foreach (var name in Same)
        {
            row.Values[name] = state.Values[name];
        }

        row.Values["ObservationId"] = state.Values["Id"];
        row.Values["RecordedFrom"] = from;
        row.Values["RecordedTo"] = to;
        return row;
    }
}
