using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Lis.Conformance.Harness;

/// <summary>
/// A token before it is signed. Made by hand and not by a library, so that every kind of wrong token can be made. Each change
/// gives a new draft; <see cref="Sign"/> gives the compact form.
/// </summary>
public sealed record TokenDraft(EntraKey Key, IReadOnlyDictionary<string, object?> Header, IReadOnlyDictionary<string, object?> Claims)
{
    public TokenDraft With(string claim, object? value) =>
        this with { Claims = new Dictionary<string, object?>(Claims) { [claim] = value } };

    public TokenDraft Without(string claim) => this with { Claims = Claims.Where(pair => pair.Key != claim).ToDictionary() };

    public TokenDraft WithHeader(string name, object? value) =>
        this with { Header = new Dictionary<string, object?>(Header) { [name] = value } };

    /// <summary>Signed by another key, under that key's id.</summary>
    public TokenDraft SignedBy(EntraKey key) => (this with { Key = key }).WithHeader("kid", key.Id);

    public string Sign()
    {
        var content = $"{Encode(Header)}.{Encode(Claims)}";
        return $"{content}.{Key.Sign(content)}";
    }

    /// <summary>The header Authorization with the signed token, ready to be sent.</summary>
    public (string Name, string Value) Bearer() => ("Authorization", $"Bearer {Sign()}");

    static string Encode(IReadOnlyDictionary<string, object?> part) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(part)));
}
