namespace Lis.Conformance.Imports;

/// <summary>The own-made files in the shapes of the sources, with what their profiles must be told about them.</summary>
static class SourceFiles
{
    const string Faults = "tests/Lis.Tests/Import/Files/faults";

    /// <summary>Each profile with a good file and what the profile must be told about it.</summary>
    public static TheoryData<string, string, string> Good => new()
    {
        { "lis-long", "lis-long/good.csv", "" },
        { "lis-table", "lis-long/good.csv", "" },
        { "dst-csv", "dst/folk1a.csv", "&indicator=folketal" },
        { "dst-bulk", "dst/complete.bulk.csv", "&indicator=folketal&absent=leave" },
        { "dst-jsonstat", "dst/same-1.json", "&indicator=folketal" },
        { "dst-px", "dst/same.px", "&indicator=folketal" },
        { "jobindsats-v3-json", "jobindsats/same-v3.json", "&indicator=ledige&measure=Antal personer" },
        { "jobindsats-v3-csv", "jobindsats/same-v3.csv", "&indicator=ledige&measure=Antal personer" },
        { "jobindsats-v2-json", "jobindsats/same-v2.json", "&indicator=ledige&measure=Antal personer" },
        { "uddannelsesstatistik", "uddannelsesstatistik/municipality.json", "&indicator=elever&measure=Karaktergennemsnit" },
        { "noegletal-dk", "noegletal-dk/signs.csv", "&indicator=andel" },
        { "kmd-customdata", "kmd/CD_fleksjob.csv", "&indicator=ledige&measure=Antal personer" },
        { "ranking", "ranking/di.xlsx", "&indicator=rang" },
        { "danmarkskortet", "danmarkskortet/ankeast1.csv", "&indicator=omgjort" },
        { "eco", "sheets/eco-years.csv", "&indicator=andel" },
        { "kend-din-kommune", "sheets/kend.xlsx", "&indicator=andel&measure=Udgift pr. elev (kr.)" },
        { "flis", "sheets/flis-long.csv", "&indicator=andel&measure=Sygefravær" },
        { "danskernes-sundhed", "sheets/sundhed.xlsx", "&indicator=andel" },
        { "lim", "sheets/lim-fixed.csv", "&indicator=ledige&measure=Antal forløb&area=330" },
    };

    /// <summary>Every file full of faults that the folder holds, named after its profile.</summary>
    public static TheoryData<string, string> Faulty => [.. Directory.EnumerateFiles(Harness.Repository.PathOf(Faults))
        .Where(path => !path.EndsWith(".expected", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(path => (Path.GetFileNameWithoutExtension(path), $"faults/{Path.GetFileName(path)}"))];

    /// <summary>What was written down about such a file (FaultFile says how).</summary>
    public static string[] ExpectedOf(string profile) => File.ReadAllLines(Harness.Repository.PathOf($"{Faults}/{profile}.expected"));

    /// <summary>The same four figures in the shapes of different sources.</summary>
    public static IReadOnlyList<(string Profile, string Path)> Across { get; } =
    [
        ("dst-csv", "dst.csv"), ("dst-bulk", "dst.bulk.csv"), ("dst-jsonstat", "dst-1.json"), ("dst-jsonstat", "dst-2.json"), ("dst-px", "dst.px"),
        ("jobindsats-v3-json", "jobindsats-v3.json"), ("jobindsats-v3-csv", "jobindsats-v3.csv"), ("jobindsats-v2-json", "jobindsats-v2.json"),
        ("uddannelsesstatistik", "uddannelsesstatistik.json"), ("noegletal-dk", "noegletal.csv"), ("kmd-customdata", "CD_andel.csv"),
        ("flis", "flis.csv"), ("kend-din-kommune", "kend.csv"), ("lim", "lim.csv"), ("eco", "eco.csv"),
    ];

    /// <summary>Four shares, with their counts where the source has them.</summary>
    public static IReadOnlyList<(string Profile, string Path)> Shares { get; } =
    [
        ("danmarkskortet", "danmarkskortet.csv"), ("danskernes-sundhed", "sundhed.csv"), ("ranking", "ranking.csv"),
        ("kend-din-kommune", "kend.csv"), ("noegletal-dk", "noegletal.csv"),
    ];

    public static byte[] Read(string path) => File.ReadAllBytes(Harness.Repository.PathOf($"tests/Lis.Tests/Import/Files/{path}"));
}
