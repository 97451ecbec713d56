using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Lis.Conformance.Standard;

/// <summary>
/// Stands between a test and the service and plays a service that lacks something, for as long as <see cref="Without"/> says so: what it
/// does not understand it refuses or ignores, what it does not know how to say it leaves out. Tests see no difference otherwise.
/// </summary>
public sealed class LackingService(HttpMessageHandler service) : DelegatingHandler(service)
{
    static readonly AsyncLocal<Lack?> Current = new();

    /// <summary>Lets requests of the calling test meet a service without something, until disposed.</summary>
    public static IDisposable Without(Lack lack)
    {
        Current.Value = lack;
        return new End();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Current.Value is not { } lack)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        if (Refuses(lack, request))
        {
            return new HttpResponseMessage(HttpStatusCode.NotImplemented)
            {
                RequestMessage = request,
                Content = new StringContent("""{"error":{"code":"NotImplemented","message":"Not in this service."}}""", Encoding.UTF8, "application/json"),
            };
        }

        Change(lack, request);
        var response = await base.SendAsync(request, cancellationToken);
        await ChangeAsync(lack, response, cancellationToken);
        return response;
    }

    static bool Refuses(Lack lack, HttpRequestMessage request) =>
        (lack.Kind == LackKind.Refuses && lack.Pattern.IsMatch(AddressOf(request))) || (lack.Kind == LackKind.Method && request.Method.Method == lack.Argument);

    static void Change(Lack lack, HttpRequestMessage request)
    {
        switch (lack.Kind)
        {
            case LackKind.Ignores:
                var parts = request.RequestUri!.OriginalString.Split('?', 2);
                var kept = parts.Length < 2 ? [] : parts[1].Split('&').Where(part => !lack.Pattern.IsMatch(Uri.UnescapeDataString(part.Split('=')[0])));
                var exact = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
                request.RequestUri = new Uri(parts.Length < 2 ? parts[0] : $"{parts[0]}?{string.Join('&', kept)}", exact);
                break;
            case LackKind.Deaf:
                request.Headers.Remove(lack.Argument);
                break;
        }
    }

    static async Task ChangeAsync(Lack lack, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        switch (lack.Kind)
        {
            case LackKind.Mute:
                response.Headers.Remove(lack.Argument);
                response.Content.Headers.Remove(lack.Argument);
                break;
            case LackKind.Polite:
                response.StatusCode = response.StatusCode >= HttpStatusCode.BadRequest ? HttpStatusCode.OK : response.StatusCode;
                break;
            case LackKind.Finishes:
                await FinishAsync(response, cancellationToken);
                break;
            case LackKind.Silent:
                var type = response.Content.Headers.ContentType;
                var text = lack.Pattern.Replace(await response.Content.ReadAsStringAsync(cancellationToken), "");
                var headers = response.Content.Headers.Where(header => header.Key is not ("Content-Type" or "Content-Length")).ToList();
                response.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
                response.Content.Headers.ContentType = type;
                headers.ForEach(header => response.Content.Headers.TryAddWithoutValidation(header.Key, header.Value));
                break;
        }
    }

    static async Task FinishAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(cancellationToken);
        }
        catch (HttpRequestException)
        {
            response.Content = new StringContent("{}");
        }
    }

    static string AddressOf(HttpRequestMessage request) =>
        Uri.UnescapeDataString(request.RequestUri!.OriginalString[request.RequestUri.GetLeftPart(UriPartial.Authority).Length..]);

    sealed class End : IDisposable
    {
        public void Dispose() => Current.Value = null;
    }
}

/// <summary>In which way a service lacks something.</summary>
public enum LackKind
{
    /// <summary>It answers 501 where the decoded address matches the pattern.</summary>
    Refuses,

    /// <summary>It answers 501 to the method.</summary>
    Method,

    /// <summary>It passes over query options whose name matches the pattern.</summary>
    Ignores,

    /// <summary>It passes over the request header.</summary>
    Deaf,

    /// <summary>It leaves out the response header.</summary>
    Mute,

    /// <summary>It leaves out of the body what matches the pattern.</summary>
    Silent,

    /// <summary>It ends an answer politely that it cannot finish.</summary>
    Finishes,

    /// <summary>It answers 200 where it should refuse.</summary>
    Polite,
}

/// <summary>Something that a service lacks, and the line of the standard that it then breaks.</summary>
/// <param name="Id">The line or item.</param>
/// <param name="Kind">In which way.</param>
/// <param name="Argument">A pattern, a header or a method.</param>
public sealed record Lack(string Id, LackKind Kind, string Argument)
{
    /// <summary>The argument as a pattern, upper and lower case alike.</summary>
    public Regex Pattern => new(Argument, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public override string ToString() => $"{Id} {Kind} {Argument}";
}
