using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Imports;

/// <summary>Base of the suites that send files: tokens, uploads, and what came of them.</summary>
public abstract class ImportSuite(OwnSecuredHost host) : Suite(host)
{
    /// <summary>An indicator of the sample data that belongs to Herning, with figures for municipality, region and country.</summary>
    protected const string Own = "657-ungeledighed";

    protected const string Heading = "IndicatorCode,AreaCode,Period,Value\n";

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected (string Name, string Value) Herning => Token(Tenants.Herning, "Lis.Read", "Lis.Import", "Lis.Write");

    protected (string Name, string Value) Operator => Token(Tenants.Operator, "Lis.Admin");

    protected (string Name, string Value) Token(string tenant, params string[] roles) =>
        host.Entra.User(tenant, roles).Bearer();

    /// <summary>Sends a lis-long file and waits for its end.</summary>
    protected Task<Answer> LisLongAsync(string text, string query = "", (string Name, string Value)? token = null) =>
        UploadAsync(Encoding.UTF8.GetBytes(text), $"profile=lis-long&source=egne-registreringer{query}", token ?? Herning);

    protected Task<Answer> UploadAsync(byte[] bytes, string query, (string Name, string Value) token, string name = "fil.csv", int wait = 60)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return SendAsync(content, query, wait, token, ("X-File-Name", name));
    }

    protected async Task<Answer> SendAsync(HttpContent content, string query, int wait, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/imports?{query}") { Content = content };
        if (wait > 0)
        {
            request.Headers.Add("Prefer", string.Create(CultureInfo.InvariantCulture, $"wait={wait}"));
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await Service.Client.SendAsync(request, Cancellation);
        return new Answer(response, await response.Content.ReadAsByteArrayAsync(Cancellation));
    }

    /// <summary>Value and status of an observation as the OData half answers them; null when there is none.</summary>
    protected async Task<JsonElement?> ObservationAsync(string indicator, string area, string period, string breakdown = "total")
    {
        var answer = await GetAsync(
            $"/odata/v1/Observations?$filter=IndicatorCode eq '{indicator}' and AreaCode eq '{area}' and Period eq '{period}'"
                + $" and BreakdownKey eq '{breakdown}'",
            Operator);
        return answer.Expect(HttpStatusCode.OK).Rows.Cast<JsonElement?>().SingleOrDefault();
    }

    protected async Task<IReadOnlyList<JsonElement>> ErrorsAsync(JsonElement run) =>
        [.. (await GetAsync($"/odata/v1/ImportRuns({Id(run)})/Errors?$orderby=Id", Operator)).Expect(HttpStatusCode.OK).Rows];

    protected static int Id(JsonElement run) => run.GetProperty("Id").GetInt32();

    /// <summary>State, and rows read, inserted, updated, unchanged and rejected.</summary>
    protected static string Summary(JsonElement run) =>
        $"{run.GetProperty("State").GetString()} {run.GetProperty("RowsRead")} {run.GetProperty("RowsInserted")} "
        + $"{run.GetProperty("RowsUpdated")} {run.GetProperty("RowsUnchanged")} {run.GetProperty("RowsRejected")}";
}
