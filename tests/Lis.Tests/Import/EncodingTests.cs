using System.Text;
using Lis.Import;

namespace Lis.Tests.Import;

public class EncodingTests
{
    const string Text = "OMRÅDE;TID;INDHOLD\r\nÆrø;2020;1\r\nLæsø;2020;2\r\nHøje-Tåstrup;2020;3\r\n";

    static readonly string[] Areas = ["492", "825", "169"];

    public static TheoryData<string> Encodings => ["utf-8", "utf-8-mark", "windows-1252", "utf-16", "utf-16BE"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Letters_arrive_whole(string encoding)
    {
        var file = Imported.Of(ImportFile.InMemory("a.csv", Bytes(encoding)), "dst-csv", ("indicator", "folketal"));

        Assert.Empty(file.Faults);
        Assert.Equal(Areas, file.Rows.Select(row => row.AreaCode));
    }

    /// <summary>A letter of two bytes may lie across the end of any piece in which the file is looked at.</summary>
    [Fact]
    public void Letters_across_the_edge_of_a_buffer_are_still_UTF_8()
    {
        for (var shift = 0; shift < 4; shift++)
        {
            var text = string.Concat(Enumerable.Repeat("Læsø;2020;1\n", 6000));
            var padded = "OMRÅDE;TID;INDHOLD\n" + "Ærø;2020;1".PadRight(10 + shift) + "\n" + text;
            var file = Imported.Of(ImportFile.InMemory("a.csv", Encoding.UTF8.GetBytes(padded)), "dst-csv", ("indicator", "folketal"));
            Assert.Empty(file.Faults);
            Assert.Equal(6001, file.Figures.Length);
        }
    }

    [Fact]
    public void A_marked_file_with_bytes_that_are_none_reports_them_where_they_stand()
    {
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("OMRÅDE;TID;INDHOLD\n787;2020;"), 0xE6, .. "\n787;2021;5\n"u8];

        var file = Imported.Of(ImportFile.InMemory("a.csv", bytes), "dst-csv", ("indicator", "folketal"));

        Assert.Equal(["2|INDHOLD|text-encoding|\uFFFD"], file.Faults);
        Assert.Equal(["folketal|787|2021|total|5|Final|"], file.Figures);
    }

    [Theory]
    [InlineData("sep=;\nOMRÅDE;TID;INDHOLD\n787;2020;1\n")]
    [InlineData("OMRÅDE\tTID\tINDHOLD\n787\t2020\t1\n")]
    [InlineData("OMRÅDE,TID,INDHOLD\n787,2020,1\n")]
    [InlineData("\n\nOMRÅDE;TID;INDHOLD\r787;2020;1\r")]
    [InlineData("\"OMRÅDE\";\"TID\";\"INDHOLD\"\n\"787\";\"2020\";\"1\"")]
    public void Delimiters_line_ends_and_quotes(string text) =>
        Assert.Equal(["folketal|787|2020|total|1|Final|"], Imported.Text(text, "dst-csv", ("indicator", "folketal")).Figures);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Bytes_that_are_no_table_are_a_fault_and_no_exception(int seed)
    {
        var bytes = new byte[200_000];
        new Random(seed).NextBytes(bytes);
        var file = ImportFile.InMemory("a", bytes);

        foreach (var profile in ImportProfiles.All)
        {
            var items = ImportReading.Read(profile, new ImportRequest
            {
                File = file,
                Areas = KnownCodes.Areas,
                Indicators = KnownCodes.Indicators,
                Parameters = new Dictionary<string, string> { ["indicator"] = "folketal", ["area"] = "766", ["year"] = "2020" },
            }).ToList();
            Assert.NotEmpty(items.OfType<ImportReject>());
            Assert.Empty(items.OfType<ImportRow>());
        }
    }

    [Fact]
    public void Files_cut_off_anywhere_are_faults_and_no_exceptions()
    {
        foreach (var (path, profile) in new[]
        {
            ("dst/same.px", "dst-px"), ("dst/same-1.json", "dst-jsonstat"), ("dst/same-2.json", "dst-jsonstat"),
            ("jobindsats/signs-v3.json", "jobindsats-v3-json"), ("uddannelsesstatistik/municipality.json", "uddannelsesstatistik"),
            ("sheets/lim.xlsx", "lim"), ("kmd/fleksjob.zip", "kmd-customdata"),
        })
        {
            var whole = File.ReadAllBytes(Lis.Tests.Architecture.SourceTree.Absolute($"tests/Lis.Tests/Import/Files/{path}"));
            for (var part = 1; part < 20; part++)
            {
                var file = ImportFile.InMemory(Path.GetFileName(path), whole[..(whole.Length * part / 20)]);
                Assert.NotEmpty(Imported.Of(file, profile, ("indicator", "folketal"), ("year", "2020"), ("area", "766")).Faults);
            }
        }
    }

    static byte[] Bytes(string encoding) => encoding switch
    {
        "utf-8" => Encoding.UTF8.GetBytes(Text),
        "utf-8-mark" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text)],
        "windows-1252" => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Text),
        _ => [.. Encoding.GetEncoding(encoding).Preamble, .. Encoding.GetEncoding(encoding).GetBytes(Text)],
    };
}
