using Lis.Api.V1.Building;
using Lis.Domain;

namespace Lis.Api.V1.Strategies;

/// <summary>The council's focus lists and their items.</summary>
static class FocusSets
{
    public static void Declare(ModelDraft model)
    {
        var lists = model.Set<FocusList>("FocusLists", "The council's lists of what has special focus.", "Fokuslister", "A focus list.", "Fokusliste");
        lists.Id(x => x.Id);
        lists.Value(x => x.Title, "Title.", "Titel").Searched();
        lists.Value(x => x.UpdatedOn, "The day on which the list was last updated.", "Opdateret");
        lists.OwnedAndStamped();
        lists.Navigation(x => x.Items, "Its items.", "Emner");
        DeclareEnums(model);
        DeclareItems(model);
    }

    static void DeclareEnums(ModelDraft model)
    {
        model.Enum<FocusItemEvaluationKind>(
            "Sorts of moments at which an item is evaluated.",
            "Evalueringstype",
            (FocusItemEvaluationKind.LooseDate, "A loosely given time.", "Løst tidspunkt"),
            (FocusItemEvaluationKind.Recurring, "Again and again.", "Tilbagevendende"),
            (FocusItemEvaluationKind.Event, "When something happens.", "Hændelse"),
            (FocusItemEvaluationKind.Milestone, "When something is delivered.", "Milepæl"),
            (FocusItemEvaluationKind.Year, "Some time in a year.", "År"));
        model.Enum<FocusItemStatus>(
            "Standing of an item.",
            "Emnestatus",
            (FocusItemStatus.Open, "Still on the list.", "Åben"),
            (FocusItemStatus.Closed, "Closed.", "Afsluttet"),
            (FocusItemStatus.Moved, "Moved to somewhere else.", "Flyttet"));
    }

    static void DeclareItems(ModelDraft model)
    {
        var items = model.Set<FocusItem>("FocusItems", "The items of focus lists.", "Fokusemner", "An item of a focus list.", "Fokusemne");
        items.Id(x => x.Id);
        items.Value(x => x.FocusListId, "Key of the list.", "Listenummer");
        items.Value(x => x.Number, "Number on the list; there may be gaps.", "Nummer");
        items.Value(x => x.Title, "The item's topic.", "Emne").Searched();
        items.Value(x => x.Effect, "The wished effect.", "Effekt").Searched();
        items.Value(x => x.EvaluationText, "When it is evaluated, as printed.", "Evaluering");
        items.Value(x => x.EvaluationKind, "What sort of moment that is.", "Evalueringstype");
        items.Value(x => x.EvaluationFrom, "First day that the text can mean.", "Evaluering fra");
        items.Value(x => x.EvaluationTo, "Last day that the text can mean.", "Evaluering til");
        items.Value(x => x.RecurrenceMonths, "Months 1 to 12 of a recurring evaluation; empty = once a year, month not fixed.", "Evalueringsmåneder");
        items.Value(x => x.Status, "Where it stands.", "Status");
        items.Value(x => x.ClosedOn, "The day on which it was closed or moved.", "Afsluttet");
        items.Value(x => x.ClosedReason, "Why it was closed or moved.", "Begrundelse");
        items.Value(x => x.ReportingText, "What of it enters the report, and how.", "I rapporten").Searched();
        items.Value(x => x.Reference, "Where the paper says it.", "Henvisning");
        items.OwnedAndStamped();
        items.Navigation(x => x.FocusList, "The list.", "Fokusliste");
        items.Navigation(x => x.Committees, "The committees whose item it is.", "Udvalg");
        items.Navigation(x => x.StrategyElements, "The parts of strategies that it serves.", "Strategielementer");
        items.Navigation(x => x.Targets, "Its targets.", "Mål");
        items.Navigation(x => x.Initiatives, "The initiatives started for it.", "Indsatser");
        items.Navigation(x => x.Narratives, "The narratives about it.", "Fortællinger");
    }
}
