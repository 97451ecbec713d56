using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Access;

/// <summary>Tokens that must not open anything, made from a good one, each by the name of what is wrong with it.</summary>
static class BadTokens
{
    static readonly EntraKey Unknown = new();

    static readonly ECDsa Curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    static readonly RSA Foreign = RSA.Create(2048);

    public static readonly IReadOnlyDictionary<string, Func<TokenDraft, string>> All = new Dictionary<string, Func<TokenDraft, string>>
    {
        // Who signed it.
        ["unknown key under its own id"] = good => good.SignedBy(Unknown).Sign(),
        ["stolen key id"] = good => (good with { Key = Unknown }).Sign(),
        ["stolen key id and thumbprint"] = good => (good with { Key = Unknown }).WithHeader("x5t", good.Key.Id).Sign(),
        ["unknown key without id"] = good => Headless(good with { Key = Unknown }, "kid").Sign(),
        ["signature of another token"] = good => $"{Content(good.With("roles", new[] { "Lis.Admin" }))}.{good.Sign().Split('.')[2]}",
        ["signature cut off"] = good => good.Sign()[..^10],
        ["signature empty"] = good => $"{Content(good)}.",
        ["signature of zeros"] = good => $"{Content(good)}.{Base64Url.EncodeToString(new byte[256])}",
        ["signature in the wrong alphabet"] = good => $"{Content(good)}.{Convert.ToBase64String(new byte[256])}",
        ["not signed at all"] = Content,

        // By which algorithm.
        ["alg none"] = good => $"{Content(good.WithHeader("alg", "none"))}.",
        ["alg None"] = good => $"{Content(good.WithHeader("alg", "None"))}.",
        ["alg nOnE with a signature"] = good => good.WithHeader("alg", "nOnE").Sign(),
        ["alg empty"] = good => good.WithHeader("alg", "").Sign(),
        ["alg absent"] = good => Headless(good, "alg").Sign(),
        ["alg null"] = good => good.WithHeader("alg", null).Sign(),
        ["alg a list"] = good => good.WithHeader("alg", new[] { "RS256" }).Sign(),
        ["alg in small letters"] = good => good.WithHeader("alg", "rs256").Sign(),
        ["HS256 with the modulus"] = good => Hmac(good, Base64Url.DecodeFromChars((string)good.Key.ToJsonWebKey()["n"]!)),
        ["HS256 with the key in PEM"] = good => Hmac(good, Encoding.ASCII.GetBytes(Public(good.Key).ExportSubjectPublicKeyInfoPem())),
        ["HS256 with the key in DER"] = good => Hmac(good, Public(good.Key).ExportSubjectPublicKeyInfo()),
        ["HS256 with the key id"] = good => Hmac(good, Encoding.ASCII.GetBytes(good.Key.Id)),
        ["HS256 with the published key set"] = good => Hmac(good, JsonSerializer.SerializeToUtf8Bytes(good.Key.ToJsonWebKey())),
        ["HS256 with nothing"] = good => Hmac(good, []),
        ["RS512 named, RS256 made"] = good => good.WithHeader("alg", "RS512").Sign(),
        ["PS256"] = good => Signed(good.WithHeader("alg", "PS256"), text => Foreign.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pss)),
        ["RS384 with the right key"] = good => Signed(good.WithHeader("alg", "RS384"), text => good.Key.Sign(text, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1)),
        ["RS512 with the right key"] = good => Signed(good.WithHeader("alg", "RS512"), text => good.Key.Sign(text, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1)),
        ["PS256 with the right key"] = good => Signed(good.WithHeader("alg", "PS256"), text => good.Key.Sign(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pss)),
        ["ES256"] = good => Signed(good.WithHeader("alg", "ES256"), text => Curve.SignData(text, HashAlgorithmName.SHA256)),

        // With a key that it brings along.
        ["own key in jwk"] = good => (good with { Key = Unknown }).WithHeader("jwk", Unknown.ToJsonWebKey()).Sign(),
        ["own key in jwk under its own id"] = good => good.SignedBy(Unknown).WithHeader("jwk", Unknown.ToJsonWebKey()).Sign(),
        ["own keys at jku"] = good => good.SignedBy(Unknown).WithHeader("jku", "https://evil.example/keys").Sign(),
        ["own certificate at x5u"] = good => good.SignedBy(Unknown).WithHeader("x5u", "https://evil.example/cert").Sign(),
        ["own certificate in x5c"] = good => good.SignedBy(Unknown).WithHeader("x5c", new[] { "MIIB" }).Sign(),
        ["a key beside the right one"] = good => good.WithHeader("jwk", Unknown.ToJsonWebKey()).Sign(),
        ["a path as key id"] = good => (good with { Key = Unknown }).WithHeader("kid", "../../dev/null").Sign(),
        ["SQL as key id"] = good => (good with { Key = Unknown }).WithHeader("kid", "x' OR '1'='1").Sign(),

