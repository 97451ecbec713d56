using Lis.Conformance.Dialects;
using Lis.Conformance.Harness;
using Lis.OData.Errors;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresAnswers))]

namespace Lis.Conformance.Dialects;

/// <summary>The cases of Lis.Tests/Sql/cases.txt, which SQLite answers there, asked of PostgreSQL: the dialects mean the same.</summary>
public sealed class PostgresAnswerTests(PostgresAnswers answers)
{
    static readonly string Tests = Path.Combine(Repository.Root, "tests", "Lis.Tests");

    public static TheoryData<string> Cases() =>
        [.. File.ReadAllLines(Path.Combine(Tests, "Sql", "cases.txt")).Where(line => line.Length > 0 && line[0] != '#')];

    public static TheoryData<string> Plans() =>
    [
        .. Directory.GetFiles(Path.Combine(Tests, "Planning", "cases"), "*.txt")
            .SelectMany(File.ReadAllLines)
            .Where(line => line.StartsWith('>') && !line.Contains(" @ ", StringComparison.Ordinal)),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task PostgreSQL_answers_as_SQLite_does(string line)
    {
        PostgresCluster.SkipWhenAbsent();
        var (question, expected) = line.Split(" => ") is [var first, var second] ? (first, second) : (line[..^3], "");
        Assert.Equal(expected, await AnswerAsync(question));
    }

    /// <summary>An overflow is an answer too: one of the sample days is the last day of the calendar.</summary>
    [Theory]
    [MemberData(nameof(Plans))]
    public async Task PostgreSQL_understands_every_statement_of_the_plan_cases(string line)
    {
        PostgresCluster.SkipWhenAbsent();
        var asked = Record.ExceptionAsync(() => answers.AskAsync(
            line.TrimStart('>').Trim(), line.StartsWith(">>", StringComparison.Ordinal) ? "tenant" : ""));
        Assert.True(await asked is null or FaultException { Code: FaultCode.NotImplemented } or PostgresException { SqlState: "22012" }, $"{await asked}");
    }

    async Task<string> AnswerAsync(string question)
    {
        var colon = question.IndexOf("): ", StringComparison.Ordinal);
        try
        {
            return colon < 0
                ? string.Join(' ', await answers.AskAsync(Selected(question)))
                : (await answers.AskAsync($"{question[..(colon + 1)]}?$select=X&$compute={Uri.EscapeDataString(question[(colon + 3)..])} as X")).Single();
        }
        catch (PostgresException error) when (error.SqlState.StartsWith("22", StringComparison.Ordinal))
        {
            return "!";
        }
    }

    static string Selected(string url)
    {
        var set = url.Split('?')[0].Split('/')[^1];
        var key = set is "Sales" || url.StartsWith("Sales?", StringComparison.Ordinal) ? "Id" : "Code";
        return $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}$select={key}";
    }
}
