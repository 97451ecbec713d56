using Lis.Api.V1.Building;
using Lis.Domain;

namespace Lis.Api.V1.FollowUp;

/// <summary>What numbers do not tell.</summary>
static class NarrativeSets
{
    public static void Declare(ModelDraft model)
    {
        model.Enum<NarrativeKind>(
            "Forms of narratives.",
            "Fortællingstype",
            (NarrativeKind.Story, "A story from everyday life.", "Historie"),
            (NarrativeKind.Observation, "Something observed.", "Iagttagelse"),
            (NarrativeKind.Description, "A description.", "Beskrivelse"),
            (NarrativeKind.Quote, "A quotation.", "Citat"),
            (NarrativeKind.Evaluation, "From an evaluation.", "Evaluering"));
        model.Enum<NarrativeAnonymisation>(
            "Whether a narrative may point to a person.",
            "Anonymisering",
            (NarrativeAnonymisation.NotChecked, "Nobody looked yet.", "Ikke kontrolleret"),
            (NarrativeAnonymisation.NotPersonal, "It is about no person.", "Ikke personhenførbar"),
            (NarrativeAnonymisation.Anonymised, "It was made anonymous.", "Anonymiseret"),
            (NarrativeAnonymisation.Consent, "The person agreed.", "Samtykke"));
        var narratives = model.Set<Narrative>(
            "Narratives", "Qualitative data: stories, observations, quotations.", "Fortællinger", "A qualitative item.", "Fortælling");
        narratives.Id(x => x.Id);
        narratives.Value(x => x.Kind, "Its form.", "Type");
        narratives.Value(x => x.Title, "Title.", "Titel").Searched();
        narratives.Value(x => x.Text, "The text.", "Tekst").Searched();
        narratives.Value(x => x.AuthorRole, "Role of who tells it; never a name.", "Fortællerens rolle");
        narratives.Value(x => x.Place, "Where it happened.", "Sted");
        narratives.Value(x => x.Date, "The day of which it tells.", "Dato");
        narratives.Value(x => x.PeriodText, "The time of which it tells, in words.", "Periode");
        narratives.Value(x => x.Anonymisation, "Whether it may point to a person; null = not checked.", "Anonymisering");
        narratives.Value(x => x.Visibility, "Who may see it; null = as Internal.", "Synlighed");
        narratives.Value(x => x.ApprovedForReport, "Whether it may enter the report.", "Godkendt til rapport");
        narratives.Value(x => x.ApprovedForFair, "Whether it may be shown at the fair.", "Godkendt til messe");
        narratives.OwnedAndStamped();
        narratives.Navigation(x => x.FocusItems, "The focus items that it is about.", "Fokusemner");
        narratives.Navigation(x => x.StrategyElements, "The parts of strategies that it is about.", "Strategielementer");
        narratives.Navigation(x => x.Indicators, "The indicators beside which it stands.", "Indikatorer");
        narratives.Navigation(x => x.Initiatives, "The initiatives that it is about.", "Indsatser");
        narratives.Navigation(x => x.Proevehandlinger, "The prøvehandlinger that it is about.", "Prøvehandlinger");
        narratives.Navigation(x => x.Committees, "The committees for which it is told.", "Udvalg");
    }
}
