using System.Security;
using System.Text;

namespace Lis.OData.Payload.Tables;

/// <summary>The parts of a workbook that do not depend on its rows.</summary>
static class XlsxParts
{
    /// <summary>Where the sheet stands in the archive.</summary>
    public const string Sheet = "xl/worksheets/sheet1.xml";

    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    const int LongestSheetName = 31;

    /// <summary>The beginning of the sheet: its first line stays in sight.</summary>
    public static byte[] SheetStart { get; } = Encoding.UTF8.GetBytes(
        $"{Head}<worksheet xmlns=\"{Main}\"><sheetViews><sheetView workbookViewId=\"0\">"
        + "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><sheetData>");

    /// <summary>All parts but the sheet.</summary>
    public static IEnumerable<(string Path, byte[] Content)> Of(string name)
    {
        const string Office = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        yield return Part("[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Office}.sheet.main+xml\"/>"
            + $"<Override PartName=\"/{Sheet}\" ContentType=\"{Office}.worksheet+xml\"/>"
            + $"<Override PartName=\"/xl/styles.xml\" ContentType=\"{Office}.styles+xml\"/></Types>");
        yield return Part("_rels/.rels",
            $"<Relationships xmlns=\"{PackageRelations}\"><Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        yield return Part("xl/workbook.xml",
            $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets><sheet name=\"{SheetName(name)}\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        yield return Part("xl/_rels/workbook.xml.rels",
            $"<Relationships xmlns=\"{PackageRelations}\"><Relationship Id=\"rId1\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
            + $"<Relationship Id=\"rId2\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>");
        yield return Part("xl/styles.xml", Styles);
    }

    /// <summary>Formats of cells, in the order of <see cref="XlsxStyle"/>.</summary>
    static string Styles =>
        $"<styleSheet xmlns=\"{Main}\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm:ss\"/></numFmts>"
        + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
        + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
        + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
        + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"6\">"
        + Format(0) + Format(0, " fontId=\"1\" applyFont=\"1\"") + Format(14, " fontId=\"0\" applyNumberFormat=\"1\"")
        + Format(164, " fontId=\"0\" applyNumberFormat=\"1\"") + Format(1, " fontId=\"0\" applyNumberFormat=\"1\"")
        + Format(0, " fontId=\"0\" quotePrefix=\"1\"") + "</cellXfs></styleSheet>";

    static string Format(int number, string more = " fontId=\"0\"") =>
        FormattableString.Invariant($"<xf numFmtId=\"{number}\"{more} fillId=\"0\" borderId=\"0\" xfId=\"0\"/>");

    static string SheetName(string name)
    {
        var allowed = new string([.. name.Where(letter => !"[]:*?/\\'".Contains(letter, StringComparison.Ordinal)).Take(LongestSheetName)]);
        return SecurityElement.Escape(allowed.Length > 0 ? allowed : "Data");
    }

    static (string, byte[]) Part(string path, string xml) => (path, Encoding.UTF8.GetBytes(Head + xml));
}

/// <summary>The formats of cells.</summary>
enum XlsxStyle
{
    General,
    Header,
    Day,
    Instant,
    Whole,

    /// <summary>Text that would be a formula if somebody typed it: kept as text when the cell is edited.</summary>
    Quoted,
}
