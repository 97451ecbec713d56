using Lis.Api.V1.Building;
using Lis.Domain;

namespace Lis.Api.V1.FollowUp;

/// <summary>Cases before committees, and their documents.</summary>
static class CaseSets
{
    public static void Declare(ModelDraft model)
    {
        CaseEnums.Declare(model);
        var cases = model.Set<Case>("Cases", "Cases before committees.", "Sager", "A case before a committee, or a memo.", "Sag");
        cases.Id(x => x.Id);
        cases.Value(x => x.CommitteeId, "Key of the committee.", "Udvalgsnummer");
        cases.Value(x => x.MeetingDate, "The day of the meeting, or of the memo.", "Mødedato");
        cases.Value(x => x.ItemNumber, "Number on the agenda.", "Punkt");
        cases.Value(x => x.CaseNumber, "Number in the case system; several rows can share one.", "Sagsnummer");
        cases.Value(x => x.KleNumber, "Subject by the municipal classification KLE.", "KLE-nummer");
        cases.Value(x => x.Facet, "Facet by the same classification.", "Facet");
        cases.Value(x => x.Kind, "What sort of case.", "Type");
        cases.Value(x => x.Title, "Title.", "Titel").Searched();
        cases.Value(x => x.Summary, "What it is about.", "Resumé").Searched();
        cases.Value(x => x.Recommendation, "What is recommended.", "Indstilling").Searched();
        cases.Value(x => x.Decision, "What was decided, normalised.", "Beslutning");
        cases.Value(x => x.DecisionText, "What was decided, as printed.", "Beslutningstekst").Searched();
        cases.Value(x => x.RoutedTo, "The bodies that see it.", "Behandles i");
        cases.Value(x => x.ForwardedTo, "The bodies to which it was sent on.", "Sendt videre til");
        cases.OwnedAndStamped();
        cases.Navigation(x => x.Committee, "The committee.", "Udvalg");
        cases.Navigation(x => x.Documents, "Its documents.", "Dokumenter");

        var documents = model.Set<Document>("Documents", "Documents of cases and strategies.", "Dokumenter", "A document.", "Dokument");
        documents.Id(x => x.Id);
        documents.Value(x => x.Kind, "What sort of document.", "Type");
        documents.Value(x => x.Title, "Title.", "Titel").Searched();
        documents.Value(x => x.Date, "The day of the document.", "Dato");
        documents.Value(x => x.Url, "Where it can be read.", "Adresse");
        documents.Value(x => x.CaseId, "Key of the case.", "Sagens løbenummer");
        documents.Value(x => x.StrategyId, "Key of the strategy.", "Strateginummer");
        documents.OwnedAndStamped();
        documents.Navigation(x => x.Case, "The case.", "Sag");
        documents.Navigation(x => x.Strategy, "The strategy.", "Strategi");
    }
}
