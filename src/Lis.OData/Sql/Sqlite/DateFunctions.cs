using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Lis.OData.Sql.Sqlite;

/// <summary>Days as YYYY-MM-DD, instants as microseconds since 1970 (negative before), in the calendar of .NET: years 1 to 9999.</summary>
static class DateFunctions
{
    const string DayFormat = "yyyy-MM-dd";

    public static void Register(SqliteConnection connection)
    {
        OfInstant(connection, "odata_year", instant => instant.Year);
        OfInstant(connection, "odata_month", instant => instant.Month);
        OfInstant(connection, "odata_day", instant => instant.Day);
        connection.CreateFunction(
            "odata_date", (long? us) => us is { } instant ? Day(Instant(instant)) : null, isDeterministic: true);
        connection.CreateFunction(
            "odata_instant_text",
            (long? us) => us is { } instant ? Instant(instant).ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture) : null,
            isDeterministic: true);
        connection.CreateFunction(
            "odata_instant", (string? day) => day is null ? (long?)null : Microseconds(Midnight(day)), isDeterministic: true);
        connection.CreateFunction(
            "odata_date_add",
            (string? day, long? us) => day is null || us is null ? null : Day(Instant(Sum(Microseconds(Midnight(day)), us.Value))),
            isDeterministic: true);
        connection.CreateFunction(
            "odata_date_sub",
            (string? left, string? right) =>
                left is null || right is null ? (long?)null : Microseconds(Midnight(left)) - Microseconds(Midnight(right)),
            isDeterministic: true);
        connection.CreateFunction(
            "odata_instant_add",
            (long? instant, long? us) => instant is null || us is null ? (long?)null : Microseconds(Instant(Sum(instant.Value, us.Value))),
            isDeterministic: true);
    }

    static void OfInstant(SqliteConnection connection, string name, Func<DateTime, int> part) => connection.CreateFunction(
        name, (long? us) => us is { } instant ? part(Instant(instant)) : (int?)null, isDeterministic: true);

    static DateTime Midnight(string day) => DateTime.ParseExact(day, DayFormat, CultureInfo.InvariantCulture);

    static string Day(DateTime instant) => instant.ToString(DayFormat, CultureInfo.InvariantCulture);

    static long Microseconds(DateTime instant) => (instant.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    static DateTime Instant(long us)
    {
        var (first, last) = (Microseconds(DateTime.MinValue), Microseconds(DateTime.MaxValue));
        return us >= first && us <= last ? DateTime.UnixEpoch.AddTicks(us * TimeSpan.TicksPerMicrosecond)
            : throw SqliteFunctions.Arithmetic("a day outside the years 1 to 9999");
    }

    static long Sum(long left, long right)
    {
        var sum = unchecked(left + right);
        return ((left ^ sum) & (right ^ sum)) < 0 ? throw SqliteFunctions.Arithmetic("a day outside the years 1 to 9999") : sum;
    }
}
