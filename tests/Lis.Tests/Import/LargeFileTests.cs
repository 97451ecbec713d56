using System.Globalization;
using System.Text;
using Lis.Import;

namespace Lis.Tests.Import;

/// <summary>Run alone, since what other tests hold in memory would be counted.</summary>
[Collection(nameof(RunsAlone))]
public class LargeFileTests
{
    [Fact]
    public void A_large_file_is_read_in_the_memory_of_a_small_one()
    {
        var small = PeakOf(20_000);
        var large = PeakOf(600_000);

        Assert.InRange(large - small, long.MinValue, 8L << 20);
    }

    static long PeakOf(int lines)
    {
        var (peak, rows) = (0L, 0);
        foreach (var item in Imported.Stream(new ImportFile("stor.csv", () => new GeneratedLines(lines)), "lis-long"))
        {
            Assert.IsType<ImportRow>(item);
            if (rows++ % 20_000 == 0)
            {
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true));
            }
        }

        Assert.Equal(lines, rows);
        return peak;
    }

    /// <summary>A lis-long file that is made while it is read.</summary>
    sealed class GeneratedLines(int lines) : ReadOnlyStream
    {
        static readonly byte[] First = Encoding.UTF8.GetBytes("IndicatorCode,AreaCode,Period,Value,Breakdown\n");
        int next;

        protected override byte[]? NextChunk() => next++ switch
        {
            0 => First,
            var line when line <= lines => Encoding.UTF8.GetBytes(string.Create(
                CultureInfo.InvariantCulture, $"folketal,766,{1000 + line % 2000},{line}.25,alder={line % 100}\n")),
            _ => null,
        };
    }
}
