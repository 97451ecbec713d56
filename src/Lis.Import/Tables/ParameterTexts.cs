namespace Lis.Import.Tables;

/// <summary>The parameters that several profiles share, so that one name means one thing everywhere.</summary>
static class ParameterTexts
{
    public static readonly ImportParameter Indicator =
        new("indicator", true, "Koden på den indikator, som tallene hører til; flere adskilles af | og svarer til dem i measure.");

    public static readonly ImportParameter Measure =
        new("measure", false, "Navnet på det mål i filen, der skal læses; flere adskilles af |. Kan udelades, når filen kun har ét.");

    public static readonly ImportParameter Area =
        new("area", false, "Navnet på kolonnen med områder eller, når filen ingen har, koden på det område, som tallene gælder.");

    public static readonly ImportParameter Year =
        new("year", false, "Året (eller en anden periode), når filen ikke selv har en kolonne med perioder.");

    public static readonly ImportParameter Sheet = new("sheet", false, "Navnet på arket i en projektmappe; ellers det første synlige.");

    public static readonly ImportParameter Dimensions =
        new("dimensions", false, "Navnene på de kolonner, der opdeler tallene, adskilt af |; ellers findes de af sig selv.");

    public static readonly ImportParameter Totals =
        new("totals", false, "Tekster, der foruden »I alt« betyder, at der ikke er opdelt, adskilt af |.");

    public static readonly ImportParameter Absent = new("absent", false,
        "Hvad en kombination betyder, som ikke står i filen: leave (ingenting), suppressed (diskretioneret) eller et tal, typisk 0.");

    /// <summary>The parts of a parameter that may name several things.</summary>
    public static IReadOnlyList<string> Parts(string? value) =>
        value is null ? [] : value.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
