using System.Globalization;
using System.Text;
using Lis.Domain;

namespace Lis.Import.Sources;

/// <summary>Writes rows in the service's own format, all columns, so that what goes out comes in equal.</summary>
public static class LisLongFile
{
    static readonly string[] Columns = [.. LisLongColumns.Required, .. LisLongColumns.Optional];

    /// <summary>Writes heading and rows as UTF-8 without byte order mark, commas between fields; the stream stays open.</summary>
    public static void Write(Stream target, IEnumerable<ImportRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var writer = new StreamWriter(target, encoding, leaveOpen: true) { NewLine = "\r\n" };
        writer.WriteLine(string.Join(',', Columns));
        foreach (var row in rows)
        {
            writer.WriteLine(string.Join(',', Columns.Select(column => Quoted(Text(row, column)))));
        }
    }

    static string Text(ImportRow row, string column) => column switch
    {
        "IndicatorCode" => row.IndicatorCode,
        "AreaCode" => row.AreaCode,
        "Period" => row.Period.Code,
        "Value" => Number(row.Value),
        "Breakdown" => row.BreakdownKey == Breakdown.TotalKey ? "" : row.BreakdownKey,
        "Status" => row.ValueStatus.ToString(),
        "Note" => row.Note ?? "",
        "Numerator" => Number(row.Numerator),
        "Denominator" => Number(row.Denominator),
        "LowerBound" => Number(row.LowerBound),
        "UpperBound" => Number(row.UpperBound),
        "IsBreak" => row.IsBreak ? "true" : "false",
        "RawText" => row.RawText ?? "",
        _ => row.Reference ?? "",
    };

    static string Number(decimal? number) => number?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";

    static string Quoted(string text) =>
        text.AsSpan().ContainsAny("\",;\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
