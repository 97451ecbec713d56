namespace Lis.Conformance.Standard;

/// <summary>No line that the standard asks for goes without a test that fails where the service lacks it.</summary>
public class LineCoverageTests
{
    static IEnumerable<StandardLine> Due => StandardLists.Lines.Where(line => line.Strength is Strength.Must or Strength.Should);

    [Fact]
    public void Every_line_has_a_test_that_fails_without_it()
    {
        var unshown = Due.Where(line => !ConformanceTable.IsShown(line.Id));

        Assert.Empty(unshown.Select(line => $"{line.Id} {line.Text}: {(StandardLists.Tests.Contains(line.Id) ? "no row in lacks.txt" : "no test")}"));
    }
}
