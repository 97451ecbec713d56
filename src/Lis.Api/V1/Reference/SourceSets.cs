using Lis.Api.V1.Building;
using Lis.Domain;

namespace Lis.Api.V1.Reference;

/// <summary>Where figures come from, and what they are broken down by.</summary>
static class SourceSets
{
    public static void Declare(ModelDraft model)
    {
        model.Enum<SourceKind>(
            "Where a source lies.",
            "Kildetype",
            (SourceKind.External, "Outside the municipality.", "Ekstern"),
            (SourceKind.Internal, "A system of the municipality.", "Intern"),
            (SourceKind.Manual, "Typed in by hand.", "Manuel"));
        var sources = model.Set<Source>("Sources", "Where figures come from.", "Kilder", "A data source.", "Kilde");
        sources.Value(x => x.Code, "Key.", "Kode").Key().Immutable();
        sources.Value(x => x.Name, "Name.", "Navn").Searched();
        sources.Value(x => x.Owner, "Who publishes it.", "Ejer").Searched();
        sources.Value(x => x.Kind, "Where it lies.", "Type");
        sources.Value(x => x.Homepage, "Address of its pages for people.", "Hjemmeside");
        sources.Value(x => x.Description, "What it holds.", "Beskrivelse").Searched();
        sources.Value(x => x.UpdateFrequency, "How often it is updated, in words.", "Opdatering");
        sources.Value(x => x.License, "Terms of use.", "Licens");
        sources.Value(x => x.RequiresApproval, "Whether its imports wait for a person's approval.", "Kræver godkendelse");
        sources.Stamped();
        sources.Navigation(x => x.Indicators, "The indicators that it feeds.", "Indikatorer");

        var member = model.Complex<BreakdownMember>("A dimension and the member picked in it.", "Opdelingsled");
        member.Text(x => x.Dimension, "The dimension, such as alder.", "Dimension");
        member.Text(x => x.Member, "The member within the dimension, such as 18-29.", "Værdi");
        member.OptionalText(x => x.Label, "Text for people; null = the member itself.", "Etiket");
        var breakdowns = model.Set<Breakdown>(
            "Breakdowns", "What observations are broken down by.", "Opdelinger", "A combination of members, or the total.", "Opdeling");
        breakdowns.Value(x => x.Key, "Key: dimension=member pairs in order, joined by semicolons; total for the total.", "Nøgle").Key().Immutable();
        breakdowns.Value(x => x.Label, "Text for people.", "Etiket").Searched();
        breakdowns.Value(x => x.Members, "The pairs; empty for the total.", "Led");
        breakdowns.Stamped();
        breakdowns.Navigation(x => x.Observations, "The observations with this breakdown.", "Observationer");
    }
}
