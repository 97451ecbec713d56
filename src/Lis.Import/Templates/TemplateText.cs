using System.Globalization;
using System.Text;

namespace Lis.Import.Templates;

/// <summary>Writes a template as csv for a Danish spreadsheet: UTF-8 with its mark, semicolons, decimal commas.</summary>
public static class TemplateText
{
    static readonly CultureInfo Danish = CultureInfo.GetCultureInfo("da-DK");

    /// <summary>Writes the headings and the rows that there are; the stream stays open.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="shape">The template.</param>
    /// <param name="rows">Values by property, in the forms of <see cref="TemplateRow.Values"/>.</param>
    public static void Write(Stream target, TemplateShape shape, IEnumerable<IReadOnlyDictionary<string, object?>> rows)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(rows);
        using var writer = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        writer.WriteLine(string.Join(';', shape.Columns.Select(column => Quoted(column.Printed))));
        foreach (var row in rows)
        {
            writer.WriteLine(string.Join(';', shape.Columns.Select(column => Quoted(Cell(column, row.GetValueOrDefault(column.Property))))));
        }
    }

    /// <summary>A value as a cell shows it.</summary>
    internal static string Cell(TemplateColumn column, object? value) => value switch
    {
        null => "",
        bool flag => flag ? "ja" : "nej",
        decimal number => number.ToString("0.######", Danish),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IEnumerable<string> list => string.Join($" {TemplateCells.Bar} ", list),
        string text when column.Kind == TemplateKind.Choice => column.Choices.FirstOrDefault(choice => choice.Value == text)?.Shown ?? text,
        string text when text.Length > 0 && TemplateCells.Dangerous.Contains(text[0], StringComparison.Ordinal) => "'" + text,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    static string Quoted(string text) =>
        text.AsSpan().ContainsAny("\",;\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
