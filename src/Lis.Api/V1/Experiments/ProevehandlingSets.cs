using Lis.Api.V1.Building;
using Lis.Domain;

namespace Lis.Api.V1.Experiments;

/// <summary>Prøvehandlinger and how they moved.</summary>
static class ProevehandlingSets
{
    public static void Declare(ModelDraft model)
    {
        var actions = model.Set<Proevehandling>(
            "Proevehandlinger", "Small-scale tests of new solutions.", "Prøvehandlinger", "A small-scale test of a new solution.", "Prøvehandling");
        DeclareProperties(actions);
        actions.OwnedAndStamped();
        actions.Navigation(x => x.Temaanalyse, "The temaanalyse that it came from.", "Temaanalyse");
        actions.Navigation(x => x.Committees, "The committees responsible.", "Udvalg");
        actions.Navigation(x => x.Indicators, "The indicators that it shall move.", "Indikatorer");
        actions.Navigation(x => x.StatusHistory, "The steps that it took.", "Statushistorik");
        actions.Navigation(x => x.Narratives, "The narratives about it.", "Fortællinger");

        var steps = model.Set<ProevehandlingStatusChange>(
            "ProevehandlingStatuses", "Steps of prøvehandlinger.", "Prøvehandlingers status", "A step of a prøvehandling.", "Statusskift");
        steps.ReadOnly();
        steps.Id(x => x.Id);
        steps.Value(x => x.ProevehandlingId, "Key of the prøvehandling.", "Prøvehandlingsnummer");
        steps.Value(x => x.Status, "The status from then on.", "Status");
        steps.Value(x => x.StatusText, "The status as printed.", "Statustekst");
        steps.Value(x => x.StatusDate, "The day of which the status is.", "Statusdato");
        steps.Value(x => x.RecordedAt, "When the step was stored.", "Registreret").Computed();
        steps.Owned();
        steps.Version(x => x.ChangeNo);
        steps.Navigation(x => x.Proevehandling, "The prøvehandling.", "Prøvehandling");
    }

    static void DeclareProperties(SetDraft<Proevehandling> actions)
    {
        actions.Id(x => x.Id);
        actions.Value(x => x.TemaanalyseId, "Key of the temaanalyse; null = none.", "Temaanalysenummer");
        actions.Value(x => x.Title, "Title.", "Titel").Searched();
        actions.Value(x => x.IsTitleGiven, "Whether the paper gives the title.", "Har egen titel");
        actions.Value(x => x.Description, "What is tried.", "Beskrivelse").Searched();
        actions.Value(x => x.Purpose, "What for.", "Formål").Searched();
        actions.Value(x => x.ExperimentArea, "The field of the experiment.", "Eksperimentområde");
        actions.Value(x => x.KommissoriumStatus, "Standing of its terms of reference.", "Kommissorium");
        actions.Value(x => x.Status, "Where it stands.", "Status");
        actions.Value(x => x.StatusBasis, "What the status rests on.", "Statusgrundlag");
        actions.Value(x => x.StatusText, "Where it stands, as printed.", "Statustekst");
        actions.Value(x => x.StatusDate, "The day of which the status is.", "Statusdato");
        actions.Value(x => x.StartText, "When it starts, as printed.", "Opstart");
        actions.Value(x => x.StartsOn, "First day.", "Starter");
        actions.Value(x => x.ExpectedEffect, "The effect hoped for.", "Forventet effekt").Searched();
        actions.Value(x => x.Outcome, "What came of it.", "Resultat").Searched();
        actions.Value(x => x.Learning, "What was learnt.", "Læring").Searched();
        actions.Value(x => x.CasesInScope, "How many courses or cases it covers.", "Antal forløb");
        actions.Value(x => x.Partners, "Who takes part.", "Samarbejdspartnere");
        actions.Value(x => x.Reference, "Where the paper says it.", "Henvisning");
    }
}
