using Lis.Api.V1.Building;
using Lis.Domain;

namespace Lis.Api.V1.FollowUp;

/// <summary>Service areas, their money, and what is said about it.</summary>
static class BudgetSets
{
    const string Kroner = "DKK";

    public static void Declare(ModelDraft model)
    {
        DeclareEnums(model);
        DeclareServiceAreas(model);
        DeclareLines(model);
        DeclareExplanations(model);
        DeclareTransfers(model);
    }

    static void DeclareEnums(ModelDraft model)
    {
        model.Enum<BudgetLineUnit>(
            "Units of amounts.",
            "Beløbsenhed",
            (BudgetLineUnit.MillionKr, "Millions of kroner.", "Millioner kroner"),
            (BudgetLineUnit.Kr, "Kroner.", "Kroner"));
        model.Enum<BudgetExplanationKind>(
            "Sorts of explanations.",
            "Forklaringstype",
            (BudgetExplanationKind.Deviation, "Explains a deviation.", "Afvigelse"),
            (BudgetExplanationKind.Grant, "A grant.", "Bevilling"),
            (BudgetExplanationKind.Refunded, "Paid back by others.", "Refusion"),
            (BudgetExplanationKind.Fact, "A fact beside the sums.", "Fakta"));
    }

    static void DeclareServiceAreas(ModelDraft model)
    {
        var areas = model.Set<ServiceArea>("ServiceAreas", "Areas of the budget.", "Serviceområder", "An area of the budget.", "Serviceområde");
        areas.Value(x => x.Code, "Key: municipality, hyphen, number.", "Kode").Key().Immutable();
        areas.Value(x => x.Number, "Number in the municipality's budget.", "Nummer");
        areas.Value(x => x.Name, "Name.", "Navn").Searched();
        areas.OwnedAndStamped();
        areas.Navigation(x => x.BudgetLines, "Its budget lines.", "Budgetlinjer");
    }

    static void DeclareLines(ModelDraft model)
    {
        var lines = model.Set<BudgetLine>("BudgetLines", "Budget and accounts of service areas by year.", "Budgetlinjer", "A line of a budget.", "Budgetlinje");
        lines.Id(x => x.Id);
        lines.Value(x => x.Year, "The year.", "År");
        lines.Value(x => x.ServiceAreaCode, "Code of the service area.", "Serviceområdekode");
        lines.Value(x => x.AppropriationType, "Type of appropriation; null = the total of the service area.", "Bevillingstype");
        lines.Value(x => x.OriginalBudget, "Budget as adopted.", "Oprindeligt budget").InUnitOf("cast(Unit,Edm.String)");
        lines.Value(x => x.CorrectedBudget, "Budget with later decisions.", "Korrigeret budget").InUnitOf("cast(Unit,Edm.String)");
        lines.Value(x => x.Forecast, "Expected accounts.", "Forventet regnskab").InUnitOf("cast(Unit,Edm.String)");
        lines.Value(x => x.Actual, "Accounts.", "Regnskab").InUnitOf("cast(Unit,Edm.String)");
        lines.Value(x => x.Deviation, "Deviation, signed; positive = spent more than the budget.", "Afvigelse").InUnitOf("cast(Unit,Edm.String)");
        lines.Value(x => x.DeviationPercent, "Deviation in percent of the budget, signed.", "Afvigelse i procent").In("%");
        lines.Value(x => x.Unit, "Unit of the amounts.", "Enhed");
        lines.Value(x => x.CaseNumber, "Number of the case.", "Sagsnummer");
        lines.Value(x => x.Note, "What readers must know.", "Note").Searched();
        lines.OwnedAndStamped();
        lines.Navigation(x => x.ServiceArea, "The service area.", "Serviceområde");
        lines.Navigation(x => x.Explanations, "What is said about it.", "Forklaringer");
    }

    static void DeclareExplanations(ModelDraft model)
    {
        var explanations = model.Set<BudgetExplanation>(
            "BudgetExplanations", "What is said about budget lines.", "Budgetforklaringer", "What is said about a budget line.", "Budgetforklaring");
        explanations.Id(x => x.Id);
        explanations.Value(x => x.BudgetLineId, "Key of the budget line.", "Budgetlinjenummer");
        explanations.Value(x => x.Text, "What is said.", "Tekst").Searched();
        explanations.Value(x => x.Kind, "What sort of explanation.", "Type");
        explanations.Value(x => x.Amount, "The amount, signed.", "Beløb").InUnitOf("cast(Unit,Edm.String)");
        explanations.Value(x => x.Unit, "Unit of the amount.", "Enhed");
        explanations.Value(x => x.AmountKr, "The amount in kroner.", "Beløb i kroner").In(Kroner);
        explanations.Value(x => x.CountsTowardDeviation, "Whether the amount is part of the deviation.", "Tæller med i afvigelsen");
        explanations.Value(x => x.Quantity, "A quantity that is named, such as full-time persons.", "Mængde").InUnitOf("QuantityUnit");
        explanations.Value(x => x.QuantityUnit, "Unit of the quantity.", "Mængdeenhed");
        explanations.Value(x => x.RefundPercent, "Share that others pay back.", "Refusion i procent").In("%");
        explanations.Value(x => x.Note, "What readers must know.", "Note").Searched();
        explanations.OwnedAndStamped();
        explanations.Navigation(x => x.BudgetLine, "The budget line.", "Budgetlinje");
    }

    static void DeclareTransfers(ModelDraft model)
    {
        var transfers = model.Set<BudgetTransfer>(
            "BudgetTransfers", "Money moved to later years or other areas.", "Budgetoverførsler", "Money moved to another year or area.", "Budgetoverførsel");
        transfers.Id(x => x.Id);
        transfers.Value(x => x.Name, "What the money is for.", "Navn").Searched();
        transfers.Value(x => x.FromYear, "Year that it comes from.", "Fra år");
        transfers.Value(x => x.ToYear, "Year that it goes to.", "Til år");
        transfers.Value(x => x.Amount, "The amount.", "Beløb").InUnitOf("cast(Unit,Edm.String)");
        transfers.Value(x => x.Unit, "Unit of the amount.", "Enhed");
        transfers.Value(x => x.AmountKr, "The amount in kroner.", "Beløb i kroner").In(Kroner);
        transfers.Value(x => x.ControlForm, "How the money is governed.", "Styringsform");
        transfers.Value(x => x.FromServiceAreaCode, "Code of the service area that it comes from.", "Fra serviceområdekode");
        transfers.Value(x => x.ToServiceAreaCode, "Code of the service area that it goes to.", "Til serviceområdekode");
        transfers.Value(x => x.ToInvestment, "Whether it goes to an investment; null = not said.", "Til anlæg");
        transfers.Value(x => x.CaseNumber, "Number of the case.", "Sagsnummer");
        transfers.OwnedAndStamped();
        transfers.Reference("FromServiceArea", "ServiceAreas", "FromServiceAreaCode", "Code");
        transfers.Reference("ToServiceArea", "ServiceAreas", "ToServiceAreaCode", "Code");
    }
}
