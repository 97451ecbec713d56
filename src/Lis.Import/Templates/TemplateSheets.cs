using System.Globalization;
using System.Xml;

namespace Lis.Import.Templates;

/// <summary>The formats of cells in a template.</summary>
enum TemplateStyle
{
    Plain,
    Heading,
    Text,
    Day,
}

/// <summary>The three sheets of a template.</summary>
static class TemplateSheets
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>The hidden sheet: a column for each drop-down.</summary>
    public const string Lists = "Lister";

    const int DayZero = 693_593;

    public static void WriteForm(XmlWriter xml, TemplateShape shape, IEnumerable<IReadOnlyDictionary<string, object?>> rows)
    {
        Begin(xml, [.. shape.Columns.Select(column => (Math.Clamp(column.Printed.Length + 4, 14, 40), StyleOf(column)))]);
        WriteRow(xml, 1, [.. shape.Columns.Select(column => (object?)column.Printed)], _ => TemplateStyle.Heading);
        var line = 1;
        foreach (var row in rows)
        {
            var values = shape.Columns.Select(column => CellOf(column, row.GetValueOrDefault(column.Property))).ToArray();
            WriteRow(xml, ++line, values, place => StyleOf(shape.Columns[place]));
        }

        xml.WriteEndElement();
        WriteValidations(xml, shape);
        xml.WriteEndElement();
    }

    public static void WriteGuide(XmlWriter xml, TemplateShape shape)
    {
        Begin(xml, [(34, TemplateStyle.Plain), (14, TemplateStyle.Plain), (90, TemplateStyle.Plain)]);
        WriteRow(xml, 1, ["Kolonne", "Skal udfyldes", "Forklaring"], _ => TemplateStyle.Heading);
        var line = 1;
        foreach (var column in shape.Columns)
        {
            WriteRow(xml, ++line, [column.Heading, column.IsRequired ? "ja" : "nej", column.Explanation], _ => TemplateStyle.Plain);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    public static void WriteLists(XmlWriter xml, TemplateShape shape)
    {
        var lists = Chosen(shape).ToList();
        Begin(xml, [.. lists.Select(_ => (30, TemplateStyle.Text))]);
        WriteRow(xml, 1, [.. lists.Select(column => (object?)column.Heading)], _ => TemplateStyle.Heading);
        for (var i = 0; i < lists.Select(column => column.Choices.Count).DefaultIfEmpty(0).Max(); i++)
        {
            WriteRow(xml, i + 2, [.. lists.Select(column => (object?)column.Choices.ElementAtOrDefault(i)?.Shown)], _ => TemplateStyle.Text);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    static IEnumerable<TemplateColumn> Chosen(TemplateShape shape) => shape.Columns.Where(column => column.Choices.Count > 0);

    static TemplateStyle StyleOf(TemplateColumn column) => column.Kind switch
    {
        TemplateKind.Day => TemplateStyle.Day,
        TemplateKind.Number or TemplateKind.Whole => TemplateStyle.Plain,
        _ => TemplateStyle.Text,
    };

    static object? CellOf(TemplateColumn column, object? value) => value is decimal or DateOnly ? value
        : TemplateText.Cell(column, value) is { Length: > 0 } text ? text
        : null;

    /// <summary>Opens the sheet up to its rows; the heading stays in sight.</summary>
    static void Begin(XmlWriter xml, IReadOnlyList<(int Width, TemplateStyle Style)> columns)
    {
        xml.WriteStartElement("worksheet", Main);
        xml.WriteRaw("<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>");
        if (columns.Count > 0)
        {
            xml.WriteStartElement("cols", Main);
            for (var i = 0; i < columns.Count; i++)
            {
                xml.WriteRaw(string.Create(
                    CultureInfo.InvariantCulture,
                    $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{columns[i].Width}\" style=\"{(int)columns[i].Style}\" customWidth=\"1\"/>"));
            }

            xml.WriteEndElement();
        }

        xml.WriteStartElement("sheetData", Main);
    }

    static void WriteRow(XmlWriter xml, int line, IReadOnlyList<object?> values, Func<int, TemplateStyle> styleOf)
    {
        xml.WriteStartElement("row", Main);
        xml.WriteAttributeString("r", XmlConvert.ToString(line));
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is { } value)
            {
                WriteCell(xml, LettersOf(i) + XmlConvert.ToString(line), value, styleOf(i));
            }
        }

        xml.WriteEndElement();
    }

    static void WriteCell(XmlWriter xml, string place, object value, TemplateStyle style)
    {
        xml.WriteStartElement("c", Main);
        xml.WriteAttributeString("r", place);
        xml.WriteAttributeString("s", XmlConvert.ToString((int)style));
        switch (value)
        {
            case decimal number:
                xml.WriteElementString("v", Main, number.ToString("0.######", CultureInfo.InvariantCulture));
                break;
            case DateOnly day:
                xml.WriteElementString("v", Main, XmlConvert.ToString(day.DayNumber - DayZero));
                break;
            default:
                xml.WriteAttributeString("t", "inlineStr");
                xml.WriteStartElement("is", Main);
                xml.WriteStartElement("t", Main);
                xml.WriteAttributeString("xml", "space", "http://www.w3.org/XML/1998/namespace", "preserve");
                xml.WriteString(new string([.. ((string)value).Where(XmlConvert.IsXmlChar)]));
                xml.WriteEndElement();
                xml.WriteEndElement();
                break;
        }

        xml.WriteEndElement();
    }

    /// <summary>The drop-downs. A closed list refuses what it does not offer; where rows of this very file may be meant, it warns.</summary>
    static void WriteValidations(XmlWriter xml, TemplateShape shape)
    {
        var lists = Chosen(shape).ToList();
        if (lists.Count == 0)
        {
            return;
        }

        xml.WriteStartElement("dataValidations", Main);
        xml.WriteAttributeString("count", XmlConvert.ToString(lists.Count));
        for (var i = 0; i < lists.Count; i++)
        {
            var letters = LettersOf(shape.Columns.ToList().IndexOf(lists[i]));
            var list = LettersOf(i);
            xml.WriteStartElement("dataValidation", Main);
            xml.WriteAttributeString("type", "list");
            xml.WriteAttributeString("errorStyle", lists[i].Kind is TemplateKind.Choice or TemplateKind.Flag ? "stop" : "warning");
            xml.WriteAttributeString("allowBlank", "1");
            xml.WriteAttributeString("showInputMessage", "1");
            xml.WriteAttributeString("showErrorMessage", "1");
            xml.WriteAttributeString("errorTitle", "Ikke på listen");
            xml.WriteAttributeString("error", "Vælg fra listen.");
            xml.WriteAttributeString("sqref", string.Create(CultureInfo.InvariantCulture, $"{letters}2:{letters}{TemplateShape.MostRows + 1}"));
            xml.WriteElementString("formula1", Main, string.Create(CultureInfo.InvariantCulture, $"{Lists}!${list}$2:${list}${lists[i].Choices.Count + 1}"));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    static string LettersOf(int index) => index < 26 ? ((char)('A' + index)).ToString() : LettersOf((index / 26) - 1) + (char)('A' + (index % 26));
}
