using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Lis.Tests.Architecture;

/// <summary>
/// Who may use whom: Domain and the engine use no other project, Import and Storage use Domain (Storage also the engine's Model, to
/// build the map), only Api sees all. The engine never meets EF.
/// </summary>
public partial class ProjectRulesTests
{
    /// <summary>What each project may name besides itself.</summary>
    static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Lis.Domain"] = [],
        ["Lis.OData"] = [],
        ["Lis.Storage"] = ["Lis.Domain", "Lis.OData.Model"],
        ["Lis.Import"] = ["Lis.Domain"],
        ["Lis.Api"] = ["Lis.Domain", "Lis.OData", "Lis.Storage", "Lis.Import"],
    };

    public static IEnumerable<TheoryDataRow<string>> Projects => SourceTree.Projects("src").Select(path => new TheoryDataRow<string>(path));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_it_may_use(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var referenced = Items(path, "ProjectReference").Select(include => Path.GetFileNameWithoutExtension(include.Replace('\\', '/')));
        var allowed = MayUse[name].Select(space => string.Join('.', space.Split('.')[..2]));

        Assert.Empty(referenced.Except(allowed));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Code_names_only_what_its_project_may_use(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var allowed = MayUse[name].Append(name).ToArray();
        var strays = SourceTree.CSharp($"src/{name}")
            .SelectMany(file => file.Uses(OwnName()).Select(used => (file.Path, used)))
            .Where(use => !allowed.Any(space => $"{use.used}.".StartsWith($"{space}.", StringComparison.Ordinal)));

        Assert.Empty(strays);
    }

    [Theory]
    [InlineData("Lis.OData", @"EntityFrameworkCore|\bMicrosoft\.EntityFramework")]
    [InlineData("Lis.Domain", @"Microsoft\.|System\.(Net|Data)\b|Npgsql")]
    public void A_project_stays_clear_of_what_is_not_its_business(string name, string forbidden)
    {
        var packages = Items($"src/{name}/{name}.csproj", "PackageReference", "FrameworkReference", "Using");
        var strays = SourceTree.CSharp($"src/{name}").Where(file => file.Uses(new Regex(forbidden)).Any()).Select(file => file.Path);

        Assert.DoesNotMatch(forbidden, string.Join('\n', packages));
        Assert.Empty(strays);
    }

    [Fact]
    public void Domain_references_nothing_at_all() =>
        Assert.Empty(Items("src/Lis.Domain/Lis.Domain.csproj", "PackageReference", "FrameworkReference", "ProjectReference"));

    static IEnumerable<string> Items(string project, params string[] kinds) => XDocument.Load(SourceTree.Absolute(project)).Descendants()
        .Where(item => kinds.Contains(item.Name.LocalName))
        .Select(item => (string?)item.Attribute("Include") ?? "");

    [GeneratedRegex(@"\bLis\.(Domain|OData|Storage|Import|Api)\b[\w.]*")]
    private static partial Regex OwnName();
}
