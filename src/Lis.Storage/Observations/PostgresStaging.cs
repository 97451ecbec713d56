using Lis.Domain;
using Npgsql;
using NpgsqlTypes;

namespace Lis.Storage.Observations;

/// <summary>Staging on PostgreSQL: binary COPY.</summary>
internal static class PostgresStaging
{
    private const int BetweenLooks = 4096;

    public static async Task<int> WriteAsync(
        NpgsqlTransaction transaction, long batch, IEnumerable<(long Row, ObservationChange Change)> changes, CancellationToken cancellation)
    {
        await using var copy = await transaction.Connection!.BeginBinaryImportAsync(
            $"COPY \"StagedObservations\" ({string.Join(", ", ObservationStaging.Columns.Select(name => $"\"{name}\""))}) FROM STDIN (FORMAT binary)",
            cancellation);
        var count = 0;
        foreach (var (row, change) in changes)
        {
            if (++count % BetweenLooks == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            Write(copy, batch, row, change);
        }

        await copy.CompleteAsync(cancellation);
        return count;
    }

    // The writer's own calls are synchronous: they fill a buffer, and waiting for each would cost more than the row.
    private static void Write(NpgsqlBinaryImporter copy, long batch, long row, ObservationChange change)
    {
        copy.StartRow();
        copy.Write(batch, NpgsqlDbType.Bigint);
        copy.Write(row, NpgsqlDbType.Bigint);
        copy.Write(change.Line, NpgsqlDbType.Integer);
        copy.Write(change.IndicatorCode, NpgsqlDbType.Varchar);
        copy.Write(change.AreaCode, NpgsqlDbType.Varchar);
        copy.Write(change.Period.Code, NpgsqlDbType.Varchar);
        copy.Write((short)change.Period.Kind, NpgsqlDbType.Smallint);
        copy.Write(change.Period.Start, NpgsqlDbType.Date);
        copy.Write(change.Period.End, NpgsqlDbType.Date);
        copy.Write(change.BreakdownKey, NpgsqlDbType.Text);
        copy.Write(change.IsDeletion, NpgsqlDbType.Boolean);
        copy.Write(change.StagedGiven, NpgsqlDbType.Smallint);
        Write(copy, change.Gives(ObservationFields.Value, change.Value));
        Write(copy, change.Gives(ObservationFields.Numerator, change.Numerator));
        Write(copy, change.Gives(ObservationFields.Denominator, change.Denominator));
        Write(copy, change.Gives(ObservationFields.LowerBound, change.LowerBound));
        Write(copy, change.Gives(ObservationFields.UpperBound, change.UpperBound));
        copy.Write((short)change.StagedStatus, NpgsqlDbType.Smallint);
        Write(copy, change.Gives(ObservationFields.RawText, change.RawText));
        Write(copy, change.Gives(ObservationFields.Note, change.Note));
        Write(copy, change.Gives(ObservationFields.Reference, change.Reference));
        copy.Write(change.Gives(ObservationFields.IsBreak, change.IsBreak), NpgsqlDbType.Boolean);
    }

    private static void Write(NpgsqlBinaryImporter copy, decimal? value)
    {
        if (value is { } number)
        {
            copy.Write(number, NpgsqlDbType.Numeric);
        }
        else
        {
            copy.WriteNull();
        }
    }

    private static void Write(NpgsqlBinaryImporter copy, string? value)
    {
        if (value is null)
        {
            copy.WriteNull();
        }
        else
        {
            copy.Write(value, NpgsqlDbType.Text);
        }
    }
}
