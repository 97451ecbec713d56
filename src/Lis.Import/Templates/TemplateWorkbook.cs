using System.IO.Compression;
using System.Xml;

namespace Lis.Import.Templates;

/// <summary>
/// Writes a template as a workbook: the sheet to fill in, with drop-downs; a sheet that explains each column; and a hidden one with what the
/// drop-downs offer.
/// </summary>
public static class TemplateWorkbook
{
    const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

    const string Package = "http://schemas.openxmlformats.org/package/2006/";

    const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    /// <summary>Writes the workbook; the stream stays open.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="shape">The template.</param>
    /// <param name="rows">Values by property, in the forms of <see cref="TemplateRow.Values"/>.</param>
    public static void Write(Stream target, TemplateShape shape, IEnumerable<IReadOnlyDictionary<string, object?>> rows)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(rows);
        using var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        Add(archive, "[Content_Types].xml", ContentTypes);
        Add(archive, "_rels/.rels", Relations(("officeDocument", "xl/workbook.xml")));
        Add(archive, "xl/_rels/workbook.xml.rels", Relations(
            ("worksheet", "worksheets/sheet1.xml"), ("worksheet", "worksheets/sheet2.xml"), ("worksheet", "worksheets/sheet3.xml"), ("styles", "styles.xml")));
        Add(archive, "xl/styles.xml", Styles);
        Add(archive, "xl/workbook.xml", Workbook);
        AddSheet(archive, 1, sheet => TemplateSheets.WriteForm(sheet, shape, rows));
        AddSheet(archive, 2, sheet => TemplateSheets.WriteGuide(sheet, shape));
        AddSheet(archive, 3, sheet => TemplateSheets.WriteLists(sheet, shape));

        void Workbook(XmlWriter xml)
        {
            xml.WriteStartElement("workbook", TemplateSheets.Main);
            xml.WriteAttributeString("xmlns", "r", null, Office);
            xml.WriteStartElement("sheets", TemplateSheets.Main);
            foreach (var (name, number) in new[] { (shape.Title, 1), ("Vejledning", 2), (TemplateSheets.Lists, 3) })
            {
                xml.WriteStartElement("sheet", TemplateSheets.Main);
                xml.WriteAttributeString("name", name);
                xml.WriteAttributeString("sheetId", XmlConvert.ToString(number));
                xml.WriteAttributeString("state", number == 3 ? "hidden" : "visible");
                xml.WriteAttributeString("r", "id", Office, FormattableString.Invariant($"rId{number}"));
                xml.WriteEndElement();
            }
        }
    }

    static void ContentTypes(XmlWriter xml)
    {
        const string Types = Package + "content-types";
        xml.WriteStartElement("Types", Types);
        Default("rels", "application/vnd.openxmlformats-package.relationships+xml");
        Default("xml", "application/xml");
        Override("workbook.xml", "sheet.main+xml");
        Override("styles.xml", "styles+xml");
        for (var number = 1; number <= 3; number++)
        {
            Override(FormattableString.Invariant($"worksheets/sheet{number}.xml"), "worksheet+xml");
        }

        void Default(string extension, string type) => Entry("Default", "Extension", extension, type);

        void Override(string part, string type) => Entry("Override", "PartName", "/xl/" + part, $"{Spreadsheet}.{type}");

        void Entry(string element, string attribute, string value, string type)
        {
            xml.WriteStartElement(element, Types);
            xml.WriteAttributeString(attribute, value);
            xml.WriteAttributeString("ContentType", type);
            xml.WriteEndElement();
        }
    }

    static Action<XmlWriter> Relations(params (string Type, string Target)[] targets) => xml =>
    {
        const string Relationships = Package + "relationships";
        xml.WriteStartElement("Relationships", Relationships);
        for (var i = 0; i < targets.Length; i++)
        {
            xml.WriteStartElement("Relationship", Relationships);
            xml.WriteAttributeString("Id", FormattableString.Invariant($"rId{i + 1}"));
            xml.WriteAttributeString("Type", $"{Office}/{targets[i].Type}");
            xml.WriteAttributeString("Target", targets[i].Target);
            xml.WriteEndElement();
        }
    };

    /// <summary>Plain, bold, text that stays text (a code keeps its zeros), and days; in the order of <see cref="TemplateStyle"/>.</summary>
    static void Styles(XmlWriter xml) => xml.WriteRaw(
        $"<styleSheet xmlns=\"{TemplateSheets.Main}\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
        + "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
        + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
        + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
        + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"4\">"
        + "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
        + "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\" applyNumberFormat=\"1\"/>"
        + "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
        + "<xf numFmtId=\"14\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>");

    static void AddSheet(ZipArchive archive, int number, Action<XmlWriter> write) =>
        Add(archive, FormattableString.Invariant($"xl/worksheets/sheet{number}.xml"), write);

    static void Add(ZipArchive archive, string path, Action<XmlWriter> write)
    {
        using var part = archive.CreateEntry(path, CompressionLevel.Fastest).Open();
        using var xml = XmlWriter.Create(part, new XmlWriterSettings { ConformanceLevel = ConformanceLevel.Fragment });
        xml.WriteRaw(Head);
        write(xml);
    }
}
