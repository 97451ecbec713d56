using Lis.Api.V1.Building;
using Lis.Domain;

namespace Lis.Api.V1.Measurement;

/// <summary>Targets and what people said of them.</summary>
static class TargetSets
{
    public static void Declare(ModelDraft model)
    {
        TargetEnums.Declare(model);
        var targets = model.Set<Target>("Targets", "What shall be reached.", "Mål", "Something that shall be reached.", "Mål");
        DeclareWhat(targets);
        DeclareWhen(targets);
        targets.OwnedAndStamped();
        targets.Reference("AreaOf", "Areas", "AreaCode", "Code");
        targets.Reference("BreakdownOf", "Breakdowns", "BreakdownKey", "Key");
        targets.Reference("ComparisonArea", "Areas", "ComparisonAreaCode", "Code");
        targets.Reference("ComparisonIndicator", "Indicators", "ComparisonIndicatorCode", "Code");
        targets.Reference("ServiceAreaOf", "ServiceAreas", "ServiceAreaCode", "Code");
        targets.Navigation(x => x.Indicator, "The indicator.", "Indikator");
        targets.Navigation(x => x.FocusItem, "The focus item.", "Fokusemne");
        targets.Navigation(x => x.StrategyElement, "The part of a strategy.", "Strategielement");
        targets.Navigation(x => x.Committee, "The committee.", "Udvalg");
        targets.Navigation(x => x.Assessments, "What people said of it.", "Opfølgninger");
        targets.Navigation(x => x.PartOf, "The target of which it is a part.", "Del af");
        targets.Navigation(x => x.Parts, "Its parts.", "Delmål");
        DeclareAssessments(model);
    }

    static void DeclareWhat(SetDraft<Target> targets)
    {
        targets.Id(x => x.Id);
        targets.Value(x => x.Label, "Short sign, such as V4a.", "Mærke").Searched();
        targets.Value(x => x.IndicatorCode, "Code of the indicator; null = not measured.", "Indikatorkode");
        targets.Value(x => x.AreaCode, "Code of the area.", "Områdekode");
        targets.Value(x => x.BreakdownKey, "Key of the breakdown.", "Opdelingsnøgle");
        targets.Value(x => x.Title, "Title.", "Titel").Searched();
        targets.Value(x => x.Wording, "The target as printed.", "Ordlyd").Searched();
        targets.Value(x => x.Kind, "What it compares with.", "Type");
        targets.Value(x => x.Direction, "How the figure shall move.", "Retning");
        targets.Value(x => x.Operator, "How value and target are compared.", "Sammenligning");
        targets.Value(x => x.Value, "The number to reach.", "Målværdi").InUnitOf("Unit");
        targets.Value(x => x.UpperValue, "Upper end of a band.", "Øvre målværdi").InUnitOf("Unit");
        targets.Value(x => x.Unit, "Unit of the numbers.", "Enhed");
        targets.Value(x => x.ChangePercent, "Wished change in percent, signed.", "Ændring i procent").In("%");
        targets.Value(x => x.BaselineValue, "Value from which the change counts.", "Udgangsværdi").InUnitOf("Unit");
        targets.Value(x => x.BaselinePeriod, "Period of that value.", "Udgangsperiode");
        targets.Value(x => x.ComparisonAreaCode, "Code of the area to compare with.", "Sammenligningsområdekode");
        targets.Value(x => x.ComparisonIndicatorCode, "Code of the indicator to compare with.", "Sammenligningsindikatorkode");
        targets.Value(x => x.RankOf, "How many take part in the ranking.", "Antal i rangordning");
    }

    static void DeclareWhen(SetDraft<Target> targets)
    {
        targets.Value(x => x.DueFrom, "First day from which it holds.", "Gælder fra");
        targets.Value(x => x.DueBy, "Day by which it shall be reached.", "Frist");
        targets.Value(x => x.DueText, "When it is due, as printed.", "Fristtekst");
        targets.Value(x => x.Recurrence, "How often it is due.", "Gentagelse");
        targets.Value(x => x.WordingStatus, "Standing of the wording.", "Formuleringsstatus");
        targets.Value(x => x.UnknownParts, "The blanks in an unfinished wording.", "Ukendte dele");
        targets.Value(x => x.AlternativeGroup, "Targets with the same sign are alternatives to each other.", "Alternativgruppe");
        targets.Value(x => x.FocusItemId, "Key of the focus item.", "Emnenummer");
        targets.Value(x => x.StrategyElementId, "Key of the part of a strategy.", "Elementnummer");
        targets.Value(x => x.CommitteeId, "Key of the committee.", "Udvalgsnummer");
        targets.Value(x => x.ServiceAreaCode, "Code of the service area.", "Serviceområdekode");
        targets.Value(x => x.PartOfId, "Key of the target of which it is a part.", "Overordnet målnummer");
        targets.Value(x => x.Reference, "Where the paper says it.", "Henvisning");
    }

    static void DeclareAssessments(ModelDraft model)
    {
        var assessments = model.Set<TargetAssessment>(
            "TargetAssessments", "What people said of targets.", "Målopfølgninger", "What people said of a target at one time.", "Målopfølgning");
        assessments.Id(x => x.Id);
        assessments.Value(x => x.TargetId, "Key of the target.", "Målnummer");
        assessments.Value(x => x.AssessedOn, "The day.", "Dato");
        assessments.Value(x => x.Kind, "The occasion.", "Type");
        assessments.Value(x => x.Fulfilment, "How far it is met, normalised.", "Målopfyldelse");
        assessments.Value(x => x.SourceWord, "How far it is met, as printed.", "Ord i kilden");
        assessments.Value(x => x.Comment, "What was said.", "Kommentar").Searched();
        assessments.Value(x => x.CaseNumber, "Number of the case.", "Sagsnummer");
        assessments.OwnedAndStamped();
        assessments.Navigation(x => x.Target, "The target.", "Mål");
    }
}
