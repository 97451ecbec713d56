using System.Runtime.CompilerServices;
using Lis.OData.Errors;
using Lis.OData.Parsing;

namespace Lis.Tests.Parsing;

/// <summary>
/// Text cases: each line of cases/*.txt is a URL, " => ", and either the bound request as it prints itself or "! Code target".
/// Lines that begin with # are headings. LIS_UPDATE_CASES=1 writes what the parser answers into the files, to be read before it is committed.
/// </summary>
public sealed class RequestCaseTests
{
    const string Arrow = " => ";

    static readonly RequestParser Parser = new(TestModel.Service, new ParserLimits());

    public static TheoryData<string> Files() => [.. Directory.GetFiles(Folder(), "*.txt").Select(Path.GetFileName).Order(StringComparer.Ordinal).OfType<string>()];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_url_gives_the_request_or_fault_that_its_case_says(string file)
    {
        var path = Path.Combine(Folder(), file);
        var lines = File.ReadAllLines(path);
        var answered = lines.Select(line => line.Length == 0 || line[0] == '#' ? line : Answer(line.Split(Arrow)[0])).ToArray();
        if (Environment.GetEnvironmentVariable("LIS_UPDATE_CASES") == "1")
        {
            File.WriteAllText(path, string.Concat(answered.Select(line => $"{line}\n")));
        }

        var wrong = lines.Zip(answered).Where(pair => pair.First != pair.Second).Select(pair => $"expected {pair.First}\nanswered {pair.Second}");
        Assert.Equal("", string.Join("\n\n", wrong));
    }

    [Fact]
    public void There_are_hundreds_of_cases() =>
        Assert.True(Directory.GetFiles(Folder(), "*.txt").Sum(file => File.ReadLines(file).Count(line => line.Contains(Arrow, StringComparison.Ordinal))) > 300);

    static string Answer(string url)
    {
        var question = url.IndexOf('?', StringComparison.Ordinal);
        try
        {
            var request = question < 0 ? Parser.Parse(url, "") : Parser.Parse(url[..question], url[(question + 1)..]);
            var custom = string.Join('&', request.Custom.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));
            return $"{url}{Arrow}{request}{(custom.Length == 0 ? "" : $" [{custom}]")}";
        }
        catch (FaultException fault)
        {
            return $"{url}{Arrow}! {fault.Code} {fault.Target}".TrimEnd();
        }
    }

    static string Folder([CallerFilePath] string source = "") => Path.Combine(Path.GetDirectoryName(source)!, "cases");
}
