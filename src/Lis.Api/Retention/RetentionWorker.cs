using Lis.Api.Start;
using Lis.Storage.Commits;
using Lis.Storage.Connections;

namespace Lis.Api.Retention;

/// <summary>How long what nobody reads any more is kept (section Retention).</summary>
/// <param name="DeltaDays">Days for which a delta link can be followed over deletions; later it is 410.</param>
public sealed record RetentionSettings(int DeltaDays)
{
    const int Usual = 90;
    const int Most = 36_500;

    /// <exception cref="Settings.SettingsException">A setting makes no sense.</exception>
    public static RetentionSettings Read(IConfiguration configuration)
    {
        var text = configuration["Retention:DeltaDays"];
        return text is null ? new(Usual)
            : int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= Most
                ? new(days)
                : throw new Settings.SettingsException([$"Retention:DeltaDays is '{text}'; it is a number of days from 1 to {Most}."]);
    }
}

/// <summary>Forgets deleted rows once a day.</summary>
public sealed partial class RetentionWorker(
    LisDatabase database, RetentionSettings settings, DatabaseStart start, TimeProvider clock, ILogger<RetentionWorker> logger) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await start.Done.WaitAsync(stoppingToken);
        // Nothing here is urgent, and the first callers should have the processor to themselves.
        await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken);

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await TombstonePruning.RunAsync(database, TimeSpan.FromDays(settings.DeltaDays), stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // The database may be away; what is old stays old until tomorrow.
                LogPostponed(fault);
            }

            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Deleted rows could not be forgotten today")]
    partial void LogPostponed(Exception exception);
}
