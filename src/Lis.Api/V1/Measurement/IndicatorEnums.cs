using Lis.Api.V1.Building;
using Lis.Domain;

namespace Lis.Api.V1.Measurement;

static class IndicatorEnums
{
    public static void Declare(ModelDraft model)
    {
        model.Enum<IndicatorDesiredDirection>(
            "Ways in which a figure should move.",
            "Ønsket retning",
            (IndicatorDesiredDirection.Up, "Higher is better.", "Op"),
            (IndicatorDesiredDirection.Down, "Lower is better.", "Ned"),
            (IndicatorDesiredDirection.None, "Neither is better.", "Ingen"),
            (IndicatorDesiredDirection.Band, "Within a band is best.", "Inden for et bånd"));
        model.Enum<IndicatorAggregation>(
            "How figures roll up to larger areas and periods.",
            "Opsummering",
            (IndicatorAggregation.Sum, "They add up.", "Sum"),
            (IndicatorAggregation.RatioOfSums, "Sum of numerators divided by sum of denominators.", "Forhold mellem summer"),
            (IndicatorAggregation.Average, "Their mean.", "Gennemsnit"),
            (IndicatorAggregation.None, "They do not.", "Ingen"));
        model.Enum<IndicatorTrack>(
            "Tracks of management information.",
            "Spor",
            (IndicatorTrack.None, "Neither track.", "Intet spor"),
            (IndicatorTrack.Track1, "Information to the finance committee in general.", "Spor 1"),
            (IndicatorTrack.Track2, "Information to finance committee and council on the strategy.", "Spor 2"),
            (IndicatorTrack.Both, "Both tracks.", "Begge spor"));
        model.Enum<IndicatorKind>(
            "What an indicator tells about.",
            "Indikatortype",
            (IndicatorKind.Context, "Circumstances.", "Rammevilkår"),
            (IndicatorKind.Input, "What is put in.", "Ressource"),
            (IndicatorKind.Activity, "What is done.", "Aktivitet"),
            (IndicatorKind.Output, "What comes out.", "Præstation"),
            (IndicatorKind.Effect, "What changes for citizens.", "Effekt"));
        model.Enum<IndicatorVisibility>(
            "Who may see a row.",
            "Synlighed",
            (IndicatorVisibility.Public, "Everybody.", "Offentlig"),
            (IndicatorVisibility.Internal, "Everybody with access to the service.", "Intern"),
            (IndicatorVisibility.Confidential, "Those with the role for it.", "Fortrolig"));
        model.Enum<IndicatorBreakKind>(
            "Why figures before and after cannot be compared without a word of warning.",
            "Bruddets årsag",
            (IndicatorBreakKind.Definition, "The definition changed.", "Definition"),
            (IndicatorBreakKind.Method, "The method changed.", "Metode"),
            (IndicatorBreakKind.Source, "The source changed.", "Kilde"),
            (IndicatorBreakKind.AreaReform, "The areas changed.", "Områdereform"));
        DeclarePeriodKind(model);
    }

    static void DeclarePeriodKind(ModelDraft model) => model.Enum<IndicatorPeriodKind>(
        "Kinds of periods.",
        "Periodetype",
        (IndicatorPeriodKind.Day, "A day, 2018M01D05.", "Dag"),
        (IndicatorPeriodKind.Week, "A week by ISO 8601, 2018W05.", "Uge"),
        (IndicatorPeriodKind.Month, "A month, 2018M01.", "Måned"),
        (IndicatorPeriodKind.Quarter, "A quarter, 2018Q1.", "Kvartal"),
        (IndicatorPeriodKind.HalfYear, "Half a year, 2018H1.", "Halvår"),
        (IndicatorPeriodKind.Year, "A calendar year, 2018.", "År"),
        (IndicatorPeriodKind.SchoolYear, "A school year, 2017/2018.", "Skoleår"),
        (IndicatorPeriodKind.RollingYear, "Four quarters up to one, 2022QMAT02.", "Rullende år"),
        (IndicatorPeriodKind.Interval, "From day to day, 20210101-20251231.", "Interval"));
}
