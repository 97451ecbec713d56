using Lis.Import.Directories;
using Lis.Import.Formats;

namespace Lis.Import.Templates;

/// <summary>Finds the columns of a template by the headings of a file.</summary>
static class TemplateHeading
{
    /// <summary>The column of each place; null where a heading is empty. What is wrong goes into <paramref name="faults"/>.</summary>
    public static IReadOnlyList<TemplateColumn?> Bind(TemplateShape shape, TableRow heading, out IReadOnlyList<ImportReject> faults)
    {
        var found = new List<ImportReject>();
        var columns = new List<TemplateColumn?>();
        foreach (var cell in heading.Cells)
        {
            var text = cell.Text.TrimEnd('*', ' ');
            var column = shape.Columns.FirstOrDefault(each => Is(each.Heading, text)) ?? shape.Columns.FirstOrDefault(each => Is(each.Property, text));
            if (column is null && text.Length > 0)
            {
                found.Add(Reject(heading, cell.Text, ImportRules.ColumnUnknown, $"Skabelonen {shape.Title} har ingen sådan kolonne.{Nearest(shape, text)}"));
            }
            else if (column is not null && columns.Contains(column))
            {
                found.Add(Reject(heading, cell.Text, ImportRules.ColumnTwice, "Kolonnen står to gange."));
            }

            columns.Add(column);
        }

        found.AddRange(shape.Columns.Where(column => column is { IsKey: true, IsRequired: true } && !columns.Contains(column))
            .Select(column => Reject(heading, column.Heading, ImportRules.ColumnMissing, "Kolonnen med rækkens nøgle mangler.")));
        faults = found;
        return columns;
    }

    static bool Is(string name, string text) => string.Equals(name, text, StringComparison.OrdinalIgnoreCase);

    static string Nearest(TemplateShape shape, string text) =>
        NearestWord.To(text, shape.Columns, column => column.Heading) is { } near ? $" Måske {near.Heading}?" : "";

    static ImportReject Reject(TableRow heading, string column, string rule, string message) =>
        new() { Line = heading.Line, Column = column, RawValue = column, Rule = rule, Message = message, EndsReading = true };
}
