using System.Text.RegularExpressions;

namespace Lis.Tests.Architecture;

/// <summary>The working tree as text: what the rules of this folder read.</summary>
static partial class SourceTree
{
    public static string Root { get; } = FindRoot();

    /// <summary>Every C# file below a folder, paths relative to the root with forward slashes; nothing that a build made.</summary>
    public static IEnumerable<SourceFile> CSharp(string folder) => Files(folder, "*.cs").Select(path => new SourceFile(path));

    public static IEnumerable<string> Projects(string folder) => Files(folder, "*.csproj");

    public static string Absolute(string path) => Path.Combine(Root, path);

    static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Absolute(folder), pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !BuildOutput().IsMatch(path))
            .Order(StringComparer.Ordinal);

    static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Lis.Api.sln")))
        {
            at = at.Parent;
        }

        return at?.FullName ?? throw new DirectoryNotFoundException("no Lis.Api.sln above the tests");
    }

    [GeneratedRegex("/(bin|obj)/")]
    private static partial Regex BuildOutput();
}

/// <summary>One C# file.</summary>
sealed partial record SourceFile(string Path)
{
    public string[] Lines { get; } = File.ReadAllLines(SourceTree.Absolute(Path));

    /// <summary>The file's name space, file-scoped as everywhere here; null for top-level statements.</summary>
    public string? Namespace => Lines.Select(line => NamespaceLine().Match(line)).FirstOrDefault(match => match.Success)?.Groups[1].Value;

    /// <summary>Folders between the project and the file: "Parsing/Bound".</summary>
    public string Folder => string.Join('/', Path.Split('/')[2..^1]);

    /// <summary>
    /// What the file names from other name spaces: its using lines (plain, static, global, alias) and full names within the code;
    /// comments and the file's own namespace line do not count.
    /// </summary>
    public IEnumerable<string> Uses(Regex name) => Lines
        .Where(line => !NamespaceLine().IsMatch(line))
        .Select(line => Comment().Replace(line, ""))
        .SelectMany(line => name.Matches(line).Select(match => match.Value));

    [GeneratedRegex(@"^namespace\s+([\w.]+)")]
    private static partial Regex NamespaceLine();

    [GeneratedRegex("//.*$")]
    private static partial Regex Comment();
}
