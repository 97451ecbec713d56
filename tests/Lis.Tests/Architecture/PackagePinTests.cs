using System.Xml.Linq;

namespace Lis.Tests.Architecture;

/// <summary>Versions stand in one file, and beside them the reason why it is this package or this version.</summary>
public class PackagePinTests
{
    const string Pins = "Directory.Packages.props";

    [Fact]
    public void No_project_names_a_version()
    {
        var strays =
            from path in SourceTree.Projects("src").Concat(SourceTree.Projects("tests"))
            from reference in XDocument.Load(SourceTree.Absolute(path)).Descendants("PackageReference")
            where reference.Attribute("Version") is not null || reference.Attribute("VersionOverride") is not null
                || reference.Elements().Any(element => element.Name.LocalName.StartsWith("Version", StringComparison.Ordinal))
            select $"{path}: {reference}";

        Assert.Empty(strays);
    }

    [Fact]
    public void Every_group_of_pins_begins_with_a_reason()
    {
        var groups = XDocument.Load(SourceTree.Absolute(Pins)).Descendants("ItemGroup").Where(group => group.Elements("PackageVersion").Any());
        var bare = groups
            .Where(group => group.Nodes().First() is not XComment { Value.Length: > 20 })
            .Select(group => (string?)group.Attribute("Label") ?? group.ToString());

        Assert.Empty(bare);
    }

    [Fact]
    public void Every_pin_is_an_exact_version()
    {
        var pins = XDocument.Load(SourceTree.Absolute(Pins)).Descendants("PackageVersion")
            .Select(pin => (string?)pin.Attribute("Version") ?? "");

        Assert.All(pins, version => Assert.Matches(@"^\d+\.\d+\.\d+(-[\w.]+)?$", version));
    }
}
