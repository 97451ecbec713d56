namespace Lis.Tests.Architecture;

/// <summary>A long file wants a reason; most are two files that have not parted yet.</summary>
public class FileLengthTests
{
    const int Limit = 300;

    /// <summary>The files over the limit, each with the reason why splitting it would not help its reader.</summary>
    static readonly Dictionary<string, string> Reasons = [];

    [Fact]
    public void A_long_file_has_a_reason()
    {
        var unexplained = Lengths().Where(file => file.Lines > Limit && !Reasons.ContainsKey(file.Path));

        Assert.Empty(unexplained);
    }

    [Fact]
    public void A_reason_goes_when_its_file_is_short_again()
    {
        var stale = Reasons.Keys.Except(Lengths().Where(file => file.Lines > Limit).Select(file => file.Path));

        Assert.Empty(stale);
    }

    [Fact]
    public void Half_of_all_files_are_short()
    {
        var lengths = Lengths().Select(file => file.Lines).Order().ToArray();

        Assert.InRange(lengths[lengths.Length / 2], 1, 99);
    }

    static IEnumerable<(string Path, int Lines)> Lengths() => SourceTree.CSharp("src").Select(file => (file.Path, file.Lines.Length));
}
