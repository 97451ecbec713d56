using System.Text;
using System.Text.Json;
using Lis.Import;
using Lis.Import.Templates;

namespace Lis.Api.Templates;

/// <summary>What the engine refuses of a row, as faults of the file: with column, rule and value, in Danish.</summary>
static class TemplateFaults
{
    static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["MissingProperty"] = "Feltet skal udfyldes.",
        ["InvalidReference"] = "Der findes ingen sådan række, i hvert fald ikke for den, der indlæser.",
        ["ImmutableProperty"] = "Værdien ligger fast, når rækken først er oprettet.",
        ["InvalidValue"] = "Værdien kan ikke stå her.",
        ["RuleViolation"] = "Rækken bryder en regel.",
        ["Forbidden"] = "Rækken må ikke skrives af den, der indlæser.",
        ["DuplicateKey"] = "Der findes allerede en sådan række.",
        ["NotFound"] = "Der findes ingen række med den nøgle.",
        ["Conflict"] = "Rækken hænger sammen med andre, som forhindrer ændringen.",
    };

    /// <summary>The rule of a row that refers to something that is not there (yet).</summary>
    public const string Reference = "invalid-reference";

    public static IReadOnlyList<ImportReject> Of(TemplateShape shape, TemplateRow row, byte[] answer)
    {
        using var body = JsonDocument.Parse(answer);
        var error = body.RootElement.GetProperty("error");
        return error.TryGetProperty("details", out var details) && details.GetArrayLength() > 0
            ? [.. details.EnumerateArray().Select(detail => RejectOf(shape, row, detail))]
            : [RejectOf(shape, row, error)];
    }

    static ImportReject RejectOf(TemplateShape shape, TemplateRow row, JsonElement finding)
    {
        var code = finding.GetProperty("code").GetString()!;
        var target = finding.TryGetProperty("target", out var named) ? named.GetString()! : "";
        var column = shape.Columns.FirstOrDefault(each => each.Property == target.Split('/', '[')[0]);
        return new()
        {
            Row = row.Row,
            Line = row.Line,
            Column = column?.Heading,
            RawValue = column is null ? null : row.Cells.GetValueOrDefault(column.Property),
            Rule = Hyphenated(code),
            Message = $"{Words.GetValueOrDefault(code, "Rækken kan ikke gemmes.")} ({finding.GetProperty("message").GetString()})",
        };
    }

    static string Hyphenated(string code)
    {
        var text = new StringBuilder();
        foreach (var letter in code)
        {
            if (char.IsAsciiLetterUpper(letter) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
