using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Lis.Conformance.Harness;

/// <summary>A signing key of the fake Entra ID.</summary>
/// <param name="issuer">For whom it is published, as the key set says; null = it does not say so.</param>
public sealed class EntraKey(string? issuer = null)
{
    readonly RSA _rsa = RSA.Create(2048);

    public string Id { get; } = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(20));

    public string Sign(string text) => Base64Url.EncodeToString(Sign(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    /// <summary>Signs in a way that the true one never does.</summary>
    public byte[] Sign(byte[] text, HashAlgorithmName hash, RSASignaturePadding padding) => _rsa.SignData(text, hash, padding);

    /// <summary>The public half, as one entry of a JSON Web Key Set.</summary>
    public Dictionary<string, object?> ToJsonWebKey()
    {
        var parameters = _rsa.ExportParameters(includePrivateParameters: false);
        var entry = new Dictionary<string, object?>
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = Id,
            ["x5t"] = Id,
            ["n"] = Base64Url.EncodeToString(parameters.Modulus),
            ["e"] = Base64Url.EncodeToString(parameters.Exponent),
        };
        if (issuer is not null)
        {
            entry["issuer"] = issuer;
        }

        return entry;
    }
}
