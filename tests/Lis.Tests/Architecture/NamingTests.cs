using System.Text.RegularExpressions;

namespace Lis.Tests.Architecture;

/// <summary>Names say what a thing is for. These say only that somebody had no name for it.</summary>
public partial class NamingTests
{
    static readonly IReadOnlyList<SourceFile> Files = [.. SourceTree.CSharp("src"), .. SourceTree.CSharp("tests")];

    [Fact]
    public void No_folder_or_file_has_an_empty_name() =>
        Assert.DoesNotContain(
            Files.Select(file => file.Path),
            path => path.Split('/').Any(part => EmptyName().IsMatch(Path.GetFileNameWithoutExtension(part))));

    [Fact]
    public void No_type_has_an_empty_name()
    {
        var strays =
            from file in Files
            from line in file.Lines
            let type = TypeDeclaration().Match(line)
            where type.Success && EmptyName().IsMatch(type.Groups["name"].Value)
            select $"{file.Path}: {line.Trim()}";

        Assert.Empty(strays);
    }

    /// <summary>Codes, tables, files and URLs are ASCII; true letters belong in text.</summary>
    [Fact]
    public void File_names_are_ASCII() => Assert.All(Files, file => Assert.True(System.Text.Ascii.IsValid(file.Path), file.Path));

    [GeneratedRegex("^(Commons?|Misc|Shared)$|(Helpers?|Managers?|Util|Utils|Utility|Utilities)$")]
    private static partial Regex EmptyName();

    [GeneratedRegex(@"^\s*(?:(?:public|internal|private|protected|file|static|sealed|abstract|partial|readonly|ref)\s+)*"
        + @"(?:class|struct|interface|enum|record(?:\s+(?:class|struct))?)\s+(?<name>\w+)")]
    private static partial Regex TypeDeclaration();
}
