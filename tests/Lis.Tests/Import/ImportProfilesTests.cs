using Lis.Import;

namespace Lis.Tests.Import;

public class ImportProfilesTests
{
    [Fact]
    public void The_profiles_are_those_of_the_contract() =>
        Assert.Equal(
            [
                "lis-long", "dst-csv", "dst-bulk", "dst-jsonstat", "dst-px", "jobindsats-v3-json", "jobindsats-v3-csv", "jobindsats-v2-json",
                "uddannelsesstatistik", "noegletal-dk", "kmd-customdata", "ranking", "danmarkskortet", "eco", "kend-din-kommune", "flis",
                "danskernes-sundhed", "lim", "lis-table",
            ],
            ImportProfiles.All.Select(profile => profile.Name));

    [Fact]
    public void Every_profile_and_parameter_is_explained_once()
    {
        Assert.All(ImportProfiles.All, profile => Assert.True(profile.Description.Length > 20, profile.Name));
        Assert.All(
            ImportProfiles.All.SelectMany(profile => profile.Parameters),
            parameter => Assert.True(parameter.Description.Length > 20, parameter.Name));
        Assert.All(ImportProfiles.All, profile => Assert.Distinct(profile.Parameters.Select(parameter => parameter.Name)));
    }

    [Fact]
    public void Only_the_own_format_names_its_indicators_itself() =>
        Assert.Equal(
            ["lis-long", "lis-table"],
            ImportProfiles.All
                .Where(profile => !profile.Parameters.Any(parameter => parameter is { Name: "indicator", Required: true }))
                .Select(profile => profile.Name));

    [Fact]
    public void Missing_and_unknown_parameters_are_named()
    {
        var faults = ImportProfiles.Find("dst-csv")!.FaultsIn(new Dictionary<string, string> { ["indicator"] = " ", ["colour"] = "red" });

        Assert.Equal(2, faults.Count);
        Assert.Contains("'indicator'", faults[0], StringComparison.Ordinal);
        Assert.Contains("'colour'", faults[1], StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_profile_is_none() => Assert.Null(ImportProfiles.Find("ukendt"));
}
