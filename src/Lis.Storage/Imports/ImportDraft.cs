using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Lis.Storage.Imports;

/// <summary>An import as it is asked for: the file, and how it shall be read and stored.</summary>
public sealed record ImportDraft
{
    /// <summary>The source; null = none, where the file holds no figures.</summary>
    public required string? SourceCode { get; init; }

    public required string Profile { get; init; }

    /// <summary>Name for people, never a path.</summary>
    public required string FileName { get; init; }

    /// <summary>SHA-256 of the bytes, lower-case hexadecimal.</summary>
    public required string FileSha256 { get; init; }

    /// <summary>Where the file lies: a name within the folder for imports, or a whole path of a file that stays where it is.</summary>
    public required string SpoolFile { get; init; }

    /// <summary>The profile's parameters.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the good rows of a file with faults are stored.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Whether nothing is stored.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>When it shall be stored; null = at once.</summary>
    public DateTimeOffset? PublishAt { get; init; }

    /// <summary>For whom: a municipality's code, or <c>*</c>.</summary>
    public required string Scope { get; init; }

    /// <summary>The roles of who asks for it, as flags of the service.</summary>
    public int Roles { get; init; }

    /// <summary>Who asks for it; null = nobody with a token.</summary>
    public string? Actor { get; init; }

    internal string ParametersJson => JsonSerializer.Serialize(
        Parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal));

    /// <summary>The same bytes with the same parameters for the same municipality.</summary>
    internal string Fingerprint
    {
        get
        {
            var text = string.Join(
                '\n',
                FileSha256,
                SourceCode,
                Profile,
                ParametersJson,
                IsPartial,
                IsDryRun,
                PublishAt?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
                Scope,
                Roles == 0 ? null : Roles.ToString(CultureInfo.InvariantCulture));
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        }
    }
}
