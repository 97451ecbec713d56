using Lis.Api.Start;

namespace Lis.Api.Fetches;

/// <summary>Looks now and then whether a fetch is due; idle where none is set.</summary>
public sealed partial class FetchWorker(
    FetchSettings settings, FetchRunner runner, DatabaseStart start, TimeProvider clock, ILogger<FetchWorker> logger) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Fetches.Count == 0)
        {
            return;
        }

        await start.Done.WaitAsync(stoppingToken);

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await runner.RunDueAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // The database or the disk may be away for a while; what is due stays due.
                LogPostponed(fault);
            }

            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Fetches wait for the database")]
    partial void LogPostponed(Exception exception);
}
