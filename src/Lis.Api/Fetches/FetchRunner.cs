using System.Security.Cryptography;
using Lis.Api.Imports;
using Lis.Api.Jobs;
using Lis.Import.Connectors;
using Lis.Storage.Imports;

namespace Lis.Api.Fetches;

/// <summary>
/// Carries out what is due: asks the source, and puts what it has new on the road of every other import, as a run of its own. A fetch that
/// fails stores nothing; the source is asked again within the hour when it was away, else at the next regular time.
/// </summary>
public sealed partial class FetchRunner(
    FetchSettings settings,
    ImportSettings imports,
    ProfileCatalogue profiles,
    FetchLedger fetches,
    ImportLedger runs,
    ImportWorker worker,
    TimeProvider clock,
    ILogger<FetchRunner> logger) : IDisposable
{
    static readonly TimeSpan Soon = TimeSpan.FromMinutes(30);

    readonly Dictionary<string, IConnector> connectors = new IConnector[]
    {
        new Statbank(settings.Addresses["Statbank"], clock),
        new Jobindsats(settings.Addresses["Jobindsats"], clock),
        new UddannelsesstatistikApi(settings.Addresses["Uddannelsesstatistik"], clock),
    }.ToDictionary(connector => connector.Name, StringComparer.Ordinal);

    /// <summary>Carries out what is due, one after the other; one that fails does not stop the next.</summary>
    public async Task RunDueAsync(CancellationToken cancellation)
    {
        foreach (var fetch in settings.Fetches)
        {
            await RunAsync(fetch, clock.GetUtcNow(), cancellation);
        }
    }

    /// <summary>Carries one fetch out if it is due at an instant; false when it is not, or another process is at it.</summary>
    public async Task<bool> RunAsync(ScheduledFetch fetch, DateTimeOffset now, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(fetch);
        var (isTaken, known) = await fetches.TakeAsync(fetch.Plan.Name, now, cancellation);
        if (!isTaken)
        {
            return false;
        }

        var next = fetch.Times.After(now);
        (string, int)? news = null;
        FailedFetch? fault = null;
        try
        {
            news = await FetchAsync(fetch, known, cancellation);
        }
        catch (ConnectorException failed)
        {
            var rule = $"fetch-{failed.Fault.ToString().ToLowerInvariant()}";
            fault = new(fetch.Plan.Name, fetch.SourceCode, fetch.Municipality, rule, failed.Message);
            next = NextAfter(failed, now, next);
            LogFailed(failed.InnerException, fetch.Plan.Name, failed.Fault);
        }

        await fetches.EndAsync(fetch.Plan.Name, now, next, news, fault, cancellation);
        return true;
    }

    public void Dispose()
    {
        foreach (var connector in connectors.Values.OfType<IDisposable>())
        {
            connector.Dispose();
        }
    }

    static DateTimeOffset NextAfter(ConnectorException failed, DateTimeOffset now, DateTimeOffset regular) => failed switch
    {
        { NotBefore: { } asked } => asked,
        { Fault: ConnectorFault.Unreachable or ConnectorFault.Busy } when now + Soon < regular => now + Soon,
        _ => regular,
    };

    async Task<(string Mark, int Run)?> FetchAsync(ScheduledFetch fetch, string? known, CancellationToken cancellation)
    {
        if (!await fetches.HasSourceAsync(fetch.SourceCode, cancellation))
        {
            throw new ConnectorException(ConnectorFault.Plan, $"Kilden {fetch.SourceCode} findes ikke.");
        }

        var spool = Guid.NewGuid().ToString("N");
        var path = Path.Combine(Directory.CreateDirectory(imports.Folder).FullName, spool);
        var isKept = false;
        try
        {
            if (await WriteAsync(fetch, known, path, cancellation) is not { } fetched)
            {
                return null;
            }

            var (run, isNew) = await runs.EnterAsync(await DraftAsync(fetch, fetched, spool, path, cancellation), force: false, cancellation);
            isKept = isNew;
            worker.Wake();
            return (fetched.Mark, run);
        }
        finally
        {
            if (!isKept)
            {
                File.Delete(path);
            }
        }
    }

    async Task<Fetched?> WriteAsync(ScheduledFetch fetch, string? known, string path, CancellationToken cancellation)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, useAsync: true);
        var fetched = await connectors[fetch.Connector].FetchAsync(fetch.Plan, known, file, cancellation);
        if (fetched is not null && profiles.Find(fetched.Profile)?.FaultsIn(fetched.Parameters) is { Count: > 0 } faults)
        {
            throw new ConnectorException(ConnectorFault.Plan, string.Join(' ', faults));
        }

        return fetched;
    }

    static async Task<ImportDraft> DraftAsync(ScheduledFetch fetch, Fetched fetched, string spool, string path, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(path);
        return new ImportDraft
        {
            SourceCode = fetch.SourceCode,
            Profile = fetched.Profile,
            FileName = fetched.FileName,
            FileSha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation)),
            SpoolFile = spool,
            Parameters = fetched.Parameters,
            Scope = fetch.Municipality,
            Actor = $"fetch:{fetch.Plan.Name}",
        };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Fetch {Fetch} failed: {Fault}")]
    partial void LogFailed(Exception? exception, string fetch, ConnectorFault fault);
}
