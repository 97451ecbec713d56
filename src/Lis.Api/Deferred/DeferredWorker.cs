using Lis.Api.Settings;
using Lis.Api.Start;
using Lis.OData;
using Lis.OData.Errors;
using Lis.Storage.Deferred;
using Lis.Storage.Tables;

namespace Lis.Api.Deferred;

/// <summary>Answers the reads that wait, a few at a time, whichever process took them in; and forgets answers in time.</summary>
public sealed partial class DeferredWorker(
    DeferredLedger ledger,
    DeferredSignals signals,
    ODataService service,
    LimitSettings limits,
    DatabaseStart start,
    TimeProvider clock,
    IServiceProvider services,
    ILogger<DeferredWorker> logger)
    : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>The first callers should not share the processor with a look at what processes before this one left.</summary>
    static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    readonly HashSet<Task> running = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await start.Done.WaitAsync(stoppingToken);

        try
        {
            await signals.WaitAsync(FirstPause, stoppingToken);
            while (!stoppingToken.IsCancellationRequested)
            {
                await BeginAsync(stoppingToken);
                await signals.WaitAsync(Pause, stoppingToken);
            }
        }
        finally
        {
            await Task.WhenAll(running);
        }
    }

    async Task BeginAsync(CancellationToken stopping)
    {
        running.RemoveWhere(task => task.IsCompleted);
        try
        {
            await ledger.ForgetAsync(clock.GetUtcNow(), stopping);
            while (running.Count < limits.ConcurrentDeferred && await ledger.TakeAsync(clock.GetUtcNow(), stopping) is { } read)
            {
                running.Add(Task.Run(() => AnswerAsync(read, stopping), CancellationToken.None));
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The database may be away for a while; the reads wait. The job outlives whatever it is.
            LogPostponed(fault);
        }
    }

    async Task AnswerAsync(DeferredRead read, CancellationToken stopping)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        signals.Running[read.Key] = ending;
        var lease = HoldAsync(read.Key, ending);
        try
        {
            await RunAsync(read, ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested || !stopping.IsCancellationRequested)
        {
            await LeaveAsync(read.Key, stopping);
        }
        catch (Exception fault)
        {
            // Nobody could be told now; the lease ends, and the read is begun again.
            LogFailed(fault);
        }
        finally
        {
            await ending.CancelAsync();
            await lease;
            signals.Running.TryRemove(read.Key, out _);
            signals.Wake();
        }
    }

    async Task RunAsync(DeferredRead read, CancellationToken cancellation)
    {
        var run = new DeferredRun(ledger, read.Key, limits.MaxDeferredBytes);
        if (read.Attempts > DeferredLedger.MostAttempts)
        {
            await run.FailAsync(503, Problems.CodeOf(503), "The read was begun several times and never ended; ask again.", cancellation);
            return;
        }

        try
        {
            var caller = DeferredCaller.Read(read.Request);
            await using var scope = services.CreateAsyncScope();
            await service.AnswerLaterAsync(caller.Request, scope.ServiceProvider, caller.Become, run, cancellation);
        }
        catch (FaultException fault)
        {
            await run.FailAsync(FaultStatus.Of(fault.Code), fault.Code.ToString(), fault.Message, cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFailed(fault);
            await run.FailAsync(500, Problems.CodeOf(500), "The service failed while it answered; the fault is in its log.", cancellation);
        }
    }

    /// <summary>Another process may go on when this one is stopped; what was cancelled is gone already.</summary>
    async Task LeaveAsync(string key, CancellationToken stopping)
    {
        if (stopping.IsCancellationRequested)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            await ledger.GiveBackAsync(key, patience.Token);
        }
    }

    /// <summary>Keeps the lease, and ends the work when the read is no longer this process's to answer.</summary>
    async Task HoldAsync(string key, CancellationTokenSource ending)
    {
        try
        {
            while (true)
            {
                await Task.Delay(DeferredLedger.Lease / 6, clock, ending.Token);
                if (!await ledger.KeepAsync(key, clock.GetUtcNow(), ending.Token))
                {
                    await ending.CancelAsync();
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
        }
        catch (Exception fault)
        {
            // The next piece will find out whose the read is.
            LogPostponed(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Deferred reads wait for the database")]
    partial void LogPostponed(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "A deferred read failed")]
    partial void LogFailed(Exception exception);
}
