using Lis.Domain;

namespace Lis.Import.Directories;

/// <summary>A directory over a list of indicators.</summary>
public sealed class IndicatorDirectory(IEnumerable<KeyValuePair<string, IndicatorPeriodKind>> indicators) : IIndicatorDirectory
{
    readonly Dictionary<string, IndicatorPeriodKind> kinds = new(indicators, StringComparer.Ordinal);

    /// <inheritdoc />
    public IndicatorPeriodKind? PeriodKindOf(string code) => kinds.TryGetValue(code, out var kind) ? kind : null;

    /// <inheritdoc />
    public string? NearestTo(string text) => NearestWord.To(text, kinds.Keys, code => code);
}
