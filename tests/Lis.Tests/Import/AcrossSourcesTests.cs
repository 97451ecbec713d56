using System.Globalization;
using Lis.Import;

namespace Lis.Tests.Import;

/// <summary>The same figures as different sources send them: names or codes, dots or commas, one line or one column a year.</summary>
public class AcrossSourcesTests
{
    static readonly string[] Expected =
    [
        "andel|657|2018|total|1260|Final", "andel|657|2019|total|4.5|Final", "andel|766|2018|total|-12.3|Final", "andel|766|2019|total||Missing",
    ];

    [Theory]
    [InlineData("lis-long", "lis-long.csv")]
    [InlineData("dst-csv", "dst.csv")]
    [InlineData("dst-bulk", "dst.bulk.csv")]
    [InlineData("dst-jsonstat", "dst-1.json")]
    [InlineData("dst-jsonstat", "dst-2.json")]
    [InlineData("dst-px", "dst.px")]
    [InlineData("jobindsats-v3-json", "jobindsats-v3.json")]
    [InlineData("jobindsats-v3-csv", "jobindsats-v3.csv")]
    [InlineData("jobindsats-v2-json", "jobindsats-v2.json")]
    [InlineData("uddannelsesstatistik", "uddannelsesstatistik.json")]
    [InlineData("noegletal-dk", "noegletal.csv")]
    [InlineData("kmd-customdata", "CD_andel.csv")]
    [InlineData("flis", "flis.csv")]
    [InlineData("kend-din-kommune", "kend.csv")]
    [InlineData("lim", "lim.csv")]
    [InlineData("eco", "eco.csv")]
    public void They_end_as_the_same_rows(string profile, string path)
    {
        var file = Imported.File($"across/{path}", profile, [.. Parameters(profile)]);

        Assert.Empty(file.Faults);
        Assert.Equal(Expected, file.Rows.Select(Line).Order(StringComparer.Ordinal));
    }

    /// <summary>Shares as per cent, as fractions and from counts, and ranks: figures that the sources of these can carry.</summary>
    [Theory]
    [InlineData("lis-long", "lis-long.csv")]
    [InlineData("danmarkskortet", "danmarkskortet.csv")]
    [InlineData("danskernes-sundhed", "sundhed.csv")]
    [InlineData("ranking", "ranking.csv")]
    [InlineData("kend-din-kommune", "kend.csv")]
    [InlineData("noegletal-dk", "noegletal.csv")]
    public void Shares_and_ranks_end_as_the_same_rows(string profile, string path)
    {
        var file = Imported.File($"across-shares/{path}", profile, [.. Parameters(profile)]);

        Assert.Empty(file.Faults);
        Assert.Equal(
            ["andel|657|2018|total|50|Final", "andel|657|2019|total|40|Final", "andel|766|2018|total|3|Final", "andel|766|2019|total||Missing"],
            file.Rows.Select(Line).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_profile_takes_part()
    {
        var taking = typeof(AcrossSourcesTests).GetMethods()
            .SelectMany(method => method.GetCustomAttributes(typeof(InlineDataAttribute), false).Cast<InlineDataAttribute>())
            .Select(data => (string)data.Data[0]!);

        // The service's other own table is lis-long under other captions.
        Assert.Equal(
            ImportProfiles.All.Select(profile => profile.Name).Where(name => name != "lis-table").Order(StringComparer.Ordinal),
            taking.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    static string Line(ImportRow row) => string.Create(
        CultureInfo.InvariantCulture,
        $"{row.IndicatorCode}|{row.AreaCode}|{row.Period.Code}|{row.BreakdownKey}|{row.Value:0.######}|{row.ValueStatus}");

    static IEnumerable<(string, string)> Parameters(string profile) => profile == "lis-long" ? [] : [("indicator", "andel")];
}
