using System.Text.RegularExpressions;

namespace Lis.Domain.Rules;

/// <summary>What a code of reference data may look like (contract section 3).</summary>
public static partial class CodeRules
{
    /// <summary>Whether the text is a code: 1 to 64 letters, digits, dots, underscores and hyphens, the first a letter or digit.</summary>
    public static bool IsCode(string? text) => text is not null && Code().IsMatch(text);

    /// <summary>
    /// Whether the code of an indicator or core task shows its owner rightly: a municipality's own begins with its number and a hyphen, a
    /// shared one (null) never with three digits and a hyphen. So nobody can meet, or guess at, a code that he may not see.
    /// </summary>
    public static bool ShowsOwner(string code, string? municipalityCode)
    {
        ArgumentNullException.ThrowIfNull(code);
        return municipalityCode is null
            ? !OwnerPrefix().IsMatch(code)
            : code.StartsWith(municipalityCode + "-", StringComparison.Ordinal);
    }

    /// <summary>Whether the text is the three-digit code of a municipality.</summary>
    public static bool IsMunicipality(string? text) => text is not null && Municipality().IsMatch(text);

    [GeneratedRegex(@"^[A-Za-z0-9ÆØÅæøå][A-Za-z0-9ÆØÅæøå._-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex(@"^[0-9]{3}-", RegexOptions.CultureInvariant)]
    private static partial Regex OwnerPrefix();

    [GeneratedRegex(@"^[0-9]{3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Municipality();
}
