using System.Globalization;
using Lis.Domain;
using Lis.Storage.Commits;
using Lis.Storage.Configuration;
using Microsoft.Data.Sqlite;

namespace Lis.Storage.Observations;

/// <summary>Staging on SQLite: one statement, prepared once, its parameters set anew for each row.</summary>
internal static class SqliteStaging
{
    public static int Write(
        SqliteTransaction transaction, long batch, IEnumerable<(long Row, ObservationChange Change)> changes, CancellationToken cancellation)
    {
        using var command = (SqliteCommand)transaction.Connection!.Command(
            $"INSERT INTO \"StagedObservations\" ({string.Join(", ", ObservationStaging.Columns.Select(name => $"\"{name}\""))})"
                + $" VALUES ({string.Join(", ", ObservationStaging.Columns.Select(name => "@" + name))})",
            transaction);
        var parameters = ObservationStaging.Columns.Select(name => command.Parameters.Add("@" + name, SqliteType.Text)).ToArray();
        command.Prepare();
        var count = 0;
        foreach (var (row, change) in changes)
        {
            cancellation.ThrowIfCancellationRequested();
            Bind(parameters, batch, row, change);
            command.ExecuteNonQuery();
            count++;
        }

        return count;
    }

    private static void Bind(SqliteParameter[] parameters, long batch, long row, ObservationChange change)
    {
        object?[] values =
        [
            batch, row, (long)change.Line, change.IndicatorCode, change.AreaCode, change.Period.Code, (long)change.Period.Kind,
            Day(change.Period.Start), Day(change.Period.End), change.BreakdownKey, change.IsDeletion ? 1L : 0L, (long)change.StagedGiven,
            Scaled(change.Gives(ObservationFields.Value, change.Value)),
            Scaled(change.Gives(ObservationFields.Numerator, change.Numerator)),
            Scaled(change.Gives(ObservationFields.Denominator, change.Denominator)),
            Scaled(change.Gives(ObservationFields.LowerBound, change.LowerBound)),
            Scaled(change.Gives(ObservationFields.UpperBound, change.UpperBound)),
            (long)change.StagedStatus,
            change.Gives(ObservationFields.RawText, change.RawText),
            change.Gives(ObservationFields.Note, change.Note),
            change.Gives(ObservationFields.Reference, change.Reference),
            change.Gives(ObservationFields.IsBreak, change.IsBreak) ? 1L : 0L,
        ];
        for (var i = 0; i < values.Length; i++)
        {
            parameters[i].ResetSqliteType();
            parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }

    private static object? Scaled(decimal? value) => value is { } number ? SqliteTypes.Scaled(number) : null;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
