using Lis.Api.V1.Building;
using Lis.Domain;

namespace Lis.Api.V1.Strategies;

/// <summary>Strategies and their parts.</summary>
static class StrategySets
{
    public static void Declare(ModelDraft model)
    {
        model.Enum<StrategyKind>(
            "Sorts of strategies.",
            "Strategitype",
            (StrategyKind.WelfareModel, "The welfare model above all strategies.", "Velfærdsmodel"),
            (StrategyKind.Strategy, "A strategy of the council.", "Strategi"),
            (StrategyKind.WorkingBasis, "The working basis of a year.", "Arbejdsgrundlag"),
            (StrategyKind.Programme, "A programme.", "Program"));
        var strategies = model.Set<Strategy>("Strategies", "Strategies and what frames them.", "Strategier", "A strategy.", "Strategi");
        strategies.Id(x => x.Id);
        strategies.Value(x => x.Name, "Name.", "Navn").Searched();
        strategies.Value(x => x.Kind, "What sort of strategy.", "Type");
        strategies.Value(x => x.ParentId, "Key of the strategy above it; null at the top.", "Overordnet nummer");
        strategies.Value(x => x.Description, "What it is about.", "Beskrivelse").Searched();
        strategies.Value(x => x.ValidFrom, "First day; null = unknown.", "Gyldig fra");
        strategies.Value(x => x.ValidTo, "Last day; null = open.", "Gyldig til");
        strategies.OwnedAndStamped();
        strategies.Navigation(x => x.Parent, "The strategy above it.", "Overordnet strategi");
        strategies.Hierarchy("StrategyHierarchy", x => x.Id, x => x.Parent);
        strategies.Navigation(x => x.Children, "The strategies below it.", "Understrategier");
        strategies.Navigation(x => x.Elements, "Its parts.", "Elementer");
        strategies.Navigation(x => x.Documents, "Its documents.", "Dokumenter");
        DeclareElements(model);
    }

    static void DeclareElements(ModelDraft model)
    {
        model.Enum<StrategyElementKind>(
            "Sorts of parts of a strategy.",
            "Elementtype",
            (StrategyElementKind.Pejlemaerke, "A pejlemærke.", "Pejlemærke"),
            (StrategyElementKind.Fokusomraade, "A fokusområde.", "Fokusområde"),
            (StrategyElementKind.Sigtepunkt, "A sigtepunkt.", "Sigtepunkt"),
            (StrategyElementKind.Theme, "A theme.", "Tema"),
            (StrategyElementKind.TargetGroup, "A target group.", "Målgruppe"),
            (StrategyElementKind.CoreTask, "A core task.", "Kerneopgave"));
        var elements = model.Set<StrategyElement>(
            "StrategyElements", "The parts of strategies.", "Strategielementer", "A part of a strategy.", "Strategielement");
        elements.Id(x => x.Id);
        elements.Value(x => x.StrategyId, "Key of the strategy.", "Strateginummer");
        elements.Value(x => x.ParentId, "Key of the part above it; null at the top.", "Overordnet nummer");
        elements.Value(x => x.Number, "Number within the strategy.", "Nummer");
        elements.Value(x => x.Kind, "What sort of part.", "Type");
        elements.Value(x => x.Name, "Name.", "Navn").Searched();
        elements.Value(x => x.Description, "What it means.", "Beskrivelse").Searched();
        elements.Value(x => x.ReportingText, "What of it enters the report, and how.", "I rapporten").Searched();
        elements.OwnedAndStamped();
        elements.Navigation(x => x.Strategy, "The strategy.", "Strategi");
        elements.Navigation(x => x.Parent, "The part above it.", "Overordnet element");
        elements.Hierarchy("ElementHierarchy", x => x.Id, x => x.Parent);
        elements.Navigation(x => x.Children, "The parts below it.", "Underelementer");
        elements.Navigation(x => x.Committees, "The committees that work on it.", "Udvalg");
        elements.Navigation(x => x.Indicators, "The indicators that show it.", "Indikatorer");
        elements.Navigation(x => x.FocusItems, "The focus items that serve it.", "Fokusemner");
        elements.Navigation(x => x.Initiatives, "The initiatives that serve it.", "Indsatser");
        elements.Navigation(x => x.Targets, "Its targets.", "Mål");
        elements.Navigation(x => x.Narratives, "The narratives about it.", "Fortællinger");
    }
}
