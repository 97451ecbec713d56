using Lis.Api.V1.Building;
using Lis.Domain;
using Lis.Domain.Rules;

namespace Lis.Api.V1.Measurement;

/// <summary>One flat row per observation, for people in Excel.</summary>
static class FlatObservationSet
{
    public static void Declare(ModelDraft model)
    {
        var flat = model.View<Observation>(
            "FlatObservations",
            "FlatObservation",
            "Observations with the names of what they are about, for spreadsheets.",
            "Flade observationer",
            "An observation with the names of what it is about.",
            "Flad observation");
        flat.History = ObservationSets.History;
        flat.Value(x => x.Id, "Key, the same as the observation's.", "Løbenummer").Key();
        flat.Value(x => x.IndicatorCode, "Code of the indicator.", "Indikatorkode");
        flat.Path("IndicatorName", "Indicator/Name", (Indicator x) => x.Name, "Name of the indicator.", "Indikator").Searched();
        flat.Path("Unit", "Indicator/Unit", (Indicator x) => x.Unit, "Unit of the value.", "Enhed");
        flat.Path("Decimals", "Indicator/Decimals", (Indicator x) => x.Decimals, "Decimals to show; null = as stored.", "Decimaler");
        flat.Path(
            "DesiredDirection", "Indicator/DesiredDirection", (Indicator x) => x.DesiredDirection, "How the figure should move.", "Ønsket retning");
        flat.Path("CoreTaskName", "Indicator/CoreTask/Name", (CoreTask x) => x.Name, "Name of the core task.", "Kerneopgave");
        flat.Path("SourceName", "Indicator/Source/Name", (Source x) => x.Name, "Name of the source.", "Kilde");
        flat.Value(x => x.AreaCode, "Code of the area.", "Områdekode");
        flat.Path("AreaName", "Area/Name", (Area x) => x.Name, "Name of the area.", "Område").Searched();
        flat.Path("AreaKind", "Area/Kind", (Area x) => x.Kind, "What sort of area.", "Områdetype");
        flat.Value(x => x.Period, "The period, as a code such as 2018M01.", "Periodekode");
        flat.Computed("PeriodLabel", PeriodLabels.Expression, (Observation x) => x.Note, "The period in words.", "Periode");
        flat.Value(x => x.PeriodKind, "The kind of the period.", "Periodetype");
        flat.Value(x => x.PeriodStart, "First day of the period.", "Periode fra");
        flat.Value(x => x.PeriodEnd, "Last day of the period.", "Periode til");
        flat.Value(x => x.BreakdownKey, "Key of the breakdown.", "Opdelingsnøgle");
        flat.Path("BreakdownLabel", "Breakdown/Label", (Breakdown x) => x.Label, "The breakdown in words.", "Opdeling").Searched();
        flat.Value(x => x.IsTotal, "Whether it is the total and no breakdown.", "Er total");
        flat.Value(x => x.Value, "The value; null when there is none.", "Værdi").InUnitOf("Unit");
        flat.Value(x => x.ValueStatus, "Standing of the value.", "Værdistatus");
        flat.Owned();
        flat.Value(x => x.RecordedAt, "When the row was last changed.", "Ændret").As("UpdatedAt");
        flat.Version(x => x.ChangeNo);
        flat.Hidden(x => x.ShownValue);
        flat.Hidden(x => x.ShownValueStatus);
        flat.KeyCarriesYearOf(x => x.PeriodStart, ObservationId.Span);
        flat.HiddenNavigation(x => x.Indicator);
        flat.HiddenNavigation(x => x.Area);
        flat.HiddenNavigation(x => x.Breakdown);
    }
}
