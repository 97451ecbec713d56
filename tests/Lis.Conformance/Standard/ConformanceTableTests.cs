using Lis.Conformance.Harness;

namespace Lis.Conformance.Standard;

/// <summary>
/// The committed table claims nothing that does not hold: each green item is green, each test that it names is there and names the item.
/// Tests that came since are taken up when the table is written anew (LIS_UPDATE_CASES=1).
/// </summary>
public class ConformanceTableTests
{
    [Fact]
    public async Task The_table_claims_only_what_holds()
    {
        var table = ConformanceTable.Render();
        var path = Repository.PathOf(ConformanceTable.Path);
        if (Environment.GetEnvironmentVariable("LIS_UPDATE_CASES") == "1")
        {
            await File.WriteAllTextAsync(path, table, TestContext.Current.CancellationToken);
        }

        var committed = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.NotEmpty(ConformanceTable.Claims(committed));
        Assert.Empty(ConformanceTable.Claims(committed).Except(ConformanceTable.Claims(table)));
    }

    [Fact]
    public void An_item_is_green_or_says_why_not() => Assert.Empty(
        StandardLists.Items.Where(item => !ConformanceTable.Reasons.ContainsKey(item.Id) && (ConformanceTable.StateOf(item) is "no test" or "partly")).Select(item => item.Id));

    [Fact]
    public void What_can_be_lacked_is_a_line_of_the_lists()
    {
        var ids = StandardLists.Items.Select(item => item.Id).Concat(StandardLists.Lines.Select(line => line.Id));

        Assert.Empty(ConformanceTable.Lacks.Select(lack => lack.Id).Except(ids));
    }
}
