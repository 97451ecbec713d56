using Lis.Api.V1.Building;
using Lis.Domain;
using Lis.Domain.Rules;
using Lis.OData.Model;

namespace Lis.Api.V1.Measurement;

/// <summary>All revisions of observations: the closed ones and the current one, from two tables.</summary>
static class RevisionSets
{
    public static void Declare(ModelDraft model)
    {
        var revisions = model.Set<ObservationHistory>(
            "ObservationRevisions",
            "Every value that an observation ever had.",
            "Revisioner",
            "A value that an observation has or had.",
            "Revision",
            "ObservationRevision");
        revisions.ReadOnly();
        revisions.Union = new(typeof(Observation), new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [nameof(ObservationHistory.RecordedFrom)] = nameof(Observation.RecordedAt),
            [nameof(ObservationHistory.RecordedTo)] = null,
            [nameof(ObservationHistory.ClosedChangeNo)] = null,
        });
        revisions.Value(x => x.Id, "Key of the observation.", "Observationsnummer").As("ObservationId").Key();
        revisions.KeyCarriesYearOf(x => x.PeriodStart, ObservationId.Span);
        revisions.Value(x => x.Revision, "Number of the revision, from 1.", "Revision").Key();
        revisions.Value(x => x.Value, "The value; null when there was none.", "Værdi");
        revisions.Value(x => x.Numerator, "What was divided.", "Tæller");
        revisions.Value(x => x.Denominator, "What it was divided by.", "Nævner");
        revisions.Value(x => x.LowerBound, "Lower end of the uncertainty.", "Nedre grænse");
        revisions.Value(x => x.UpperBound, "Upper end of the uncertainty.", "Øvre grænse");
        revisions.Value(x => x.ValueStatus, "Standing of the value.", "Værdistatus");
        revisions.Value(x => x.RawText, "The value as its source writes it.", "Rå tekst");
        revisions.Value(x => x.Note, "What readers must know.", "Note");
        revisions.Value(x => x.RecordedFrom, "When this value was stored.", "Registreret fra");
        revisions.Value(x => x.RecordedTo, "When it was replaced; null = it is the current one.", "Registreret til");
        revisions.Value(x => x.ImportRunId, "Key of the import that brought it; null = none did.", "Importnummer");
        revisions.Owned();
        ObservationSets.DeclareShown(revisions);
        DeclareBehind(revisions);
        revisions.Joined(
            "Observation", new("Observations", "ObservationId", "Id", false, "Revisions"), new("The observation, while it exists.", "Observation"));
        revisions.Joined("Indicator", new("Indicators", "IndicatorCode", "Code", false, null), Labels.None);
    }

    /// <summary>What rules and partition pruning read, and what the observation says already.</summary>
    static void DeclareBehind(SetDraft<ObservationHistory> revisions)
    {
        revisions.Hidden(x => x.IndicatorCode);
        revisions.Hidden(x => x.PeriodStart);
        revisions.Internal(x => x.AreaCode);
        revisions.Internal(x => x.Period);
        revisions.Internal(x => x.PeriodKind);
        revisions.Internal(x => x.PeriodEnd);
        revisions.Internal(x => x.BreakdownKey);
        revisions.Internal(x => x.IsTotal);
        revisions.Internal(x => x.IsBreak);
        revisions.Internal(x => x.IsDerived);
        revisions.Internal(x => x.Reference);
        revisions.Internal(x => x.CreatedAt);
        revisions.Internal(x => x.Suppression);
        revisions.Internal(x => x.ChangeNo);
        revisions.Internal(x => x.ClosedChangeNo);
    }
}
