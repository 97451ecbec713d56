using System.Net;

namespace Lis.Import.Connectors;

/// <summary>
/// Sends a request again when the source is busy or away: after twice the time each try, or when the source says so (<c>Retry-After</c>). The
/// package that hosts usually take for this cannot be restored here.
/// </summary>
public sealed class PatientHandler(RetryRules rules, TimeProvider clock, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    readonly SemaphoreSlim gate = new(1, 1);
    DateTimeOffset free = DateTimeOffset.MinValue;

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await PauseAsync(cancellationToken);
            var (response, failure) = await TryAsync(request, cancellationToken);
            if (response is not null && !IsBusy(response.StatusCode))
            {
                return response;
            }

            var wait = WaitAfter(attempt, response);
            var status = response?.StatusCode;
            response?.Dispose();
            if (wait > rules.LongestWait)
            {
                throw new ConnectorException(ConnectorFault.Busy, $"Kilden beder om at vente {Words(wait)}; det er længere, end en hentning må vare.")
                {
                    NotBefore = clock.GetUtcNow() + wait,
                };
            }

            if (attempt == rules.Tries)
            {
                throw new ConnectorException(
                    ConnectorFault.Unreachable, $"Kilden svarer ikke efter {rules.Tries} forsøg ({(status is { } last ? (int)last : failure?.Message)}).", failure);
            }

            await Task.Delay(wait, clock, cancellationToken);
        }
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        gate.Dispose();
        base.Dispose(disposing);
    }

    async Task<(HttpResponseMessage? Response, Exception? Failure)> TryAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(rules.Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            return (await base.SendAsync(request, either.Token), null);
        }
        catch (HttpRequestException failure)
        {
            return (null, failure);
        }
        catch (OperationCanceledException failure) when (!cancellation.IsCancellationRequested)
        {
            return (null, new TimeoutException("intet svar i tide", failure));
        }
    }

    async Task PauseAsync(CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            var wait = free - clock.GetUtcNow();
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, clock, cancellation);
            }

            free = clock.GetUtcNow() + rules.Pause;
        }
        finally
        {
            gate.Release();
        }
    }

    static bool IsBusy(HttpStatusCode status) => status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
        or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    TimeSpan WaitAfter(int attempt, HttpResponseMessage? response)
    {
        var asked = response?.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - clock.GetUtcNow(),
            _ => TimeSpan.Zero,
        };
        var own = TimeSpan.FromTicks(Math.Min(rules.FirstWait.Ticks << Math.Min(attempt - 1, 20), rules.LongestWait.Ticks));
        return asked > own ? asked : own;
    }

    static string Words(TimeSpan wait) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Math.Ceiling(wait.TotalMinutes)} minutter");
}
