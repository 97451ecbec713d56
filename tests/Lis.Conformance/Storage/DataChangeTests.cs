using System.Text.RegularExpressions;
using Lis.Storage.Connections;
using Lis.Storage.Migrations;

namespace Lis.Conformance.Storage;

/// <summary>
/// Processes of the version before go on serving while a step of the schema is applied, and remember counts and validators by the data versions
/// (decision 0019): a step that changes rows which are served moves them.
/// </summary>
public partial class DataChangeTests
{
    /// <summary>The steps before which there was nothing to serve.</summary>
    const int Founding = 12;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task A_step_that_changes_rows_moves_the_data_versions(DatabaseProvider provider)
    {
        var found = new List<string>();
        foreach (var step in Migration.For(provider))
        {
            var text = Bodies().Replace(await step.SqlAsync(TestContext.Current.CancellationToken), "");
            if (Change().IsMatch(text))
            {
                found.Add(step.Name);
                Assert.True(step.Number <= Founding || text.Contains("\"DataVersions\"", StringComparison.Ordinal), step.Name);
            }
        }

        // The pattern finds the steps that are known to change rows.
        Assert.Contains("0002_reference", found);
    }

    /// <summary>What triggers and functions do later is no change of the step.</summary>
    [GeneratedRegex(@"CREATE (OR REPLACE )?TRIGGER.*?\bEND;|\$\$.*?\$\$", RegexOptions.Singleline)]
    private static partial Regex Bodies();

    [GeneratedRegex(@"^\s*(INSERT INTO|UPDATE|DELETE FROM) ", RegexOptions.Multiline)]
    private static partial Regex Change();
}
