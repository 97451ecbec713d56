using System.Threading.RateLimiting;
using Lis.Api.Security;
using Lis.Api.Settings;

namespace Lis.Api;

/// <summary>
/// Answers so many requests for data at the same time and lets others wait in their order; who finds the queue full is told at once to come
/// again, instead of waiting for what cannot be given.
/// </summary>
public sealed class Crowding(RequestDelegate next, LimitSettings limits) : IDisposable
{
    readonly ConcurrencyLimiter limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = limits.ConcurrentRequests,
        QueueLimit = limits.QueuedRequests,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    public async Task InvokeAsync(HttpContext context)
    {
        if (!Gate.IsGuarded(context.Request.Path))
        {
            await next(context);
            return;
        }

        using var lease = await limiter.AcquireAsync(1, context.RequestAborted);
        if (lease.IsAcquired)
        {
            await next(context);
            return;
        }

        context.Response.Headers.RetryAfter = "10";
        await Problems.WriteAsync(
            context, 503, "ServiceUnavailable", "The service answers as many requests as Limits:ConcurrentRequests and Limits:QueuedRequests allow; come again.");
    }

    public void Dispose() => limiter.Dispose();
}