        // In a form that is not Entra ID's.
        ["critical header"] = good => good.WithHeader("crit", new[] { "exp" }).Sign(),
        ["unencoded payload"] = good => good.WithHeader("b64", false).WithHeader("crit", new[] { "b64" }).Sign(),
        ["compressed"] = good => good.WithHeader("zip", "DEF").Sign(),
        ["of another type"] = good => good.WithHeader("typ", "logout+jwt").Sign(),
        ["a token within a token"] = good => Raw(good.WithHeader("cty", "JWT"), $"\"{good.Sign()}\""),
        ["encrypted form"] = good => $"{Encode("""{"alg":"RSA-OAEP","enc":"A256GCM"}""")}.AAAA.AAAA.{Content(good).Split('.')[1]}.AAAA",
        ["encrypted to nobody"] = good => $"{Encode("""{"alg":"dir","enc":"A128CBC-HS256"}""")}..AAAA.AAAA.AAAA",
        ["issuer twice"] = good => Raw(good, Twice(good, "iss", "\"https://evil.example/\"")),
        ["tenant twice"] = good => Raw(good, Twice(good, "tid", $"\"{Tenants.Stranger}\"")),
        ["audience twice"] = good => Raw(good, Twice(good, "aud", "\"https://graph.microsoft.com\"")),
        ["roles twice"] = good => Raw(good, Twice(good, "roles", "[\"Lis.Admin\"]")),
        ["key id twice"] = good => Raw(good, JsonSerializer.Serialize(good.Claims), $"{{\"kid\":\"x\",{JsonSerializer.Serialize(good.Header)[1..]}"),
        ["claims that are no object"] = good => Raw(good, "[1,2,3]"),
        ["claims that are no JSON"] = good => Raw(good, "{\"aud\":"),
        ["header that is no JSON"] = good => $"AAAA.{Content(good).Split('.')[1]}.AAAA",
        ["four parts"] = good => good.Sign() + ".AAAA",
        ["a blank within"] = good => good.Sign().Insert(20, " "),
        ["padded"] = good => good.Sign() + "==",
        ["as long as headers may be"] = good => good.SignedBy(Unknown).With("pad", new string('x', 20_000)).Sign(),
        ["longer than headers may be"] = good => good.With("pad", new string('x', 100_000)).Sign(),

        // For somebody or some time else.
        ["for another audience"] = good => good.With("aud", "https://graph.microsoft.com").Sign(),
        ["audience empty"] = good => good.With("aud", "").Sign(),
        ["without audience"] = good => good.Without("aud").Sign(),
        ["from another issuer"] = good => good.With("iss", $"https://evil.example/{Tenants.Herning}/v2.0").Sign(),
        ["issuer and tenant differ"] = good => good.With("tid", Tenants.Hedensted).Sign(),
        ["without issuer"] = good => good.Without("iss").Sign(),
        ["of a tenant that is not allowed"] = good => good.With("tid", Tenants.Stranger)
            .With("iss", ((string)good.Claims["iss"]!).Replace(Tenants.Herning, Tenants.Stranger, StringComparison.Ordinal)).Sign(),
        ["without tenant"] = good => good.Without("tid").Sign(),
        ["tenants as a list"] = good => good.With("tid", new[] { Tenants.Herning, Tenants.Stranger }).Sign(),
        ["expired"] = good => good.With("exp", Now(-3600)).Sign(),
        ["expired a century ago"] = good => good.With("exp", 1).Sign(),
        ["without expiry"] = good => good.Without("exp").Sign(),
        ["expiry in words"] = good => good.With("exp", "tomorrow").Sign(),
        ["not valid yet"] = good => good.With("nbf", Now(3600)).Sign(),
        ["an ID token"] = good => good.Without("scp").Without("azp").With("nonce", "n").Sign(),
    };

    static string Content(TokenDraft draft) => draft.Sign()[..draft.Sign().LastIndexOf('.')];

    static TokenDraft Headless(TokenDraft draft, string name) =>
        draft with { Header = draft.Header.Where(pair => pair.Key != name).ToDictionary() };

    static string Hmac(TokenDraft draft, byte[] key) => Signed(draft.WithHeader("alg", "HS256"), text => HMACSHA256.HashData(key, text));

    static string Signed(TokenDraft draft, Func<byte[], byte[]> sign)
    {
        var content = Content(draft);
        return $"{content}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(content)))}";
    }

    /// <summary>Rightly signed, whatever the parts say.</summary>
    static string Raw(TokenDraft draft, string claims, string? header = null)
    {
        var content = $"{Encode(header ?? JsonSerializer.Serialize(draft.Header))}.{Encode(claims)}";
        return $"{content}.{draft.Key.Sign(content)}";
    }

    static string Twice(TokenDraft draft, string name, string first) => $"{{\"{name}\":{first},{JsonSerializer.Serialize(draft.Claims)[1..]}";

    static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    static RSA Public(EntraKey key)
    {
        var published = key.ToJsonWebKey();
        return RSA.Create(new RSAParameters
        {
            Modulus = Base64Url.DecodeFromChars((string)published["n"]!),
            Exponent = Base64Url.DecodeFromChars((string)published["e"]!),
        });
    }

    static long Now(int seconds) => DateTimeOffset.UtcNow.AddSeconds(seconds).ToUnixTimeSeconds();
}
