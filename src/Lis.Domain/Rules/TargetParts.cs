namespace Lis.Domain.Rules;

/// <summary>Which parts of a target its kind demands.</summary>
public static class TargetParts
{
    /// <summary>The names of the properties that a target of that kind must have; of a pair joined by a bar one is enough.</summary>
    public static IReadOnlyList<string> Of(TargetKind kind) => kind switch
    {
        TargetKind.Absolute => [nameof(Target.Operator), nameof(Target.Value)],
        TargetKind.Direction => [nameof(Target.Direction)],
        TargetKind.RelativeToBaseline => ["ChangePercent|Value", "BaselineValue|BaselinePeriod"],
        TargetKind.RelativeToOther => [nameof(Target.ComparisonIndicatorCode), nameof(Target.Operator)],
        TargetKind.RelativeToArea => [nameof(Target.ComparisonAreaCode), nameof(Target.Operator)],
        TargetKind.Rank => [nameof(Target.Value)],
        TargetKind.Milestone => [nameof(Target.DueBy)],
        TargetKind.RecurringChange => [nameof(Target.Direction), nameof(Target.Recurrence)],
        TargetKind.Band => [nameof(Target.Value), nameof(Target.UpperValue)],
        TargetKind.Template => [nameof(Target.UnknownParts)],
        _ => [],
    };
}
