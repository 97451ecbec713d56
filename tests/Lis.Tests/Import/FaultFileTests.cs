using Lis.Import;

namespace Lis.Tests.Import;

/// <summary>
/// Every profile has a file with at least ten kinds of faults in which every fault is found, and nothing else is lost. The profiles come from
/// the program and the files from the folder, so that neither is forgotten. LIS_UPDATE_CASES=1 writes down what is found, to be read before it
/// is committed; ProfileRoadTests hold the same files against the whole road.
/// </summary>
public class FaultFileTests
{
    const int Kinds = 10;

    public static TheoryData<string> Profiles => [.. ImportProfiles.All.Select(profile => profile.Name)];

    [Fact]
    public void Every_profile_has_its_file_and_every_file_its_profile() =>
        Assert.Equal(
            ImportProfiles.All.SelectMany(profile => new[] { profile.Name, profile.Name }).Order(StringComparer.Ordinal),
            FaultFile.Names.Select(name => Path.GetFileNameWithoutExtension(name)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Every_fault_is_told_with_its_place_rule_and_value_and_nothing_else_is_lost(string profile)
    {
        var file = FaultFile.Of(profile);
        if (Environment.GetEnvironmentVariable("LIS_UPDATE_CASES") == "1")
        {
            file.WriteDown();
        }

        Assert.Equal(file.Lines, file.Found);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void There_are_ten_kinds_of_faults_at_least(string profile)
    {
        var kinds = FaultFile.Of(profile).Kinds.ToList();
        Assert.True(kinds.Count >= Kinds, $"{kinds.Count} kinds: {string.Join(", ", kinds)}");
    }

    /// <summary>Independent of what is written down: the value that a fault names stands in the line that it names.</summary>
    [Theory]
    [MemberData(nameof(Profiles))]
    public void The_value_stands_in_the_line(string profile)
    {
        var file = FaultFile.Of(profile);
        var text = file.Text;
        // The members of a cube stand once, far from its figures; their faults are told with the figures.
        var told = file.Read.Rejects.Where(reject => reject.RawValue is { Length: > 0 } and not "[…]").ToList();
        var placed = profile is "dst-px" or "dst-jsonstat" ? [.. told.Where(reject => reject.Column!.EndsWith(']'))] : told;

        Assert.NotEmpty(placed);
        Assert.All(placed, reject => Assert.Contains(reject.RawValue!, text[reject.Line - 1], StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void No_fault_ends_the_reading(string profile) =>
        Assert.All(FaultFile.Of(profile).Read.Rejects, reject => Assert.False(reject.EndsReading));
}
