using System.Data.Common;
using Lis.Domain;
using Lis.Domain.Periods;
using Lis.Domain.Rules;
using Lis.Storage.Commits;
using Lis.Storage.Connections;

namespace Lis.Conformance.Storage;

/// <summary>The few rows that the tests of this folder need, and plain SQL beside EF.</summary>
static class Rows
{
    public static Area Country() => new() { Code = "000", Name = "Hele landet" };

    public static Indicator Indicator(string code, string? municipality = null) => new() { Code = code, Name = code, MunicipalityCode = municipality };

    public static Observation Observation(string indicator, string period, decimal? value, long number, string? municipality = null)
    {
        var read = PeriodCode.Parse(period);
        var row = new Observation
        {
            Id = ObservationId.Of(read.Start, number),
            IndicatorCode = indicator,
            AreaCode = "000",
            Period = period,
            PeriodKind = read.Kind,
            PeriodStart = read.Start,
            PeriodEnd = read.End,
            IsTotal = true,
            MunicipalityCode = municipality,
        };
        row.Store(new(value, null, null, null, null, null, ObservationValueStatus.Final), Suppression.None);
        return row;
    }

    /// <summary>Stores rows in one commit and gives its stamp.</summary>
    public static async Task<ChangeStamp> StoreAsync(this LisDatabase database, params object[] rows)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var write = await WriteTransaction.BeginAsync(database, RowScope.All, cancellation);
        write.Context.AddRange(rows);
        await write.SaveAsync(cancellation);
        await write.CommitAsync(cancellation);
        return write.Stamp;
    }

    /// <summary>Runs SQL for a municipality (PostgreSQL; null: for nobody) and gives the first column of every row as text.</summary>
    public static async Task<List<string>> QueryAsync(this LisDatabase database, string sql, string? municipality = RowScope.All)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var connection = await database.OpenAsync(cancellation);
        if (database.Provider == DatabaseProvider.Sqlite)
        {
            return await connection.QueryAsync(sql);
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (municipality is not null)
        {
            await RowScope.ApplyAsync(transaction, municipality, cancellation);
        }

        var found = await connection.QueryAsync(sql, transaction);
        await transaction.CommitAsync(cancellation);
        return found;
    }

    public static async Task<List<string>> QueryAsync(this DbConnection connection, string sql, DbTransaction? transaction = null)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        List<string> found = [];
        while (await reader.ReadAsync(cancellation))
        {
            found.Add(string.Format(System.Globalization.CultureInfo.InvariantCulture, "{0}", reader.GetValue(0)));
        }

        return found;
    }
}
