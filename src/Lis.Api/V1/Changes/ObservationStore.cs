using System.Collections.Immutable;
using Lis.Domain;
using Lis.Domain.Periods;
using Lis.OData.Changes;
using Lis.Storage.Commits;
using Lis.Storage.Observations;

namespace Lis.Api.V1.Changes;

/// <summary>Stores observations through the one writer that keeps their revisions.</summary>
static class ObservationStore
{
    public static async Task<ImmutableArray<object?>?> StoreAsync(RowChange change, WriteTransaction write, CancellationToken cancellation)
    {
        var given = ObservationFields.None;
        foreach (var name in change.Values.Keys.Where(name => name != nameof(Observation.ValueStatus) || change.IsGiven(name)))
        {
            given |= Enum.TryParse<ObservationFields>(name, out var field) ? field : ObservationFields.None;
        }

        var results = await ObservationWriter.ApplyAsync(
            write,
            [
                new ObservationChange
                {
                    IndicatorCode = change.Text("IndicatorCode")!,
                    AreaCode = change.Text("AreaCode")!,
                    Period = PeriodCode.Parse(change.Text("Period")!),
                    BreakdownKey = change.Text("BreakdownKey") ?? Breakdown.TotalKey,
                    IsDeletion = change.Kind == ChangeKind.Delete,
                    Given = given,
                    Value = (decimal?)change["Value"],
                    Numerator = (decimal?)change["Numerator"],
                    Denominator = (decimal?)change["Denominator"],
                    LowerBound = (decimal?)change["LowerBound"],
                    UpperBound = (decimal?)change["UpperBound"],
                    ValueStatus = (ObservationValueStatus)((long?)change["ValueStatus"] ?? 0),
                    RawText = change.Text("RawText"),
                    Note = change.Text("Note"),
                    Reference = change.Text("Reference"),
                    IsBreak = change["IsBreak"] is true,
                },
            ],
            cancellation);
        if (results[0].Outcome == ObservationOutcome.Unchanged && change.Before?.Version is { } version)
        {
            change.Assign(change.Type.VersionProperty!.Name, version);
        }

        return [results[0].Id];
    }
}
