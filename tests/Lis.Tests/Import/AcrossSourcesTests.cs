using System.Globalization;

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
        Assert.Equal(Expected, file.Rows.Select(row => string.Create(
            CultureInfo.InvariantCulture,
            $"{row.IndicatorCode}|{row.AreaCode}|{row.Period.Code}|{row.BreakdownKey}|{row.Value:0.######}|{row.ValueStatus}")).Order(StringComparer.Ordinal));
    }

    static IEnumerable<(string, string)> Parameters(string profile) => profile == "lis-long" ? [] : [("indicator", "andel")];
}
