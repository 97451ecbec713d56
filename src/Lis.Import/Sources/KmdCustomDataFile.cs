using System.Globalization;
using System.Text;

namespace Lis.Import.Sources;

/// <summary>
/// Writes observations of one indicator as a <c>CD_</c> file, so that what came in as Custom Data can go out as such. What the format
/// cannot carry is given back, not rounded or cut.
/// </summary>
public static class KmdCustomDataFile
{
    const int MostTexts = 30;
    const int LongestText = 200;
    const decimal Finest = 0.0001m;

    static readonly string[] Technical =
    [
        "Metadata", .. Numbered("Dato", 5), .. Numbered("Klokkeslæt", 2), "CPR", .. Numbered("Tekst", MostTexts), .. Numbered("Numerisk", 15),
    ];

    /// <summary>Writes heading, captions and one line per row; gives back the rows that the format cannot carry.</summary>
    /// <param name="target">The file; left open.</param>
    /// <param name="measure">Caption of the figures.</param>
    /// <param name="dimensions">Dimensions of the breakdowns that occur, at most 29; in a row without one stands "I alt".</param>
    /// <param name="rows">The rows.</param>
    /// <param name="areaName">Name of an area by its code.</param>
    public static IReadOnlyList<ImportRow> Write(
        Stream target, string measure, IReadOnlyList<string> dimensions, IEnumerable<ImportRow> rows, Func<string, string> areaName)
    {
        ArgumentNullException.ThrowIfNull(dimensions);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(dimensions.Count, MostTexts);
        var refused = new List<ImportRow>();
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);
        using var writer = new StreamWriter(target, encoding, leaveOpen: true) { NewLine = "\r\n" };
        writer.WriteLine(string.Join(';', Technical));
        writer.WriteLine(Line("1", "Periode", ["Område", .. dimensions], measure));
        foreach (var row in rows)
        {
            if (Fits(row, dimensions))
            {
                var texts = dimensions.Select(dimension => MemberOf(row, dimension)).Prepend(areaName(row.AreaCode)).ToList();
                var day = row.Period.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                writer.WriteLine(Line("", day, texts, row.Value?.ToString("0.####", CultureInfo.InvariantCulture).Replace('.', ',') ?? ""));
            }
            else
            {
                refused.Add(row);
            }
        }

        return refused;
    }

    static bool Fits(ImportRow row, IReadOnlyList<string> dimensions) =>
        (row.Value is null || row.Value % Finest == 0)
        && row.Breakdown.All(member => dimensions.Contains(member.Dimension) && (member.Label ?? member.Member).Length <= LongestText);

    static string MemberOf(ImportRow row, string dimension) =>
        row.Breakdown.FirstOrDefault(member => member.Dimension == dimension) is { } member ? member.Label ?? member.Member : "I alt";

    static string Line(string metadata, string day, IReadOnlyList<string> texts, string number)
    {
        var cells = new string[Technical.Length];
        Array.Fill(cells, "");
        (cells[0], cells[1]) = (metadata, day);
        for (var i = 0; i < texts.Count; i++)
        {
            cells[Array.IndexOf(Technical, "Tekst1") + i] = Quoted(texts[i]);
        }

        cells[Array.IndexOf(Technical, "Numerisk1")] = number.Contains(',', StringComparison.Ordinal) ? number : Quoted(number);
        return string.Join(';', cells);
    }

    static string Quoted(string text) =>
        text.AsSpan().ContainsAny("\";\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    static IEnumerable<string> Numbered(string name, int count) =>
        Enumerable.Range(1, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"{name}{number}"));
}
