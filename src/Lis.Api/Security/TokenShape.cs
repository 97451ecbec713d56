using System.Buffers.Text;
using System.Text.Json;

namespace Lis.Api.Security;

/// <summary>
/// What no token of Entra ID has, whoever signed it: a name twice, which readers take in different ways; a header that brings its own key or
/// asks for rules that nobody here knows; a type that is no access token's; padding.
/// </summary>
public static class TokenShape
{
    static readonly string[] ForeignHeaders = ["crit", "jwk", "jku", "x5u", "x5c", "zip", "b64", "enc"];

    static readonly string[] Types = ["JWT", "at+jwt", "application/at+jwt"];

    /// <summary>Whether a signed token in compact form is of Entra ID's shape.</summary>
    public static bool IsSound(string token)
    {
        var parts = token.Split('.');
        return parts.Length == 3 && !token.Contains('=', StringComparison.Ordinal)
            && NamesOf(parts[0], out var type) is { } header && !header.Overlaps(ForeignHeaders)
            && (type is null || Types.Contains(type, StringComparer.OrdinalIgnoreCase))
            && NamesOf(parts[1], out _) is not null;
    }

    /// <summary>The names of a part; null when one comes twice.</summary>
    static HashSet<string>? NamesOf(string part, out string? type)
    {
        type = null;
        var names = new HashSet<string>(StringComparer.Ordinal);
        var json = new Utf8JsonReader(Base64Url.DecodeFromChars(part));
        while (json.Read())
        {
            if (json.TokenType == JsonTokenType.PropertyName && json.CurrentDepth == 1)
            {
                var name = json.GetString()!;
                if (!names.Add(name))
                {
                    return null;
                }

                if (name == "typ" && json.Read() && json.TokenType == JsonTokenType.String)
                {
                    type = json.GetString();
                }
            }
        }

        return names;
    }
}
