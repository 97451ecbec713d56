using Lis.Api.V1.Building;
using Lis.Domain;

namespace Lis.Api.V1.Strategies;

/// <summary>What is done for the strategies.</summary>
static class InitiativeSets
{
    public static void Declare(ModelDraft model)
    {
        var initiatives = model.Set<Initiative>(
            "Initiatives", "Actions started for strategies and focus items.", "Indsatser", "An action started for a purpose.", "Indsats");
        initiatives.Id(x => x.Id);
        initiatives.Value(x => x.Title, "Title.", "Titel").Searched();
        initiatives.Value(x => x.Description, "What is done.", "Beskrivelse").Searched();
        initiatives.Value(x => x.Status, "Where it stands.", "Status");
        initiatives.Value(x => x.StatusText, "Where it stands, as printed.", "Statustekst");
        initiatives.Value(x => x.StartsOn, "First day.", "Starter");
        initiatives.Value(x => x.EndsOn, "Last day; null = open.", "Slutter");
        initiatives.Value(x => x.FocusItemId, "Key of the focus item; null = none.", "Emnenummer");
        initiatives.OwnedAndStamped();
        initiatives.Navigation(x => x.FocusItem, "The focus item.", "Fokusemne");
        initiatives.Navigation(x => x.StrategyElements, "The parts of strategies that it serves.", "Strategielementer");
        initiatives.Navigation(x => x.Committees, "The committees responsible.", "Udvalg");
        initiatives.Navigation(x => x.Indicators, "The indicators that it shall move.", "Indikatorer");
        initiatives.Navigation(x => x.Narratives, "The narratives about it.", "Fortællinger");
    }
}
