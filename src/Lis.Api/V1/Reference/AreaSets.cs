using Lis.Api.V1.Building;
using Lis.Domain;

namespace Lis.Api.V1.Reference;

/// <summary>Areas and their groups.</summary>
static class AreaSets
{
    public static void Declare(ModelDraft model)
    {
        DeclareEnums(model);
        var areas = model.Set<Area>(
            "Areas", "Places and comparison groups that figures are about.", "Områder", "A place or a comparison group.", "Område");
        areas.Value(x => x.Code, "Key: 000 the country, three digits a municipality, other forms for other kinds.", "Kode").Key().Immutable();
        areas.Value(x => x.Name, "Name.", "Navn").Searched();
        areas.Value(x => x.Kind, "What sort of area.", "Type");
        areas.Value(x => x.ParentCode, "Code of the area right above it; null at the top.", "Overordnet kode");
        areas.Value(x => x.AggregationKind, "For comparison groups, how the group's figure comes about; null for places.", "Beregningsmåde");
        areas.Value(x => x.ValidFrom, "First day on which the area existed; null = always.", "Gyldig fra");
        areas.Value(x => x.ValidTo, "Last day on which the area existed; null = still.", "Gyldig til");
        areas.Value(x => x.NameVariants, "Other spellings met in files and papers.", "Navnevarianter");
        areas.Stamped();
        areas.Navigation(x => x.Parent, "The area right above it.", "Overordnet område");
        areas.Hierarchy("AreaHierarchy", x => x.Code, x => x.Parent);
        areas.Navigation(x => x.Children, "The areas right below it.", "Underområder");
        areas.Navigation(x => x.Members, "The members, if it is a comparison group.", "Medlemmer");
        areas.Navigation(x => x.MemberOf, "The groups in which it is a member.", "Medlem af");
        areas.Navigation(x => x.Observations, "Observations about it.", "Observationer");
        areas.Navigation(x => x.Claims, "Claims about it.", "Udsagn");

        var members = model.Set<AreaMember>(
            "AreaMembers", "Which areas belong to which group, and when.", "Områdemedlemmer", "An area's place in a group.", "Områdemedlem");
        members.Id(x => x.Id);
        members.Value(x => x.GroupCode, "Code of the group.", "Gruppekode");
        members.Value(x => x.MemberCode, "Code of the member.", "Medlemskode");
        members.Value(x => x.Rank, "Place within the group, 1 = most alike; null = unordered.", "Placering");
        members.Value(x => x.DataArea, "Subject within which the grouping holds; null = all.", "Dataområde");
        members.Value(x => x.ValidFrom, "First day of the membership; null = always.", "Gyldig fra");
        members.Value(x => x.ValidTo, "Last day of the membership; null = still.", "Gyldig til");
        members.Stamped();
        members.Navigation(x => x.Group, "The group.", "Gruppe");
        members.Navigation(x => x.Member, "The member.", "Medlem");
    }

    static void DeclareEnums(ModelDraft model)
    {
        model.Enum<AreaKind>(
            "Sorts of areas.",
            "Områdetype",
            (AreaKind.Country, "The whole country.", "Hele landet"),
            (AreaKind.Region, "A region.", "Region"),
            (AreaKind.Province, "A province of the statistics (landsdel).", "Landsdel"),
            (AreaKind.Municipality, "A municipality.", "Kommune"),
            (AreaKind.LabourMarketRegion, "A regional labour market council's area.", "RAR-område"),
            (AreaKind.ComparisonGroup, "Areas that are compared with one another.", "Sammenligningsgruppe"),
            (AreaKind.District, "A part of a municipality.", "Distrikt"),
            (AreaKind.Institution, "An institution.", "Institution"),
            (AreaKind.School, "A school.", "Skole"));
        model.Enum<AreaAggregationKind>(
            "Ways in which a group's figure comes about.",
            "Beregningsmåde",
            (AreaAggregationKind.Official, "As its source publishes it.", "Officiel"),
            (AreaAggregationKind.WeightedMean, "Mean of the members, weighted by size.", "Vægtet gennemsnit"),
            (AreaAggregationKind.UnweightedMean, "Mean of the members, each counting alike.", "Simpelt gennemsnit"),
            (AreaAggregationKind.Median, "Middle one of the members.", "Median"),
            (AreaAggregationKind.RatioOfSums, "Sum of numerators divided by sum of denominators.", "Forhold mellem summer"),
            (AreaAggregationKind.TopTen, "Mean of the ten best.", "De ti bedste"));
    }
}
