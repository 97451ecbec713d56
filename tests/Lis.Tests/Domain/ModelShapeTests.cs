using Lis.Domain;

namespace Lis.Tests.Domain;

/// <summary>The order of enum members is a promise: $orderby, gt and lt follow it, and it is stored.</summary>
public class ModelShapeTests
{
    static readonly Type[] Types = typeof(Indicator).Assembly.GetTypes().Where(type => type is { IsPublic: true, Namespace: "Lis.Domain" }).ToArray();

    [Theory]
    [InlineData(typeof(AreaKind), "Country,Region,Province,Municipality,LabourMarketRegion,ComparisonGroup,District,Institution,School")]
    [InlineData(typeof(AreaAggregationKind), "Official,WeightedMean,UnweightedMean,Median,RatioOfSums,TopTen")]
    [InlineData(typeof(IndicatorPeriodKind), "Day,Week,Month,Quarter,HalfYear,Year,SchoolYear,RollingYear,Interval")]
    [InlineData(typeof(ObservationValueStatus), "Final,Provisional,Forecast,Missing,Suppressed,NotApplicable")]
    [InlineData(typeof(IndicatorVisibility), "Public,Internal,Confidential")]
    [InlineData(
        typeof(TargetKind),
        "Absolute,Direction,RelativeToBaseline,RelativeToOther,RelativeToArea,Rank,Qualitative,Milestone,RecurringChange,Band,Example,Awaiting,Template")]
    [InlineData(typeof(TargetFulfilment), "Met,PartlyMet,OnTrack,NotMet,TooEarly,NotAssessable,Mixed")]
    [InlineData(
        typeof(ProevehandlingStatus), "Idea,Commissioned,Preparing,Starting,Running,Evaluating,Completed,Scaled,Stopped,Unknown")]
    [InlineData(typeof(CaseDecision), "Noted,Approved,ApprovedAsProposed,DraftApproved,Endorsed,Discussed,Postponed,Rejected,Other")]
    [InlineData(typeof(ImportRunState), "Queued,Running,AwaitingApproval,Scheduled,Succeeded,Failed,Rejected,DryRun")]
    public void Members_stand_as_the_contract_prints_them(Type type, string members)
    {
        Assert.Equal(members.Split(','), Enum.GetNames(type));
        Assert.Equal(Enumerable.Range(0, Enum.GetNames(type).Length), Enum.GetValuesAsUnderlyingType(type).Cast<int>());
    }

    [Fact]
    public void Only_the_shared_reference_sets_have_no_municipality()
    {
        var shared = Types.Where(type => type.IsClass && typeof(IChangeNumbered).IsAssignableFrom(type) && !typeof(IMunicipal).IsAssignableFrom(type));

        Assert.Equal(["Area", "AreaMember", "Breakdown", "Source"], shared.Select(type => type.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_navigation_has_its_inverse()
    {
        var lonely =
            from type in Types
            from property in type.GetProperties()
            let target = TargetOf(property.PropertyType)
            where target is not null && !target.GetProperties().Any(back => TargetOf(back.PropertyType) == type)
            select $"{type.Name}.{property.Name}";

        Assert.Empty(lonely);
    }

    static Type? TargetOf(Type type)
    {
        var element = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ICollection<>) ? type.GetGenericArguments()[0] : type;
        return element.IsClass && Types.Contains(element) && typeof(IChangeNumbered).IsAssignableFrom(element) ? element : null;
    }
}
