namespace Lis.Api;

/// <summary>Headers that keep browsers from doing more with an answer than showing it.</summary>
public static class SecurityHeaders
{
    const string DataPolicy = "default-src 'none'; frame-ancestors 'none'";

    // Swagger's page carries inline styles; its scripts are files.
    const string PagePolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    const string NoSniff = "nosniff";

    const string NoReferrer = "no-referrer";

    /// <summary>Those of an answer that is no page, as lines.</summary>
    public const string Lines = $"X-Content-Type-Options: {NoSniff}\r\nReferrer-Policy: {NoReferrer}\r\nContent-Security-Policy: {DataPolicy}\r\n";

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // Set last of all: an error's answer begins with an empty response.
        context.Response.OnStarting(Set, context);
        return next(context);
    });

    static Task Set(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = NoSniff;
        headers["Referrer-Policy"] = NoReferrer;
        headers.ContentSecurityPolicy =
            context.Request.Path.StartsWithSegments("/swagger", StringComparison.OrdinalIgnoreCase) ? PagePolicy : DataPolicy;
        return Task.CompletedTask;
    }
}
