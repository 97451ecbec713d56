using Lis.Import.Sheets;
using Lis.Import.Sources;

namespace Lis.Import;

/// <summary>The profiles that the service knows.</summary>
public static class ImportProfiles
{
    /// <summary>All of them, in the order in which people should meet them.</summary>
    public static IReadOnlyList<ImportProfile> All { get; } =
    [
        LisLong.Profile,
        DstCsv.Profile,
        DstBulk.Profile,
        DstJsonStat.Profile,
        DstPx.Profile,
        JobindsatsV3Json.Profile,
        JobindsatsV3Csv.Profile,
        JobindsatsV2Json.Profile,
        Uddannelsesstatistik.Profile,
        NoegletalDk.Profile,
        KmdCustomData.Profile,
        Ranking.Profile,
        Danmarkskortet.Profile,
        SheetProfileFile.Own("eco"),
        SheetProfileFile.Own("kend-din-kommune"),
        SheetProfileFile.Own("flis"),
        SheetProfileFile.Own("danskernes-sundhed"),
        SheetProfileFile.Own("lim"),
        LisTable.Profile,
    ];

    /// <summary>The profile of that name; null = there is none.</summary>
    public static ImportProfile? Find(string name) => All.FirstOrDefault(profile => profile.Name == name);
}
