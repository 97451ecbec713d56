using System.Globalization;
using System.Text.RegularExpressions;
using Lis.Api.V1;
using Lis.Storage.Connections;

namespace Lis.Api.Imports;

/// <summary>Answers with a run: at once, or as soon as it is at rest when the caller prefers to wait (RFC 7240).</summary>
static partial class ImportAnswer
{
    const int MostSeconds = 600;

    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    public static async Task WriteAsync(HttpContext context, LisDatabase database, int id, TimeProvider clock)
    {
        var seconds = SecondsToWait(context.Request.Headers["Prefer"].ToString());
        var until = clock.GetUtcNow() + TimeSpan.FromSeconds(seconds);
        var run = await ImportRunView.ReadAsync(database, id, context.RequestAborted);
        while (!run.IsAtRest && clock.GetUtcNow() < until)
        {
            await Task.Delay(Look, clock, context.RequestAborted);
            run = await ImportRunView.ReadAsync(database, id, context.RequestAborted);
        }

        var isAnswered = seconds > 0 && run.IsAtRest;
        if (isAnswered)
        {
            context.Response.Headers["Preference-Applied"] = string.Create(CultureInfo.InvariantCulture, $"wait={seconds}");
        }

        context.Response.Headers.Location = string.Create(CultureInfo.InvariantCulture, $"{ServiceV1.Root}/ImportRuns({id})");
        context.Response.StatusCode = isAnswered ? StatusCodes.Status200OK : StatusCodes.Status202Accepted;
        await context.Response.WriteAsJsonAsync(run, ImportRunView.Json, context.RequestAborted);
    }

    static int SecondsToWait(string prefer) =>
        Wait().Match(prefer) is { Success: true } wait && int.TryParse(wait.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? Math.Min(seconds, MostSeconds)
            : 0;

    [GeneratedRegex("""(?:^|[,;\s])wait\s*=\s*"?([0-9]{1,6})"?""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Wait();
}
