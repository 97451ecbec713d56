using System.Text.RegularExpressions;
using Lis.Domain;
using Lis.Import.Formats;
using Lis.Import.Tables;
using Lis.Import.Values;

namespace Lis.Import.Sources;

/// <summary>What all text files of Danmarks Statistik's Statbank have in common.</summary>
static partial class DstTable
{
    public static readonly ImportParameter Language =
        new("language", false, "da (decimalkomma, standard) eller en (decimalpunktum): det sprog, som udtrækket er hentet på.");

    public static readonly ImportParameter Part = new("measure", false,
        "VARIABEL=medlem, når kun de linjer skal læses, hvor variablen har dette medlem; variablen opdeler da ikke tallene.");

    static readonly string[] OutsideDenmark =
        ["411", "99", "950", "Christiansø", "Uoplyst kommune", "Uoplyst", "Udlandet", "Uden for Danmark"];

    public static IEnumerable<ImportItem> Read(ImportRequest request) =>
        LongTable.Read(request, TableFile.Open(request), (heading, _) => Bind(request, heading), Rules(request));

    public static LongRules Rules(ImportRequest request) => new()
    {
        Numbers = request["language"] is "en" ? NumberCulture.Invariant : NumberCulture.DecimalComma,
        Symbols = SymbolMap.Create().Says(ObservationValueStatus.Missing, ".."),
        AreaName = text => AreaName(request, text),
    };

    /// <summary>
    /// The area as the directory knows it. Exported copies lose leading zeros, provinces are numbered 01 to 11, and with codes and labels in
    /// one cell the code leads. Christiansø and what is unknown or abroad are no areas of the service.
    /// </summary>
    public static string? AreaName(ImportRequest request, string text)
    {
        if (CodeAndLabel().Match(text) is { Success: true } both)
        {
            text = both.Groups[1].Value;
        }

        if (OutsideDenmark.Contains(text, StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        if (text.Length is 0 or > 2 || !text.All(char.IsAsciiDigit))
        {
            return text;
        }

        var padded = text.PadLeft(3, '0');
        return request.Areas.Find(padded).Code ?? $"LD-{text.PadLeft(2, '0')}";
    }

    public static bool IsAreaVariable(string code) => AreaVariable().IsMatch(code);

    /// <summary>The variable and member that <c>measure</c> asks for; null = none.</summary>
    public static (string Variable, string Member)? PartOf(ImportRequest request)
    {
        if (request["measure"] is not { } said)
        {
            return null;
        }

        var sign = said.IndexOf('=', StringComparison.Ordinal);
        return sign > 0
            ? (said[..sign].Trim(), said[(sign + 1)..].Trim())
            : throw new ImportFault(ImportRules.Parameter, "Skriv VARIABEL=medlem.") { Column = "measure", RawValue = said };
    }

    static LongShape Bind(ImportRequest request, TableRow heading)
    {
        var captions = new Captions([.. heading.Cells.Select(cell => cell.Text)]);
        var value = captions.Find("INDHOLD");
        if (value < 0)
        {
            throw new ImportFault(ImportRules.ColumnMissing, "Filen har ingen kolonne INDHOLD.")
            {
                Line = heading.Line,
                Column = "INDHOLD",
            };
        }

        var period = ColumnBinding.Period(request, captions, heading.Line, "TID", "TIME");
        var area = ColumnBinding.Area(request, captions, heading.Line, IsAreaVariable);
        var only = Only(request, captions, heading.Line);
        return new LongShape
        {
            Captions = captions,
            Area = area.Column,
            FixedArea = area.Fixed,
            Period = period.Column,
            FixedPeriod = period.Fixed,
            Measures = [new MeasureColumn(value, MeasureChoice.Single(request))],
            Dimensions = [.. Enumerable.Range(0, captions.Count)
                .Where(column => column != value && column != period.Column && column != area.Column && column != only?.Column)],
            Only = only,
        };
    }

    static (int Column, string Text)? Only(ImportRequest request, Captions captions, int line)
    {
        if (PartOf(request) is not { } part)
        {
            return null;
        }

        return captions.PointedAt(part.Variable) is var column and >= 0
            ? (column, part.Member)
            : throw new ImportFault(ImportRules.ColumnMissing, $"Filen har ikke variablen '{part.Variable}'.")
            {
                Line = line,
                Column = "measure",
                RawValue = part.Variable,
            };
    }

    [GeneratedRegex(
        @"^(OMRÅDE|OMR[0-9]*|\S*OMR|KOMMUNE\S*|\S*KOM|KOMK|KOMGRP|REGION\S*|LANDSDEL\S*)\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AreaVariable();

    [GeneratedRegex(@"^([0-9]{2,3}) +\p{L}")]
    private static partial Regex CodeAndLabel();
}
