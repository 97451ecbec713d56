using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Lis.OData.Sql.Sqlite;

/// <summary>Text to values for <c>cast</c>: null when the text says no value of the type.</summary>
static partial class ParseFunctions
{
    public static void Register(SqliteConnection connection)
    {
        connection.CreateFunction("odata_parse_int", (string? text, int bits) => text is null ? null : Whole(text, bits), isDeterministic: true);
        connection.CreateFunction(
            "odata_parse_decimal",
            (string? text) => text is not null && Number().IsMatch(text) ? ExactDecimal.TryParse(text)?.ToString() : null,
            isDeterministic: true);
        connection.CreateFunction(
            "odata_parse_guid", (string? text) => Guid.TryParseExact(text, "D", out var guid) ? guid.ToString("D") : null, isDeterministic: true);
        connection.CreateFunction(
            "odata_parse_date",
            (string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text : null,
            isDeterministic: true);
    }

    static long? Whole(string text, int bits) =>
        WholeNumber().IsMatch(text) && long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) is var value &&
        (bits == 64 || value is >= int.MinValue and <= int.MaxValue)
            ? value
            : null;

    [GeneratedRegex(@"^[+-]?[0-9]{1,18}\z", RegexOptions.CultureInvariant)]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"^[+-]?[0-9]{1,100}(\.[0-9]{1,100})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
