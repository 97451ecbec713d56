using System.Text;

namespace Lis.Benchmarks.Floors;

/// <summary>How a floor writes a column.</summary>
enum Kind
{
    Version,
    Whole,
    Text,
    Plain,
    Flag,
    Scaled,
    PeriodKind,
    Status,
    AreaKind,
    Day,
    Instant,
    Json,
}

/// <summary>A column of a hand-written answer: its SQL, what stands before its value, how it is written.</summary>
sealed record FloorColumn(string Sql, byte[] Name, Kind Kind)
{
    public static FloorColumn[] Observation { get; } = Of(
        "@odata.etag:ChangeNo:Version Id:Id:Whole IndicatorCode:IndicatorCode:Text AreaCode:AreaCode:Text Period:Period:Text "
        + "PeriodKind:PeriodKind:PeriodKind PeriodStart:PeriodStart:Day PeriodEnd:PeriodEnd:Day BreakdownKey:BreakdownKey:Text IsTotal:IsTotal:Flag "
        + "Value:ShownValue:Scaled Numerator:ShownNumerator:Scaled Denominator:ShownDenominator:Scaled LowerBound:ShownLowerBound:Scaled "
        + "UpperBound:ShownUpperBound:Scaled IsBreak:IsBreak:Flag ValueStatus:ShownValueStatus:Status RawText:ShownRawText:Text Note:Note:Text "
        + "Reference:Reference:Text IsDerived:IsDerived:Flag Revision:Revision:Whole RecordedAt:RecordedAt:Instant ImportRunId:ImportRunId:Whole "
        + "MunicipalityCode:MunicipalityCode:Text CreatedAt:CreatedAt:Instant UpdatedAt:RecordedAt:Instant");

    public static FloorColumn[] Area { get; } = Of(
        "@odata.etag:ChangeNo:Version Code:Code:Text Name:Name:Text Kind:Kind:AreaKind ParentCode:ParentCode:Text AggregationKind:AggregationKind:AreaKind "
        + "ValidFrom:ValidFrom:Day ValidTo:ValidTo:Day NameVariants:NameVariants:Json CreatedAt:CreatedAt:Instant UpdatedAt:UpdatedAt:Instant");

    public static string List(FloorColumn[] columns) => string.Join(", ", columns.Select(column => $"\"{column.Sql}\""));

    static FloorColumn[] Of(string text) =>
        [.. text.Split(' ').Select(item => item.Split(':')).Select(part => new FloorColumn(part[1], Encoding.UTF8.GetBytes($",\"{part[0]}\":"), Enum.Parse<Kind>(part[2])))];
}
