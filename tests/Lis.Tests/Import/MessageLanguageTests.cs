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
    public void No_sentence_in_the_readers_is_English() =>
        Assert.Empty(SourceTree.CSharp("src/Lis.Import")
            .Where(file => !Settings.Contains(Path.GetFileName(file.Path)))
            .SelectMany(file => Sentences().Matches(Code(file)).Select(match => $"{file.Path}: {match.Value}"))
            .Where(text => English().IsMatch(text) && !text.Contains("runtime", StringComparison.Ordinal) && !text.Contains("assembly", StringComparison.Ordinal)));

    [Fact]
    public void Faults_of_parameters_are_English() => Assert.All(
        ImportProfiles.Find("dst-csv")!.FaultsIn(new Dictionary<string, string> { ["colour"] = "red" }),
        fault => Assert.DoesNotMatch(Danish(), fault));

    [Fact]
    public void Descriptions_are_Danish() => Assert.All(
        ImportProfiles.All.SelectMany(profile => profile.Parameters.Select(parameter => parameter.Description).Prepend(profile.Description)),
        text => Assert.DoesNotMatch(English(), text));

    static string Code(SourceFile file) => string.Join(
        '\n', File.ReadLines(SourceTree.Absolute(file.Path)).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    [GeneratedRegex("\"[^\"\\n]* [^\"\\n]* [^\"\\n]*\"")]
    private static partial Regex Sentences();

    [GeneratedRegex(@"\b(the|is|are|there|this|must|not|and|with|which|it)\b", RegexOptions.IgnoreCase)]
    private static partial Regex English();

    [GeneratedRegex(@"[æøå]|\b(er|ikke|profilen|parameteren|mangler|findes)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Danish();
}
