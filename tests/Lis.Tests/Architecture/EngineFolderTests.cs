using System.Text.RegularExpressions;

namespace Lis.Tests.Architecture;

/// <summary>Inside the engine the order of the folders is the order of imports: a file names its own folder and what lies below.</summary>
public partial class EngineFolderTests
{
    /// <summary>From the bottom up; folders on one step do not know each other.</summary>
    static readonly string[][] Steps =
    [
        ["Errors"],
        ["Model"],
        ["Parsing"],
        ["Planning"],
        ["Sql"],
        ["Execution"],
        ["Payload", "Changes"],
        ["Batch"],
        ["Writing", "Following", "Deferring"],
    ];

    static IEnumerable<SourceFile> Files => SourceTree.CSharp("src/Lis.OData");

    [Fact]
    public void A_folder_imports_only_what_lies_below_it()
    {
        var strays =
            from file in Files
            where file.Folder.Length > 0
            let own = file.Folder.Split('/')[0]
            from used in file.Uses(EngineName())
            let other = used.Split('.')[2]
            where other != own && StepOf(other) >= StepOf(own)
            select $"{file.Path} names {used}";

        Assert.Empty(strays);
    }

    [Fact]
    public void Every_folder_has_its_step() =>
        Assert.Empty(Files.Select(file => file.Folder.Split('/')[0]).Where(folder => folder.Length > 0 && StepOf(folder) < 0).Distinct());

    /// <summary>Without this a file could pass for one of another folder.</summary>
    [Fact]
    public void The_name_space_follows_the_folder()
    {
        var strays = Files
            .Where(file => file.Namespace != $"Lis.OData.{file.Folder.Split('/')[0]}".TrimEnd('.')
                && file.Namespace != $"Lis.OData.{file.Folder.Replace('/', '.')}".TrimEnd('.'))
            .Select(file => $"{file.Path} is in {file.Namespace}");

        Assert.Empty(strays);
    }

    static int StepOf(string folder) => Array.FindIndex(Steps, step => step.Contains(folder));

    [GeneratedRegex(@"\bLis\.OData\.(Errors|Model|Parsing|Planning|Sql|Execution|Payload|Changes|Batch|Writing|Following|Deferring)\b[\w.]*")]
    private static partial Regex EngineName();
}
