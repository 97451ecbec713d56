using Lis.Api.V1.Building;
using Lis.Domain;

namespace Lis.Api.V1.Experiments;

/// <summary>Budget agreements and their temaanalyser.</summary>
static class TemaanalyseSets
{
    public static void Declare(ModelDraft model)
    {
        ExperimentEnums.Declare(model);
        var agreements = model.Set<BudgetAgreement>(
            "BudgetAgreements", "Items of budget agreements that order temaanalyser.", "Budgetaftaler", "An item of a budget agreement.", "Budgetaftale");
        agreements.Id(x => x.Id);
        agreements.Value(x => x.PeriodText, "The years of the agreement, as printed.", "Periode");
        agreements.Value(x => x.ItemNumber, "Number of the item.", "Punkt");
        agreements.Value(x => x.PlannedTemaanalyser, "How many temaanalyser it orders.", "Planlagte temaanalyser");
        agreements.Value(x => x.Date, "The day of the agreement.", "Dato");
        agreements.Value(x => x.CaseNumber, "Number of the case.", "Sagsnummer");
        agreements.Value(x => x.Text, "What it says.", "Tekst").Searched();
        agreements.OwnedAndStamped();
        agreements.Navigation(x => x.Temaanalyser, "The temaanalyser that it ordered.", "Temaanalyser");

        var analyses = model.Set<Temaanalyse>(
            "Temaanalyser", "Analyses of known problem areas.", "Temaanalyser", "An analysis of a known problem area.", "Temaanalyse");
        analyses.Id(x => x.Id);
        analyses.Value(x => x.Number, "Number within the agreement.", "Nummer");
        analyses.Value(x => x.Title, "Title.", "Titel").Searched();
        analyses.Value(x => x.BudgetAgreementId, "Key of the budget agreement.", "Budgetaftalenummer");
        analyses.Value(x => x.CommitteeId, "Key of the committee.", "Udvalgsnummer");
        analyses.Value(x => x.KommissoriumStatus, "Standing of its terms of reference.", "Kommissorium");
        analyses.Value(x => x.Status, "Where it stands.", "Status");
        analyses.Value(x => x.StatusText, "Where it stands, as printed.", "Statustekst");
        analyses.Value(x => x.StatusDate, "The day of which the status is.", "Statusdato");
        analyses.Value(x => x.PlannedProevehandlinger, "How many prøvehandlinger it names.", "Planlagte prøvehandlinger");
        analyses.OwnedAndStamped();
        analyses.Navigation(x => x.BudgetAgreement, "The budget agreement.", "Budgetaftale");
        analyses.Navigation(x => x.Committee, "The committee.", "Udvalg");
        analyses.Navigation(x => x.Proevehandlinger, "Its prøvehandlinger.", "Prøvehandlinger");
    }
}
