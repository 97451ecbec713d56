namespace Lis.Import.Formats;

/// <summary>Reads the dimensions from the keywords of a PX file: those of the stub, then those of the heading.</summary>
static class PxDimensions
{
    public static IReadOnlyList<CubeDimension> Of(IReadOnlyList<PxKeyword> keywords)
    {
        if (keywords.Any(keyword => keyword.Name == "KEYS"))
        {
            throw new ImportFault(ImportRules.FileFormat, "PX-filer med nøgler (KEYS) kan ikke læses; gem filen uden.");
        }

        var names = (Values(keywords, "STUB", null) ?? []).Concat(Values(keywords, "HEADING", null) ?? []).ToList();
        if (names.Count == 0)
        {
            throw new ImportFault(ImportRules.FileFormat, "Filen har hverken STUB eller HEADING.");
        }

        var measure = Values(keywords, "CONTVARIABLE", null)?.FirstOrDefault();
        return [.. names.Select(name => Dimension(keywords, name, name == measure))];
    }

    static CubeDimension Dimension(IReadOnlyList<PxKeyword> keywords, string name, bool isMeasure)
    {
        var labels = Values(keywords, "VALUES", name)
            ?? throw new ImportFault(ImportRules.FileFormat, $"Variablen '{name}' har ingen VALUES.") { Column = name };
        var codes = Values(keywords, "CODES", name) ?? labels;
        if (codes.Count != labels.Count)
        {
            throw new ImportFault(ImportRules.FileFormat, $"Variablen '{name}' har {labels.Count} VALUES og {codes.Count} CODES.")
            {
                Column = name,
            };
        }

        var members = codes.Zip(labels, (code, label) => new CubeMember(code.Trim(), label.Trim())).ToList();
        return new CubeDimension(Values(keywords, "VARIABLECODE", name)?.FirstOrDefault() ?? name, name, members)
        {
            IsTime = Values(keywords, "TIMEVAL", name) is not null,
            IsArea = Values(keywords, "MAP", name) is not null,
            IsMeasure = isMeasure,
        };
    }

    static IReadOnlyList<string>? Values(IReadOnlyList<PxKeyword> keywords, string name, string? subject) =>
        keywords.FirstOrDefault(keyword => keyword.Name == name && keyword.Subject == subject)?.Values;
}
