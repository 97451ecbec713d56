using System.Data.Common;
using Lis.Storage.Imports;

namespace Lis.Api.Jobs;

/// <summary>Keeps the leases of this process's import runs while it lives.</summary>
public sealed partial class ImportLeases(ImportLedger ledger, TimeProvider clock, ILogger<ImportLeases> logger)
{
    /// <summary>Until it is cancelled, which is no failure.</summary>
    public async Task KeepAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(ImportLedger.Lease / 4, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
            {
                await AskAsync(cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
        }
    }

    async Task AskAsync(CancellationToken cancellation)
    {
        try
        {
            await ledger.KeepAsync(clock.GetUtcNow(), cancellation);
        }
        catch (DbException fault)
        {
            // On SQLite a long write of our own keeps even this one waiting; nobody else can take the run meanwhile either.
            LogMissed(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The leases of imports were not renewed this time")]
    partial void LogMissed(Exception exception);
}
