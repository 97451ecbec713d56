using System.Globalization;
using System.Net;
using System.Text.Json;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Writes;

/// <summary>Base of the suites that change rows over HTTP, with real tokens, on a database of their own.</summary>
public abstract class WriteSuite(SecuredHost host) : Suite(host)
{
    protected const string Root = "/odata/v1/";

    static int _next;

    /// <summary>A reading writer of Herning.</summary>
    protected (string Name, string Value) Herning => Token(Tenants.Herning, "Lis.Read", "Lis.Write");

    protected (string Name, string Value) Hedensted => Token(Tenants.Hedensted, "Lis.Read", "Lis.Write");

    /// <summary>An administrator of every municipality.</summary>
    protected (string Name, string Value) Operator => Token(Tenants.Operator, "Lis.Admin");

    protected static (string Name, string Value) Always => ("If-Match", "*");

    protected static (string Name, string Value) Newer => ("OData-Version", "4.01");

    protected EntraAuthority Entra => host.Entra;

    protected (string Name, string Value) Token(string tenant, params string[] roles) => Entra.Application(tenant, roles).Bearer();

    /// <summary>A name that no other test uses.</summary>
    protected static string Unique(string start) =>
        $"{start}{Interlocked.Increment(ref _next).ToString(CultureInfo.InvariantCulture)}";

    protected Task<Answer> PostAsync(string path, string body, params (string Name, string Value)[] headers) =>
        Service.SendAsync("POST", Root + path, body, headers);

    protected Task<Answer> PatchAsync(string path, string body, params (string Name, string Value)[] headers) =>
        Service.SendAsync("PATCH", Root + path, body, headers);

    protected Task<Answer> PutAsync(string path, string body, params (string Name, string Value)[] headers) =>
        Service.SendAsync("PUT", Root + path, body, headers);

    protected Task<Answer> DeleteAsync(string path, params (string Name, string Value)[] headers) =>
        Service.SendAsync("DELETE", Root + path, null, headers);

    protected async Task<JsonElement> ReadAsync(string path, params (string Name, string Value)[] headers) =>
        (await GetAsync(Root + path, headers)).Expect(HttpStatusCode.OK).Json;

    /// <summary>Makes a committee and gives its key.</summary>
    protected async Task<int> CommitteeAsync((string Name, string Value) token, string more = "")
    {
        var made = await PostAsync("Committees", $$"""{"Name":"{{Unique("Udvalg ")}}","Kind":"Other"{{more}}}""", token);
        return made.Expect(HttpStatusCode.Created).Json.GetProperty("Id").GetInt32();
    }

    /// <summary>Fails unless the answer is an error of that status and code; gives the error.</summary>
    protected static JsonElement Refused(Answer answer, HttpStatusCode status, string? code = null, string? target = null)
    {
        var error = answer.Expect(status).Json.GetProperty("error");
        Assert.True(code is null || error.GetProperty("code").GetString() == code, answer.ToString());
        Assert.True(target is null || error.GetProperty("target").GetString() == target, answer.ToString());
        return error;
    }
}
