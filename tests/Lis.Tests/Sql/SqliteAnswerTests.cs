using System.Runtime.CompilerServices;
using Lis.OData.Sql.Sqlite;
using Microsoft.Data.Sqlite;

namespace Lis.Tests.Sql;

/// <summary>
/// What emitted SQL means, on SQLite: each line of cases.txt is "entity: expression => value" (! = an arithmetic error) or
/// "url => keys of the rows in their order".
/// </summary>
public sealed class SqliteAnswerTests : IDisposable
{
    readonly SqliteAnswers answers = new();

    public static TheoryData<string> Cases() =>
        [.. File.ReadAllLines(Path.Combine(Folder(), "cases.txt")).Where(line => line.Length > 0 && line[0] != '#')];

    public void Dispose() => answers.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Answers(string line)
    {
        var (question, expected) = line.Split(" => ") is [var first, var second] ? (first, second) : (line[..^3], "");
        Assert.Equal(expected, Answer(question));
    }

    [Fact]
    public void A_continued_page_begins_after_the_last_row_with_null_in_its_place()
    {
        Assert.Equal(["b", "d", "a"], answers.Ask("Shops?$select=Code&$orderby=Size", new([true, false]), ["", "c"]));
        Assert.Equal(["d", "a"], answers.Ask("Shops?$select=Code&$orderby=Size", new([false, false]), [-3L, "b"]));
        Assert.Equal(["b", "c"], answers.Ask("Shops?$select=Code&$orderby=Size desc", new([false, false]), [0L, "d"]));
        Assert.Empty(answers.Ask("Shops?$select=Code&$orderby=Size desc", new([true, false]), ["", "c"]));
        Assert.Equal(["c", "b", "a"], answers.Ask("Shops?$select=Code&$orderby=Name", new([false, false]), ["Zoo", "d"]));
    }

    [Fact]
    public void A_computed_property_is_read_through_its_navigation() =>
        Assert.Equal(["L Århus Ø", "L Århus Ø", "aalborg", "L Zoo"], answers.Ask("FlatSales?$select=Label&$orderby=Id"));

    [Fact]
    public void A_union_gives_the_rows_of_all_its_tables() =>
        Assert.Equal(["1 1", "2 1", "2 2", "3 1", "4 1"], answers.Ask("SaleRevisions?$select=SaleId,Revision"));

    string Answer(string question)
    {
        var colon = question.IndexOf("): ", StringComparison.Ordinal);
        try
        {
            return colon < 0
                ? string.Join(' ', answers.Ask(Selected(question)))
                : answers.Ask($"{question[..(colon + 1)]}?$select=X&$compute={Uri.EscapeDataString(question[(colon + 3)..])} as X").Single();
        }
        catch (SqliteException error) when (SqliteFunctions.IsArithmeticError(error))
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

    static string Folder([CallerFilePath] string source = "") => Path.GetDirectoryName(source)!;
}
