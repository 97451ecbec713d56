using System.Globalization;
using Lis.Import.Directories;
using Lis.Import.Formats;
using Lis.Import.Tables;
using Lis.Import.Values;

namespace Lis.Import.Templates;

/// <summary>Reads the cells of a template; what cannot be read goes among the faults of the row.</summary>
sealed class TemplateCells(RowFaults faults)
{
    /// <summary>What parts a key from its name in a drop-down.</summary>
    public const string Dash = " – ";

    /// <summary>What parts the texts of a list.</summary>
    public const char Bar = '|';

    /// <summary>Text that begins so is written with an apostrophe before it, or a spreadsheet would run it.</summary>
    public const string Dangerous = "=+-@\t\r";

    static readonly string[] Days = ["yyyy-MM-dd", "dd-MM-yyyy", "d.M.yyyy", "d-M-yyyy"];

    static readonly string[] Yes = ["ja", "true", "sand", "1", "x"];

    static readonly string[] No = ["nej", "false", "falsk", "0"];

    /// <summary>The value of a cell that is not empty; null when it is at fault.</summary>
    public object? Read(TemplateColumn column, Cell cell)
    {
        var text = Plain(cell.Text);
        return faults.IsWhole(column.Heading, text)
            ? column.Kind switch
            {
                TemplateKind.Whole => Whole(column, cell),
                TemplateKind.Number => Number(column, cell),
                TemplateKind.Day => Day(column, cell),
                TemplateKind.Flag => Flag(column, text),
                TemplateKind.Choice => Choice(column, text),
                TemplateKind.Code => Code(text),
                TemplateKind.List => text.Split(Bar, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                _ => text,
            }
            : null;
    }

    /// <summary>What stands before the dash, when the text is a key with its name.</summary>
    public static string Code(string text) => text.IndexOf(Dash, StringComparison.Ordinal) is > 0 and var dash ? text[..dash].TrimEnd() : text;

    static string Plain(string text) => text is ['\'', var next, ..] && Dangerous.Contains(next, StringComparison.Ordinal) ? text[1..] : text;

    object? Whole(TemplateColumn column, Cell cell)
    {
        var named = cell.Number is null ? cell with { Text = Code(cell.Text) } : cell;
        if (Number(column, named) is not decimal number)
        {
            return null;
        }

        if (decimal.IsInteger(number) && number is >= int.MinValue and <= int.MaxValue)
        {
            return number;
        }

        return Fault(column, cell.Text, ImportRules.ValueRange, "Her skal stå et helt tal.");
    }

    object? Number(TemplateColumn column, Cell cell)
    {
        var fault = cell.Number is { } number ? NumberText.Check(number) : NumberText.Read(Plain(cell.Text), NumberCulture.Danish, out number);
        return fault switch
        {
            NumberFault.None => number,
            NumberFault.Digits => Fault(column, cell.Text, ImportRules.ValueDigits, "Tallet har flere end 12 cifre før eller 6 efter kommaet."),
            _ => Fault(column, cell.Text, ImportRules.ValueNotNumber, "Teksten er ikke et tal."),
        };
    }

    object? Day(TemplateColumn column, Cell cell) =>
        cell.Day is { } given ? given
        : DateOnly.TryParseExact(cell.Text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : Fault(column, cell.Text, ImportRules.DateInvalid, "Her skal stå en dato, f.eks. 31-12-2026 eller 2026-12-31.");

    object? Flag(TemplateColumn column, string text) =>
        Yes.Contains(text, StringComparer.OrdinalIgnoreCase) ? true
        : No.Contains(text, StringComparer.OrdinalIgnoreCase) ? false
        : Fault(column, text, ImportRules.FlagInvalid, "Skriv ja eller nej.");

    object? Choice(TemplateColumn column, string text)
    {
        var choice = column.Choices.FirstOrDefault(each => string.Equals(each.Shown, text, StringComparison.OrdinalIgnoreCase))
            ?? column.Choices.FirstOrDefault(each => string.Equals(each.Value, text, StringComparison.OrdinalIgnoreCase));
        if (choice is not null)
        {
            return choice.Value;
        }

        var near = NearestWord.To(text, column.Choices, each => each.Shown) is { } found ? $" Måske {found.Shown}?" : "";
        return Fault(column, text, ImportRules.ChoiceUnknown, $"Vælg en af {string.Join(", ", column.Choices.Select(each => each.Shown))}.{near}");
    }

    object? Fault(TemplateColumn column, string text, string rule, string message)
    {
        faults.Add(column.Heading, text, rule, message);
        return null;
    }
}
