using System.Net;
using System.Net.Sockets;
using System.Text;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Access;

/// <summary>Whatever is wrong with a token, the answer is the same 401 with the one challenge, and says nothing of what it was.</summary>
public abstract class BadTokenTests(OwnSecuredHost host) : Suite(host)
{
    const string Url = "/odata/v1/Areas?$top=1";

    TokenDraft Good => host.Entra.User(Tenants.Herning, "Lis.Read");

    string Challenge => $"Bearer authorization_uri={host.Entra.Instance}organizations/oauth2/authorize";

    public static IEnumerable<TheoryDataRow<string>> Names => BadTokens.All.Keys.Select(name => new TheoryDataRow<string>(name));

    [Fact]
    public void There_are_many_of_them() => Assert.InRange(BadTokens.All.Count, 40, int.MaxValue);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_bad_token_is_answered_like_none(string name)
    {
        var none = await GetAsync(Url);
        var answer = await GetAsync(Url, ("Authorization", $"Bearer {BadTokens.All[name](Good)}"));

        answer.Expect(HttpStatusCode.Unauthorized);
        Assert.Equal([Challenge], answer.Headers("WWW-Authenticate"));
        Assert.Equal(none.Text, answer.Text);
        Assert.Null(answer.Header("Location"));
        (await GetAsync(Url, Good.Bearer())).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Two_tokens_are_none()
    {
        var good = Good.Sign();
        foreach (var second in new[] { good, "nonsense" })
        {
            var answer = await SendRawAsync($"Authorization: Bearer {good}\r\nAuthorization: Bearer {second}\r\n");
            Assert.StartsWith("HTTP/1.1 401 ", answer, StringComparison.Ordinal);
            Assert.Equal(1, answer.Split("WWW-Authenticate: ").Length - 1);
        }

        Assert.StartsWith("HTTP/1.1 200 ", await SendRawAsync($"Authorization: Bearer {good}\r\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("access_token={0}")]
    [InlineData("token={0}")]
    public async Task A_token_in_the_address_is_none(string query)
    {
        var answer = await GetAsync($"{Url}&{string.Format(System.Globalization.CultureInfo.InvariantCulture, query, Good.Sign())}");
        answer.Expect(HttpStatusCode.Unauthorized);
    }

    /// <summary>Each unknown key id could make the service ask for the keys; a flood of them must not become one at Entra ID.</summary>
    [Fact]
    public async Task A_storm_of_unknown_keys_does_not_reach_the_authority()
    {
        (await GetAsync(Url, Good.Bearer())).Expect(HttpStatusCode.OK);
        var before = host.Entra.KeyRequests;
        var key = new EntraKey();
        await Parallel.ForAsync(0, 200, async (number, _) =>
            (await GetAsync(Url, (Good with { Key = key }).WithHeader("kid", $"storm-{number}").Bearer())).Expect(HttpStatusCode.Unauthorized));

        Assert.InRange(host.Entra.KeyRequests - before, 0, 2);
        (await GetAsync(Url, Good.Bearer())).Expect(HttpStatusCode.OK);
    }

    /// <summary>What was good is refused once its time is over, whoever remembers it.</summary>
    [Fact]
    public async Task A_token_that_was_good_is_refused_when_it_has_expired()
    {
        // The usual tolerance for clocks that differ is five minutes.
        var token = Good.With("exp", DateTimeOffset.UtcNow.AddSeconds(-298).ToUnixTimeSeconds()).With("nbf", DateTimeOffset.UtcNow.AddSeconds(-600).ToUnixTimeSeconds()).Bearer();
        (await GetAsync(Url, token)).Expect(HttpStatusCode.OK);
        await Task.Delay(TimeSpan.FromSeconds(4), TestContext.Current.CancellationToken);

        (await GetAsync(Url, token)).Expect(HttpStatusCode.Unauthorized);
    }

    async Task<string> SendRawAsync(string headers)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var client = new TcpClient();
        await client.ConnectAsync(Service.Address.Host, Service.Address.Port, cancellation);
        await using var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"GET {Url} HTTP/1.1\r\nHost: {Service.Address.Authority}\r\nConnection: close\r\n{headers}\r\n"), cancellation);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancellation);
    }
}

public sealed class BadTokenTestsOnSqlite(SqliteOwnSecuredHost host) : BadTokenTests(host), IClassFixture<SqliteOwnSecuredHost>;

public sealed class BadTokenTestsOnPostgres(PostgresOwnSecuredHost host) : BadTokenTests(host), IClassFixture<PostgresOwnSecuredHost>;
