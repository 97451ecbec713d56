using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Access;

/// <summary>In Development, from this machine, a token of <c>dotnet user-jwts</c> opens writing; its key is good for nothing else.</summary>
public abstract class LocalTokenTests(LocalTokenHost host) : Suite(host)
{
    const string Body = """{"Code":"lokal","Name":"Lokal","Kind":"Manual"}""";

    static string Admin => LocalToken.Make(LocalTokenHost.Key, ("role", "Lis.Admin"));

    [Fact]
    public async Task It_opens_writing()
    {
        (await Service.SendAsync("POST", "/odata/v1/Sources", Body)).Expect(HttpStatusCode.Forbidden);
        (await Service.SendAsync("POST", "/odata/v1/Sources", Body, ("Authorization", $"Bearer {Admin}"))).Expect(HttpStatusCode.Created);
        (await GetAsync("/odata/v1/Sources('lokal')")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Its_roles_decide()
    {
        (await GetAsync("/odata/v1/AuditEntries", ("Authorization", $"Bearer {Admin}"))).Expect(HttpStatusCode.OK);
        var reader = LocalToken.Make(LocalTokenHost.Key, ("roles", new[] { "Lis.Read" }));
        (await GetAsync("/odata/v1/AuditEntries", ("Authorization", $"Bearer {reader}"))).Expect(HttpStatusCode.Forbidden);
        (await GetAsync("/odata/v1/Areas", ("Authorization", $"Bearer {LocalToken.Make(LocalTokenHost.Key)}"))).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task It_is_good_from_this_machine_only() =>
        (await GetAsync("/odata/v1/Areas", ("Authorization", $"Bearer {Admin}"), ("X-Forwarded-For", "203.0.113.7"))).Expect(HttpStatusCode.Unauthorized);

    [Fact]
    public async Task What_is_not_quite_one_is_none()
    {
        string[] bad =
        [
            LocalToken.Make(RandomNumberGenerator.GetBytes(32), ("role", "Lis.Admin")),
            LocalToken.Make(LocalTokenHost.Key, ("role", "Lis.Admin"), ("exp", 1)),
            LocalToken.Make(LocalTokenHost.Key, ("role", "Lis.Admin"), ("iss", "somebody")),
            LocalToken.Make(LocalTokenHost.Key, ("role", "Lis.Admin"), ("aud", "https://lis.example.dk")),
            Admin[..^4],
        ];
        foreach (var token in bad)
        {
            (await GetAsync("/odata/v1/Areas", ("Authorization", $"Bearer {token}"))).Expect(HttpStatusCode.Unauthorized);
        }
    }
}

/// <summary>The same key in the settings of a service that is not in Development.</summary>
public class LocalTokenElsewhereTests
{
    [Fact]
    public async Task Outside_Development_it_is_worth_nothing()
    {
        await using var entra = EntraAuthority.Start();
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, DatabaseContent.Sample);
        await using var service = await LisHost.StartAsync(database, [.. HostSettings.Production(entra), .. LocalTokenHost.KeySettings]);
        var token = LocalToken.Make(LocalTokenHost.Key, ("role", "Lis.Admin"), ("tid", Tenants.Operator));

        (await service.GetAsync("/odata/v1/Areas", ("Authorization", $"Bearer {token}"))).Expect(HttpStatusCode.Unauthorized);
        (await service.GetAsync("/odata/v1/Areas")).Expect(HttpStatusCode.Unauthorized);
    }
}

static class LocalToken
{
    public static string Make(byte[] key, params (string Name, object Value)[] more)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>
        {
            ["unique_name"] = "udvikler",
            ["sub"] = "udvikler",
            ["jti"] = "1",
            ["aud"] = new[] { "http://localhost:5080" },
            ["nbf"] = now - 10,
            ["exp"] = now + 3600,
            ["iat"] = now - 10,
            ["iss"] = "dotnet-user-jwts",
        };
        foreach (var (name, value) in more)
        {
            claims[name] = value;
        }

        var content = $"{Encode("""{"alg":"HS256","typ":"JWT"}""")}.{Encode(JsonSerializer.Serialize(claims))}";
        return $"{content}.{Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(content)))}";
    }

    static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}

/// <summary>Development with the key that <c>dotnet user-jwts</c> leaves in the user secrets.</summary>
public abstract class LocalTokenHost(DatabaseKind kind) : OwnHost(kind)
{
    public static byte[] Key { get; } = RandomNumberGenerator.GetBytes(32);

    public static IEnumerable<string> KeySettings =>
    [
        "--Authentication:Schemes:Bearer:SigningKeys:0:Id=11111111",
        "--Authentication:Schemes:Bearer:SigningKeys:0:Issuer=dotnet-user-jwts",
        $"--Authentication:Schemes:Bearer:SigningKeys:0:Value={Convert.ToBase64String(Key)}",
        "--Authentication:Schemes:Bearer:SigningKeys:0:Length=32",
    ];

    protected override IEnumerable<string> Settings => [.. base.Settings, .. KeySettings];
}

public sealed class SqliteLocalTokenHost() : LocalTokenHost(DatabaseKind.Sqlite);

public sealed class PostgresLocalTokenHost() : LocalTokenHost(DatabaseKind.Postgres);

public sealed class LocalTokenTestsOnSqlite(SqliteLocalTokenHost host) : LocalTokenTests(host), IClassFixture<SqliteLocalTokenHost>;

public sealed class LocalTokenTestsOnPostgres(PostgresLocalTokenHost host) : LocalTokenTests(host), IClassFixture<PostgresLocalTokenHost>;
