using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace Lis.Api;

/// <summary>
/// Answers are compressed by gzip or Brotli where the client takes it and it pays; bodies of requests may come compressed, and count with
/// their full length towards Limits:MaxRequestBodyBytes, so that none swells without bound.
/// </summary>
public static class Compression
{
    static readonly string[] Types =
    [
        "application/json", "application/xml", "application/problem+json", "text/plain", "text/csv", "text/html", "text/css", "text/calendar",
        "multipart/mixed", "application/javascript", "image/svg+xml",
    ];

    static readonly string[] Encodings = ["gzip", "br", "deflate"];

    public static void AddCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            // Nothing secret stands beside what a stranger chose: tokens are never part of an answer.
            options.EnableForHttps = true;
            options.MimeTypes = Types;
        });
        // The fastest levels, which take a feed to a twentieth: the next ones take it to a thirtieth at four times the work (tests/Lis.Benchmarks).
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.AddSingleton<IResponseCompressionProvider, WorthCompressing>();
        services.AddRequestDecompression();
    }

    /// <summary>Takes compressed bodies; refuses encodings that it does not know and bytes that are not what they say.</summary>
    public static void UseBodyDecompression(this IApplicationBuilder app) =>
        app.UseWhen(context => context.Request.Headers.ContentEncoding.Count > 0, UseDecompression);

    static void UseDecompression(IApplicationBuilder app)
    {
        app.Use(async (context, next) =>
        {
            var encoding = context.Request.Headers.ContentEncoding.ToString();
            if (encoding.Length > 0 && !Encodings.Contains(encoding, StringComparer.OrdinalIgnoreCase)
                && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
            {
                context.Response.Headers.AcceptEncoding = string.Join(", ", Encodings);
                await Problems.WriteAsync(context, 415, "UnsupportedMediaType", "The body can come as it is or by gzip, br or deflate.", "Content-Encoding");
                return;
            }

            try
            {
                await next(context);
            }
            catch (Exception broken) when (encoding.Length > 0 && !context.Response.HasStarted && IsNoSuchBody(broken))
            {
                throw new BadHttpRequestException($"The body is not {encoding}.", StatusCodes.Status400BadRequest, broken);
            }
        });
        app.UseRequestDecompression();
    }

    /// <summary>Brotli tells of bytes that are not its own as if the program had made a mistake.</summary>
    static bool IsNoSuchBody(Exception broken) =>
        broken is InvalidDataException || (broken is InvalidOperationException && broken.Source == typeof(BrotliStream).Assembly.GetName().Name);
}

/// <summary>Leaves alone what fits one packet of the network anyway.</summary>
sealed class WorthCompressing(IServiceProvider services, IOptions<ResponseCompressionOptions> options) : ResponseCompressionProvider(services, options)
{
    const int Packet = 1_400;

    public override bool ShouldCompressResponse(HttpContext context) => !(context.Response.ContentLength < Packet) && base.ShouldCompressResponse(context);
}
