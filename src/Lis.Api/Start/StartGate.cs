using Lis.Api.Security;

namespace Lis.Api.Start;

/// <summary>Until the database is prepared, data is asked for too early: 503, try again soon.</summary>
public sealed class StartGate(RequestDelegate next, DatabaseStart start)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (start.IsDone || !Gate.IsGuarded(context.Request.Path))
        {
            return next(context);
        }

        context.Response.Headers.RetryAfter = "2";
        return Problems.WriteAsync(context, 503, "ServiceUnavailable", "The service is starting; /health/ready says when it is ready.");
    }
}
