using Lis.OData.Parsing.Bound;

namespace Lis.Conformance.Oracle.Evaluation;

/// <summary>Functions of days, instants, times, durations and numbers (URL Conventions 5.1.1.8, 5.1.1.9).</summary>
public static class OracleValueFunctions
{
    public static object Call(CanonicalFunction function, object argument) => function switch
    {
        CanonicalFunction.Round or CanonicalFunction.Floor or CanonicalFunction.Ceiling => Whole(function, argument),
        CanonicalFunction.TotalSeconds => new ExactDecimal(((TimeSpan)argument).Ticks, 7),
        CanonicalFunction.TotalOffsetMinutes => 0L,
        CanonicalFunction.Date => DateOnly.FromDateTime(((DateTimeOffset)argument).UtcDateTime),
        CanonicalFunction.Time => TimeOnly.FromDateTime(((DateTimeOffset)argument).UtcDateTime),
        CanonicalFunction.Year or CanonicalFunction.Month or CanonicalFunction.Day => DayPart(function, argument),
        _ => TimePart(function, argument),
    };

    static object Whole(CanonicalFunction function, object argument) => (function, argument) switch
    {
        (_, long number) => number,
        (CanonicalFunction.Round, ExactDecimal number) => number.Round(),
        (CanonicalFunction.Floor, ExactDecimal number) => number.Floor(),
        (CanonicalFunction.Ceiling, ExactDecimal number) => number.Ceiling(),
        (CanonicalFunction.Round, double number) => Math.Round(number, MidpointRounding.AwayFromZero),
        (CanonicalFunction.Floor, double number) => Math.Floor(number),
        (CanonicalFunction.Ceiling, double number) => Math.Ceiling(number),
        _ => throw new InvalidOperationException($"{function} of {argument.GetType().Name}"),
    };

    static object DayPart(CanonicalFunction function, object argument)
    {
        var day = argument is DateTimeOffset at ? DateOnly.FromDateTime(at.UtcDateTime) : (DateOnly)argument;
        return function switch
        {
            CanonicalFunction.Year => (long)day.Year,
            CanonicalFunction.Month => (long)day.Month,
            _ => (long)day.Day,
        };
    }

    static object TimePart(CanonicalFunction function, object argument)
    {
        var time = argument is DateTimeOffset at ? TimeOnly.FromDateTime(at.UtcDateTime) : (TimeOnly)argument;
        return function switch
        {
            CanonicalFunction.Hour => (long)time.Hour,
            CanonicalFunction.Minute => (long)time.Minute,
            CanonicalFunction.Second => (long)time.Second,
            CanonicalFunction.FractionalSeconds => new ExactDecimal(time.Ticks % TimeSpan.TicksPerSecond, 7),
            _ => throw new InvalidOperationException($"{function} of {argument.GetType().Name}"),
        };
    }
}
