using Lis.Api.Start;
using Lis.Storage.Imports;

namespace Lis.Api.Jobs;

/// <summary>
/// The job of this process: carries out the import runs whose turn it is, publishes those whose time has come, and keeps its leases. It
/// asks the database now and then, and at once when this process took a file in.
/// </summary>
public sealed partial class ImportWorker(
    ImportRunner runner,
    ImportLedger ledger,
    ImportWatch watch,
    ImportLeases leases,
    ImportLeftovers leftovers,
    ImportDecision decisions,
    DatabaseStart start,
    TimeProvider clock,
    ILogger<ImportWorker> logger)
    : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    readonly SemaphoreSlim wake = new(0);

    /// <summary>There is something to do.</summary>
    public void Wake() => wake.Release();

    public override void Dispose()
    {
        wake.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await start.Done.WaitAsync(stoppingToken);

        // The first callers should not share the processor with a look at what processes before this one left.
        await wake.WaitAsync(Pause, stoppingToken);
        await Task.WhenAll(WorkAsync(stoppingToken), leases.KeepAsync(stoppingToken));
    }

    async Task WorkAsync(CancellationToken cancellation)
    {
        var isTidy = false;
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                if (!isTidy)
                {
                    await leftovers.ClearAsync(cancellation);
                    isTidy = true;
                }

                if (!await watch.IsAnythingDueAsync(clock.GetUtcNow(), cancellation))
                {
                    await wake.WaitAsync(Pause, cancellation);
                    continue;
                }

                await PublishAsync(cancellation);
                if (!await runner.RunNextAsync(null, cancellation))
                {
                    await wake.WaitAsync(Pause, cancellation);
                }
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // The database or the disk may be away for a while; the runs wait. The job outlives whatever it is.
                LogPostponed(fault);
                await Task.Delay(Pause, cancellation);
            }
        }
    }

    async Task PublishAsync(CancellationToken cancellation)
    {
        foreach (var run in await ledger.DueAsync(clock.GetUtcNow(), cancellation))
        {
            await decisions.PublishAsync(run, cancellation);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Imports wait for the database")]
    partial void LogPostponed(Exception exception);
}
