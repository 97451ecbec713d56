using System.Text.RegularExpressions;
using Lis.Import;
using Lis.Tests.Architecture;

namespace Lis.Tests.Import;

/// <summary>One channel, one language (decision 0031): faults of files are Danish, answers to requests and commands English.</summary>
public partial class MessageLanguageTests
{
    /// <summary>What people who set the service up read when it does not start.</summary>
    static readonly string[] Settings = ["SheetProfileCheck.cs", "SheetProfileFault.cs", "SheetProfileFile.cs", "ImportProfile.cs"];

    public static TheoryData<string> Profiles => [.. ImportProfiles.All.Select(profile => profile.Name)];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Faults_of_a_file_are_Danish(string profile) =>
        Assert.All(FaultFile.Of(profile).Read.Rejects, reject => Assert.DoesNotMatch(English(), reject.Message));

    [Fact]
    public void No_sentence_in_the_readers_is_English()
    {
        var texts = SourceTree.CSharp("src/Lis.Import")
            .Where(file => !Settings.Contains(Path.GetFileName(file.Path)))
            .SelectMany(file => Texts().Matches(Code(file)).Select(match => WithoutCode(match.Value)))
            .Where(text => text.Count(letter => letter == ' ') > 1 && !text.Contains("runtime", StringComparison.Ordinal))
            .ToList();

        Assert.True(texts.Count > 50, $"{texts.Count} sentences");
        Assert.All(texts, text => Assert.DoesNotMatch(English(), text));
    }

    [Fact]
    public void Faults_of_parameters_are_English() => Assert.All(
        ImportProfiles.Find("dst-csv")!.FaultsIn(new Dictionary<string, string> { ["colour"] = "red" }),
        fault => Assert.DoesNotMatch(Danish(), fault));

    [Fact]
    public void Descriptions_are_Danish() => Assert.All(
        ImportProfiles.All.SelectMany(profile => profile.Parameters.Select(parameter => parameter.Description).Prepend(profile.Description)),
        text => Assert.DoesNotMatch(English(), text));

    /// <summary>A text without the code in its braces, which may have braces of its own.</summary>
    static string WithoutCode(string text) => Holes().Replace(Holes().Replace(text, ""), "");

    [GeneratedRegex(@"\{[^{}]*(\}|\z)")]
    private static partial Regex Holes();

    static string Code(SourceFile file) => string.Join(
        '\n', File.ReadLines(SourceTree.Absolute(file.Path)).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    /// <summary>Letters and texts of the code in their order, so that what stands between two texts is none.</summary>
    [GeneratedRegex(@"'(\\.|[^'\\])'|""(\\.|[^""\\\n])*""")]
    private static partial Regex Texts();

    [GeneratedRegex(@"\b(the|is|are|there|this|must|not|and|with|which|it)\b", RegexOptions.IgnoreCase)]
    private static partial Regex English();

    [GeneratedRegex(@"[æøå]|\b(er|ikke|profilen|parameteren|mangler|findes)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Danish();
}
