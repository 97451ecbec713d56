namespace Lis.Conformance.Imports;

/// <summary>The own-made files in the shapes of the sources, with what their profiles must be told about them.</summary>
static class SourceFiles
{
    /// <summary>Each profile with a good file and one full of faults: profile, good file and its query, faulty file and its query.</summary>
    public static TheoryData<string, string, string, string, string> All => new()
    {
        { "lis-long", "lis-long/good.csv", "", "lis-long/faults.csv", "" },
        { "dst-csv", "dst/folk1a.csv", "&indicator=folketal", "dst/faults.csv", "&indicator=folketal" },
        { "dst-bulk", "dst/complete.bulk.csv", "&indicator=folketal&absent=leave", "dst/faults.bulk.csv", "&indicator=folketal&absent=leave" },
        { "dst-jsonstat", "dst/same-1.json", "&indicator=folketal", "dst/faults.json", "&indicator=folketal" },
        { "dst-px", "dst/same.px", "&indicator=folketal", "dst/faults.px", "&indicator=folketal" },
        { "jobindsats-v3-json", "jobindsats/same-v3.json", "&indicator=ledige&measure=Antal personer", "jobindsats/faults-v3.json", "&indicator=ledige&measure=Antal personer" },
        { "jobindsats-v3-csv", "jobindsats/same-v3.csv", "&indicator=ledige&measure=Antal personer", "jobindsats/faults-v3.csv", "&indicator=ledige&measure=Antal personer" },
        { "jobindsats-v2-json", "jobindsats/same-v2.json", "&indicator=ledige&measure=Antal personer", "jobindsats/faults-v2.json", "&indicator=ledige&measure=Antal personer" },
        { "uddannelsesstatistik", "uddannelsesstatistik/municipality.json", "&indicator=elever&measure=Karaktergennemsnit", "uddannelsesstatistik/faults.json", "&indicator=elever" },
        { "noegletal-dk", "noegletal-dk/signs.csv", "&indicator=andel", "noegletal-dk/faults.csv", "&indicator=andel" },
        { "kmd-customdata", "kmd/CD_fleksjob.csv", "&indicator=ledige&measure=Antal personer", "kmd/CD_faults.csv", "&indicator=ledige&measure=Antal personer" },
        { "ranking", "ranking/di.xlsx", "&indicator=rang", "ranking/faults.csv", "&indicator=rang" },
        { "danmarkskortet", "danmarkskortet/ankeast1.csv", "&indicator=omgjort", "danmarkskortet/faults.csv", "&indicator=omgjort" },
        { "eco", "sheets/eco-years.csv", "&indicator=andel", "sheets/eco-faults.csv", "&indicator=andel" },
        { "kend-din-kommune", "sheets/kend.xlsx", "&indicator=andel&measure=Udgift pr. elev (kr.)", "sheets/kend-faults.csv", "&indicator=andel&measure=Udgift pr. elev" },
        { "flis", "sheets/flis-long.csv", "&indicator=andel&measure=Sygefravær", "sheets/flis-faults.csv", "&indicator=andel&measure=Sygefravær" },
        { "danskernes-sundhed", "sheets/sundhed.xlsx", "&indicator=andel", "sheets/sundhed-faults.csv", "&indicator=andel" },
        { "lim", "sheets/lim-fixed.csv", "&indicator=ledige&measure=Antal forløb&area=330", "sheets/lim-faults.csv", "&indicator=ledige" },
    };

    /// <summary>The same four figures in the shapes of different sources.</summary>
    public static IReadOnlyList<(string Profile, string Path)> Across { get; } =
    [
        ("dst-csv", "dst.csv"), ("dst-bulk", "dst.bulk.csv"), ("dst-jsonstat", "dst-1.json"), ("dst-jsonstat", "dst-2.json"), ("dst-px", "dst.px"),
        ("jobindsats-v3-json", "jobindsats-v3.json"), ("jobindsats-v3-csv", "jobindsats-v3.csv"), ("jobindsats-v2-json", "jobindsats-v2.json"),
        ("uddannelsesstatistik", "uddannelsesstatistik.json"), ("noegletal-dk", "noegletal.csv"), ("kmd-customdata", "CD_andel.csv"),
        ("flis", "flis.csv"), ("kend-din-kommune", "kend.csv"), ("lim", "lim.csv"), ("eco", "eco.csv"),
    ];

    public static byte[] Read(string path) => File.ReadAllBytes(Harness.Repository.PathOf($"tests/Lis.Tests/Import/Files/{path}"));
}
