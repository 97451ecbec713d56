using System.Text;
using System.Text.Json;
using Lis.Import;
using Lis.Import.Templates;

namespace Lis.Api.Templates;

/// <summary>
/// What the engine refuses of a row, as faults of the file: with column, rule and value. The engine speaks English to programs; what people
/// read in the faults of a file is Danish and nothing else (decision 0031), so its words are not passed on.
/// </summary>
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

    /// <summary>What would be right where a rule of a property is broken.</summary>
    static readonly Dictionary<string, string> Rules = new(StringComparer.Ordinal)
    {
        ["SuppressBelow"] = "Tærsklen er et helt tal fra 1; tom = ingen regel.",
        ["Decimals"] = "Antallet af decimaler er fra 0 til 6.",
        ["UpperValue"] = "Den øvre værdi må ikke ligge under værdien.",
        ["Code"] = "En kode er 1 til 64 bogstaver, cifre, punktummer, understreger og bindestreger og begynder med et bogstav eller et ciffer. "
            + "En kommunes egen begynder med dens nummer og en bindestreg (657-…), en fælles gør aldrig.",
        ["Key"] = "En nøgle er dimension=medlem, flere adskilt af semikolon, f.eks. alder=18-29;koen=K, hver dimension én gang.",
        ["Members"] = "Medlemmerne er ikke dem, som nøglen nævner.",
        ["BaselinePeriod"] = "En periode skrives 2018, 2018H1, 2018Q1, 2018M01, 2018W05, 2018M01D05, 2017/2018, 2022QMAT02 eller 20210101-20251231.",
        ["ParentCode"] = "En række kan ikke komme til at ligge under sig selv.",
        ["PartOfId"] = "En række kan ikke komme til at ligge under sig selv.",
        ["MunicipalityCode"] = "En kommunekode har tre cifre og følger det, som rækken hører til.",
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
            Message = MessageOf(code, target, column?.Heading),
        };
    }

    static string MessageOf(string code, string target, string? heading)
    {
        if (code != "RuleViolation")
        {
            return Words.GetValueOrDefault(code, "Rækken kan ikke gemmes.");
        }

        return Rules.GetValueOrDefault(target)
            ?? (IsLast(target) ? $"{heading} ligger før den dag, som den følger efter."
                : heading is null ? Words[code] : $"{heading} passer ikke med rækkens øvrige felter, eller mangler efter dens art.");
    }

    static bool IsLast(string target) => target.EndsWith("To", StringComparison.Ordinal) || target.EndsWith("By", StringComparison.Ordinal);

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
