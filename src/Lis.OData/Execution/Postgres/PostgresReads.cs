using Npgsql;

namespace Lis.OData.Execution.Postgres;

/// <summary>Reads from PostgreSQL. Statements are prepared by the driver when they come again and stay so while their connection lives.</summary>
public sealed class PostgresReads : ReadDatabase
{
    const int DriversReadBuffer = 8 * 1024;
    const int ReadBuffer = 64 * 1024;

    readonly NpgsqlDataSource source;

    /// <summary>A pool of connections.</summary>
    /// <param name="connectionString">As for Npgsql; what it says of preparing, or as Options, goes before our defaults.</param>
    /// <param name="timeout">The longest wait for the database, each time that it is waited for.</param>
    public PostgresReads(string connectionString, TimeSpan timeout)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Enlist = false };
        if (settings.MaxAutoPrepare == 0)
        {
            settings.MaxAutoPrepare = 200;
            settings.AutoPrepareMinUsages = 1;
        }

        // Compiling a plan over many partitions can take half a minute, for a statement that runs in milliseconds without it. Every read only
        // reads, and all statements that go in one message see one state of the data; saying so here saves saying it each time.
        settings.Options = $"-c jit=off {settings.Options} -c default_transaction_isolation=repeatable\\ read -c default_transaction_read_only=on";
        // Whatever a read sets ends with its transaction, so there is nothing to reset behind it.
        settings.NoResetOnClose = true;
        if (settings.ReadBufferSize == DriversReadBuffer)
        {
            // A feed waits for the socket once for each packet that it sends, not eight times.
            settings.ReadBufferSize = ReadBuffer;
        }

        settings.CommandTimeout = Math.Max(1, (int)Math.Ceiling(timeout.TotalSeconds));
        source = NpgsqlDataSource.Create(settings.ConnectionString);
    }

    /// <inheritdoc />
    public override ReadSession Open(PreparedRead read, ReadInputs inputs) => new PostgresSession(source, read, inputs);

    /// <inheritdoc />
    public override async ValueTask<DataVersion> VersionAsync(string query, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(query);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? new DataVersion(reader.GetInt64(0), reader.GetInt64(1)) : default;
    }

    /// <inheritdoc />
    public override ValueTask DisposeAsync() => source.DisposeAsync();
}
