using System.Text.RegularExpressions;
using Lis.Domain;
using Lis.Import.Formats;
using Lis.Import.Tables;
using Lis.Import.Values;

namespace Lis.Import.Sources;

/// <summary>
/// Exports of noegletal.dk: Latin letters, semicolons, years across, one block of municipalities per key figure, a legend at the end. A
/// lone hyphen is zero here, M and U say that there is no figure.
/// </summary>
static partial class NoegletalDk
{
    const string WholeCountry = "921";

    public static ImportProfile Profile { get; } = new()
    {
        Name = "noegletal-dk",
        Description = "Kommunale Nøgletal (noegletal.dk), eksporteret som CSV: år på tværs, en blok pr. nøgletal.",
        Parameters = [ParameterTexts.Indicator, ParameterTexts.Measure, ParameterTexts.Sheet],
        Read = request => new NoegletalReader(request, Symbols(), AreaName).Read(TableFile.Open(request)),
    };

    static SymbolMap Symbols() => SymbolMap.Create().Says(ObservationValueStatus.Missing, "M", "U").Means(0, "-");

    static string AreaName(string code) => code == WholeCountry ? "000" : code;

    /// <summary>Whether a line begins the explanation of the signs, which ends the figures.</summary>
    public static bool IsLegend(string text) => Legend().IsMatch(text);

    [GeneratedRegex(@"^Tegnforklaring\s*:?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Legend();
}
