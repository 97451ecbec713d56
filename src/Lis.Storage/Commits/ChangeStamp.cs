using System.Globalization;
using Lis.Storage.Configuration;
using Microsoft.Data.Sqlite;

namespace Lis.Storage.Commits;

/// <summary>What a commit writes on every row that it touches.</summary>
/// <param name="ChangeNo">Its number, one more than that of the commit before.</param>
/// <param name="At">Its instant (UTC, microseconds), later than that of every commit before.</param>
public readonly record struct ChangeStamp(long ChangeNo, DateTimeOffset At)
{
    internal static async Task<ChangeStamp> NextAsync(WriterTurn turn, DateTimeOffset now, CancellationToken cancellation)
    {
        var connection = turn.Connection;
        await using var command = connection.Command(
            connection is SqliteConnection
                ? "UPDATE \"ChangeCounter\" SET \"ChangeNo\" = \"ChangeNo\" + 1, \"At\" = max(@now, \"At\" + 1) RETURNING \"ChangeNo\", \"At\""
                : "UPDATE \"ChangeCounter\" SET \"ChangeNo\" = \"ChangeNo\" + 1, \"At\" = greatest(@now, \"At\" + interval '1 microsecond')"
                    + " RETURNING \"ChangeNo\", \"At\"",
            turn.Transaction);
        command.Add("now", connection.Instant(now));
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return new(reader.GetInt64(0), AsInstant(reader.GetValue(1)));
    }

    private static DateTimeOffset AsInstant(object value) => value is DateTime utc
        ? new(utc, TimeSpan.Zero)
        : SqliteTypes.Instant(Convert.ToInt64(value, CultureInfo.InvariantCulture));
}
