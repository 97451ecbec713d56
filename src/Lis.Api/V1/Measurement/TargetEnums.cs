using Lis.Api.V1.Building;
using Lis.Domain;

namespace Lis.Api.V1.Measurement;

static class TargetEnums
{
    public static void Declare(ModelDraft model)
    {
        DeclareKind(model);
        model.Enum<TargetDirection>(
            "Ways in which a figure shall move.",
            "Målretning",
            (TargetDirection.Up, "Up.", "Op"),
            (TargetDirection.Down, "Down.", "Ned"),
            (TargetDirection.Unchanged, "Not at all.", "Uændret"));
        model.Enum<TargetOperator>(
            "How value and target are compared.",
            "Sammenligning",
            (TargetOperator.AtLeast, "The target or more.", "Mindst"),
            (TargetOperator.AtMost, "The target or less.", "Højst"),
            (TargetOperator.Above, "More than the target.", "Over"),
            (TargetOperator.Below, "Less than the target.", "Under"),
            (TargetOperator.Equal, "The target.", "Lig med"),
            (TargetOperator.Between, "From the target up to the upper one.", "Mellem"));
        model.Enum<TargetRecurrence>(
            "How often a target is due.",
            "Målgentagelse",
            (TargetRecurrence.Once, "Once.", "Én gang"),
            (TargetRecurrence.Yearly, "Every year.", "Årligt"));
        model.Enum<TargetWordingStatus>(
            "Standing of a target's wording.",
            "Formuleringsstatus",
            (TargetWordingStatus.Draft, "Proposed.", "Udkast"),
            (TargetWordingStatus.Unfinished, "Has blanks.", "Ufærdig"),
            (TargetWordingStatus.Adopted, "Decided.", "Vedtaget"),
            (TargetWordingStatus.Changed, "Changed after it was decided.", "Ændret"),
            (TargetWordingStatus.Lapsed, "No longer in force.", "Bortfaldet"));
        model.Enum<TargetAssessmentKind>(
            "Occasions of an assessment.",
            "Opfølgningstype",
            (TargetAssessmentKind.MidYear, "In the middle of the year.", "Halvårsopfølgning"),
            (TargetAssessmentKind.FullYear, "At the end of the year.", "Helårsopfølgning"),
            (TargetAssessmentKind.AdHoc, "Another occasion.", "Særskilt opfølgning"));
        model.Enum<TargetFulfilment>(
            "How far a target is met.",
            "Målopfyldelse",
            (TargetFulfilment.Met, "Met.", "Opfyldt"),
            (TargetFulfilment.PartlyMet, "Met in part.", "Delvist opfyldt"),
            (TargetFulfilment.OnTrack, "Not due, and on the way.", "På vej"),
            (TargetFulfilment.NotMet, "Due and not met.", "Ikke opfyldt"),
            (TargetFulfilment.TooEarly, "Too early to say.", "For tidligt at sige"),
            (TargetFulfilment.NotAssessable, "Cannot be said.", "Kan ikke vurderes"),
            (TargetFulfilment.Mixed, "Its parts differ.", "Blandet"));
    }

    static void DeclareKind(ModelDraft model) => model.Enum<TargetKind>(
        "What a target compares with.",
        "Måltype",
        (TargetKind.Absolute, "A number.", "Absolut"),
        (TargetKind.Direction, "A direction.", "Retning"),
        (TargetKind.RelativeToBaseline, "An earlier value.", "I forhold til udgangspunkt"),
        (TargetKind.RelativeToOther, "Another indicator.", "I forhold til anden størrelse"),
        (TargetKind.RelativeToArea, "Another area.", "I forhold til andet område"),
        (TargetKind.Rank, "A place among areas.", "Placering"),
        (TargetKind.Qualitative, "A state in words.", "Kvalitativt"),
        (TargetKind.Milestone, "A delivery.", "Milepæl"),
        (TargetKind.RecurringChange, "A change in every period.", "Tilbagevendende ændring"),
        (TargetKind.Band, "A band.", "Bånd"),
        (TargetKind.Example, "A number that is only an example.", "Eksempel"),
        (TargetKind.Awaiting, "Something that others decide first.", "Afventer"),
        (TargetKind.Template, "A sentence with blanks.", "Skabelon"));
}
