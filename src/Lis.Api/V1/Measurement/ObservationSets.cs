using Lis.Api.V1.Building;
using Lis.Domain;
using Lis.Domain.Rules;

namespace Lis.Api.V1.Measurement;

/// <summary>Observations.</summary>
static class ObservationSets
{
    /// <summary>A new value closes the revision before it, so that <c>asOf</c> finds it again.</summary>
    internal static HistoryDraft History { get; } = new(
        typeof(ObservationHistory),
        (nameof(Observation.RecordedAt), nameof(ObservationHistory.RecordedFrom)),
        nameof(ObservationHistory.RecordedTo),
        nameof(ObservationHistory.ClosedChangeNo));

    public static void Declare(ModelDraft model)
    {
        model.Enum<ObservationValueStatus>(
            "Standing of a value.",
            "Værdistatus",
            (ObservationValueStatus.Final, "Final.", "Endelig"),
            (ObservationValueStatus.Provisional, "Provisional.", "Foreløbig"),
            (ObservationValueStatus.Forecast, "Foreseen, not measured.", "Prognose"),
            (ObservationValueStatus.Missing, "There should be one and is none.", "Mangler"),
            (ObservationValueStatus.Suppressed, "Hidden, so that nobody is recognised.", "Diskretioneret"),
            (ObservationValueStatus.NotApplicable, "There cannot be one.", "Ikke relevant"));
        var observations = model.Set<Observation>(
            "Observations", "Values of indicators by area, period and breakdown.", "Observationer", "One value of an indicator.", "Observation");
        observations.History = History;
        observations.KeyCarriesYearOf(x => x.PeriodStart, ObservationId.Span);
        DeclareKey(observations);
        DeclareFigures(observations);
        observations.Value(x => x.IsDerived, "Whether the service computed it from other observations.", "Er beregnet").Computed();
        observations.Value(x => x.Revision, "How many times the value was stored, from 1.", "Revision").Computed();
        observations.Value(x => x.RecordedAt, "When this value was stored.", "Registreret").Computed();
        observations.Value(x => x.ImportRunId, "Key of the import that brought the value; null = none did.", "Importnummer").Computed();
        observations.Owned();
        observations.Value(x => x.CreatedAt, "When the row was made.", "Oprettet").Computed();
        observations.Value(x => x.RecordedAt, "When the row was last changed; equals RecordedAt.", "Ændret").As("UpdatedAt").Computed();
        observations.Version(x => x.ChangeNo);
        DeclareShown(observations);
        observations.Internal(x => x.Suppression);
        observations.Navigation(x => x.Indicator, "The indicator.", "Indikator");
        observations.Navigation(x => x.Area, "The area.", "Område");
        observations.Navigation(x => x.Breakdown, "The breakdown.", "Opdeling");
        observations.Navigation(x => x.ImportRun, "The import that brought the value.", "Import");
        observations.Joined(
            "Revisions",
            new("ObservationRevisions", "Id", "ObservationId", true, "Observation"),
            new("Its values over time, the current one too.", "Revisioner"));
    }

    /// <summary>What the value is about; the same in every set over observations.</summary>
    public static void DeclarePeriod<T>(SetDraft<T> set)
        where T : ObservationState
    {
        set.Value(x => x.Period, "The period, as a code such as 2018M01.", "Periode").Immutable();
        set.Value(x => x.PeriodKind, "The kind of the period.", "Periodetype").Immutable();
        set.Value(x => x.PeriodStart, "First day of the period.", "Periode fra").Immutable();
        set.Value(x => x.PeriodEnd, "Last day of the period.", "Periode til").Immutable();
    }

    /// <summary>What callers get who may not see suppressed values; named Shown and the name of the property that it stands for.</summary>
    public static void DeclareShown<T>(SetDraft<T> set)
        where T : ObservationState
    {
        set.Hidden(x => x.ShownValue);
        set.Hidden(x => x.ShownNumerator);
        set.Hidden(x => x.ShownDenominator);
        set.Hidden(x => x.ShownLowerBound);
        set.Hidden(x => x.ShownUpperBound);
        set.Hidden(x => x.ShownRawText);
        set.Hidden(x => x.ShownValueStatus);
    }

    static void DeclareKey(SetDraft<Observation> observations)
    {
        observations.Id(x => x.Id);
        observations.Value(x => x.IndicatorCode, "Code of the indicator.", "Indikatorkode").Immutable();
        observations.Value(x => x.AreaCode, "Code of the area.", "Områdekode").Immutable();
        DeclarePeriod(observations);
        observations.Value(x => x.BreakdownKey, "Key of the breakdown.", "Opdelingsnøgle").Immutable();
        observations.Value(x => x.IsTotal, "Whether it is the total and no breakdown.", "Er total").Computed();
    }

    static void DeclareFigures(SetDraft<Observation> observations)
    {
        observations.Value(x => x.Value, "The value; null when there is none.", "Værdi").InUnitOf("Indicator/Unit");
        observations.Value(x => x.Numerator, "What was divided.", "Tæller");
        observations.Value(x => x.Denominator, "What it was divided by.", "Nævner");
        observations.Value(x => x.LowerBound, "Lower end of the uncertainty.", "Nedre grænse");
        observations.Value(x => x.UpperBound, "Upper end of the uncertainty.", "Øvre grænse");
        observations.Value(x => x.IsBreak, "Whether the series breaks here.", "Er brud");
        observations.Value(x => x.ValueStatus, "Standing of the value.", "Værdistatus");
        observations.Value(x => x.RawText, "The value as its source writes it.", "Rå tekst");
        observations.Value(x => x.Note, "What readers must know.", "Note").Searched();
        observations.Value(x => x.Reference, "Where the paper says it.", "Henvisning");
    }
}
