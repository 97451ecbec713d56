using Lis.OData.Parsing.Bound;

namespace Lis.Conformance.Oracle.Evaluation;

/// <summary>Arithmetic with days, instants and durations (URL Conventions 5.1.1.2).</summary>
public static class OracleDates
{
    public static object Compute(BinaryOperator operation, object left, object right)
    {
        try
        {
            return (operation, left, right) switch
            {
                (BinaryOperator.Add, DateOnly day, TimeSpan span) => Day(day, span),
                (BinaryOperator.Add, TimeSpan span, DateOnly day) => Day(day, span),
                (BinaryOperator.Subtract, DateOnly day, TimeSpan span) => Day(day, -span),
                (BinaryOperator.Subtract, DateOnly a, DateOnly b) => TimeSpan.FromDays(a.DayNumber - b.DayNumber),
                (BinaryOperator.Add, DateTimeOffset at, TimeSpan span) => at + span,
                (BinaryOperator.Add, TimeSpan span, DateTimeOffset at) => at + span,
                (BinaryOperator.Subtract, DateTimeOffset at, TimeSpan span) => at - span,
                (BinaryOperator.Subtract, DateTimeOffset a, DateTimeOffset b) => a - b,
                (BinaryOperator.Add, TimeSpan a, TimeSpan b) => a + b,
                (BinaryOperator.Subtract, TimeSpan a, TimeSpan b) => a - b,
                (BinaryOperator.Multiply, TimeSpan span, var factor) => Times(span, factor),
                (BinaryOperator.Multiply, var factor, TimeSpan span) => Times(span, factor),
                _ => throw new InvalidOperationException($"{left.GetType().Name} {operation} {right.GetType().Name}"),
            };
        }
        catch (Exception overflow) when (overflow is ArgumentOutOfRangeException or OverflowException)
        {
            throw new OracleFault(overflow.Message);
        }
    }

    /// <summary>A day and a duration give the day on which that moment falls.</summary>
    static DateOnly Day(DateOnly day, TimeSpan span) => DateOnly.FromDateTime(day.ToDateTime(TimeOnly.MinValue) + span);

    static TimeSpan Times(TimeSpan span, object factor) => factor switch
    {
        long number => new TimeSpan(checked(span.Ticks * number)),
        ExactDecimal number => new TimeSpan((long)(ExactDecimal.From(span.Ticks / 10) * number).Round().Unscaled * 10),
        _ => throw new InvalidOperationException($"a duration times {factor.GetType().Name}"),
    };
}
