using System.Data.Common;
using System.Text.Json;
using Lis.OData.Errors;
using Lis.OData.Payload;
using Lis.Storage.Commits;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Lis.Api;

/// <summary>The one place where what went wrong becomes an answer: OData errors under /odata, problem details (RFC 9457) elsewhere.</summary>
public static partial class Problems
{
    // SQLITE_BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN
    static readonly int[] AwayInSqlite = [5, 6, 8, 10, 13, 14];

    /// <summary>Answers exceptions and bare status codes of everything after it.</summary>
    public static void UseProblems(this IApplicationBuilder app)
    {
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
                if (IsBare(context.Response))
                {
                    var status = context.Response.StatusCode;
                    await WriteAsync(context, status, CodeOf(status), $"{ReasonPhrases.GetReasonPhrase(status)}.");
                }
            }
            catch (Exception) when (context.RequestAborted.IsCancellationRequested)
            {
                context.Abort();
            }
            catch (Exception exception) when (!context.Response.HasStarted)
            {
                await AnswerAsync(context, exception);
            }
            catch (Exception exception)
            {
                // Part of the answer is out: a cut connection tells the client, a finished document would lie.
                LogCutOff(LoggerOf(context), exception);
                context.Abort();
            }
        });
    }

    /// <summary>Whether an answer is an error of which nothing but the status has been said.</summary>
    static bool IsBare(HttpResponse response) => response.StatusCode is >= 400 and < 600
        && response is { HasStarted: false, ContentLength: null } && string.IsNullOrEmpty(response.ContentType);

    /// <summary>Answers a request within a request; what fails in it is its own answer, unless a part of that is out already.</summary>
    public static async Task AnswerAsync(HttpContext context, RequestDelegate answer)
    {
        try
        {
            await answer(context);
        }
        catch (Exception exception) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            await AnswerAsync(context, exception);
        }
    }

    /// <summary>Writes one error in the form of the address asked for.</summary>
    public static Task WriteAsync(HttpContext context, int status, string code, string message, string? target = null)
    {
        context.Response.StatusCode = status;
        return context.Request.Path.StartsWithSegments("/odata", StringComparison.OrdinalIgnoreCase)
            ? ErrorBody.WriteAsync(context, status, code, message, target)
            : WriteProblemAsync(context, status, code, message);
    }

    static Task AnswerAsync(HttpContext context, Exception exception)
    {
        context.Response.Clear();
        switch (exception)
        {
            case FaultException fault:
                return WriteAsync(context, FaultStatus.Of(fault.Code), fault.Code.ToString(), fault.Message, fault.Target);
            case BadHttpRequestException bad:
                return WriteAsync(context, bad.StatusCode, CodeOf(bad.StatusCode), bad.StatusCode == 413
                    ? "The request body is longer than Limits:MaxRequestBodyBytes."
                    : "The request cannot be read.");
            case WritersBusyException:
            case DbException database when IsUnavailable(database):
                LogDatabase(LoggerOf(context), exception);
                context.Response.Headers.RetryAfter = "10";
                return WriteAsync(context, 503, CodeOf(503), "The database does not answer right now.");
            default:
                LogFailure(LoggerOf(context), exception);
                return WriteAsync(context, 500, CodeOf(500), "The service failed; the fault is in its log.");
        }
    }

    static Task WriteProblemAsync(HttpContext context, int status, string code, string message)
    {
        context.Response.ContentType = "application/problem+json";
        var problem = new Dictionary<string, object?>
        {
            ["type"] = "about:blank",
            ["title"] = ReasonPhrases.GetReasonPhrase(status),
            ["status"] = status,
            ["detail"] = message,
            ["code"] = code,
        };
        return JsonSerializer.SerializeAsync(context.Response.Body, problem, JsonSerializerOptions.Web, context.RequestAborted);
    }

    /// <summary>Whether the database is away, full or busy; any other error of it is a fault of ours.</summary>
    static bool IsUnavailable(DbException exception) => exception switch
    {
        SqliteException sqlite => AwayInSqlite.Contains(sqlite.SqliteErrorCode),
        _ => exception.IsTransient || exception.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown,
    };

    /// <summary>The stable code of a status that no fault stands behind.</summary>
    public static string CodeOf(int status) => status switch
    {
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => nameof(FaultCode.UnknownResource),
        405 => nameof(FaultCode.MethodNotAllowed),
        413 => "RequestTooLarge",
        414 => nameof(FaultCode.UrlTooLong),
        429 => "TooManyRequests",
        431 => "RequestHeadersTooLarge",
        503 => "ServiceUnavailable",
        >= 500 => "InternalError",
        _ => "BadRequest",
    };

    static ILogger LoggerOf(HttpContext context) =>
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Problems).FullName!);

    [LoggerMessage(Level = LogLevel.Error, Message = "A request failed")]
    static partial void LogFailure(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The database failed a request")]
    static partial void LogDatabase(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "An answer was cut off")]
    static partial void LogCutOff(ILogger logger, Exception exception);
}
