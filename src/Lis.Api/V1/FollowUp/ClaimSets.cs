using Lis.Api.V1.Building;
using Lis.Domain;

namespace Lis.Api.V1.FollowUp;

/// <summary>What papers say about figures.</summary>
static class ClaimSets
{
    public static void Declare(ModelDraft model)
    {
        DeclareEnums(model);
        var claims = model.Set<Claim>("Claims", "What papers say about figures.", "Udsagn", "Something that a paper says about figures.", "Udsagn");
        claims.Id(x => x.Id);
        claims.Value(x => x.IndicatorCode, "Code of the indicator; null = none fits.", "Indikatorkode");
        claims.Value(x => x.AreaCode, "Code of the area.", "Områdekode");
        claims.Value(x => x.BreakdownKey, "Key of the breakdown.", "Opdelingsnøgle");
        claims.Value(x => x.PeriodFrom, "First period, as a code.", "Periode fra");
        claims.Value(x => x.PeriodTo, "Last period, as a code.", "Periode til");
        claims.Value(x => x.Comparator, "What it compares with.", "Sammenlignes med");
        claims.Value(x => x.ComparatorAreaCode, "Code of the other area.", "Sammenligningsområdekode");
        claims.Value(x => x.ComparatorPeriod, "The earlier period, as a code.", "Sammenligningsperiode");
        claims.Value(x => x.ComparatorTargetId, "Key of the target.", "Målnummer");
        claims.Value(x => x.Relation, "The relation that it states.", "Forhold");
        claims.Value(x => x.Amount, "The figure that it gives.", "Størrelse").InUnitOf("AmountUnit");
        claims.Value(x => x.AmountUnit, "Unit of that figure.", "Enhed");
        claims.Value(x => x.Qualifier, "The word that softens or strengthens it.", "Forbehold");
        claims.Value(x => x.Wording, "What is said, as printed.", "Ordlyd").Searched();
        claims.Value(x => x.Reference, "Where the paper says it.", "Henvisning");
        claims.Value(x => x.CaseNumber, "Number of the case.", "Sagsnummer");
        claims.OwnedAndStamped();
        claims.Reference("BreakdownOf", "Breakdowns", "BreakdownKey", "Key");
        claims.Reference("ComparatorArea", "Areas", "ComparatorAreaCode", "Code");
        claims.Reference("ComparatorTarget", "Targets", "ComparatorTargetId", "Id");
        claims.Navigation(x => x.Indicator, "The indicator.", "Indikator");
        claims.Navigation(x => x.Area, "The area.", "Område");
    }

    static void DeclareEnums(ModelDraft model)
    {
        model.Enum<ClaimComparator>(
            "What a claim compares with.",
            "Sammenligningsgrundlag",
            (ClaimComparator.None, "Nothing.", "Intet"),
            (ClaimComparator.Area, "Another area.", "Andet område"),
            (ClaimComparator.EarlierPeriod, "An earlier period.", "Tidligere periode"),
            (ClaimComparator.Target, "A target.", "Mål"),
            (ClaimComparator.Trend, "The course over time.", "Udvikling"),
            (ClaimComparator.OtherMembers, "The other members of a breakdown.", "Øvrige grupper"));
        model.Enum<ClaimRelation>(
            "Relations that claims state.",
            "Forhold",
            (ClaimRelation.Lower, "Lower than the other.", "Lavere"),
            (ClaimRelation.Higher, "Higher than the other.", "Højere"),
            (ClaimRelation.Level, "On a level with the other.", "På niveau"),
            (ClaimRelation.Rising, "Rising.", "Stigende"),
            (ClaimRelation.Falling, "Falling.", "Faldende"),
            (ClaimRelation.Unchanged, "As before.", "Uændret"),
            (ClaimRelation.Largest, "The largest of all.", "Størst"),
            (ClaimRelation.Majority, "More than half.", "Flertal"),
            (ClaimRelation.Good, "Good.", "Godt"));
    }
}
