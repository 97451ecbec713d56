using System.Diagnostics;
using Lis.OData.Execution;
using Lis.OData.Execution.Sqlite;
using Lis.OData.Model;
using Lis.OData.Parsing;
using Lis.OData.Planning;
using Lis.OData.Sql;
using Lis.Tests.Planning;
using Microsoft.Data.Sqlite;

namespace Lis.Tests.Guard;

/// <summary>A read whose groups turn out to be too many for the engine answers all the same, by SQLite's own statement, and so does the next one.</summary>
public sealed class AbandonedGroupsTests : IDisposable
{
    const string Url = "Sales?$apply=groupby((ItemCode),aggregate(Amount with sum as S,$count as N))&$orderby=N desc";

    readonly string file = Path.Combine(Path.GetTempPath(), $"lis-groups-{Guid.NewGuid():N}.sqlite");

    public void Dispose() => File.Delete(file);

    [Theory]
    [InlineData("value % 10", 10, 1)]
    [InlineData("value", 3000, 2)]
    public async Task Each_statement_is_told_and_the_rows_are_all_there(string item, int groups, int statements)
    {
        Fill(item);
        await using var reads = new SqliteReads($"Data Source={file}", TimeSpan.FromSeconds(30), TimeProvider.System);
        for (var turn = 0; turn < 2; turn++)
        {
            using var span = new Activity("read").Start();
            var (rows, sum) = await ReadAsync(reads);

            Assert.Equal((groups, 3000 * 3001 / 2), (rows, sum));
            Assert.Equal(statements, span.Events.Count());
        }
    }

    static async Task<(int Rows, long Sum)> ReadAsync(SqliteReads reads)
    {
        var model = new PlanModel(DatabaseDialect.Sqlite).Service;
        var parser = new RequestParser(model, new ParserLimits());
        var request = parser.Parse("Sales", Url.Split('?')[1]);
        var plan = new Planner(model, DatabaseDialect.Sqlite, new OpenAccess(), parser.ParseExpression).Plan(request, Caller.Unrestricted, null);
        var read = PreparedRead.Of(plan, query => SqlEmitter.Emit(query, DatabaseDialect.Sqlite));
        var sumAt = plan.Statement.Shape.Items.OfType<ColumnItem>().Single(item => item.Name == "S").Column.Ordinal;

        await using var session = reads.Open(read, new ReadInputs(request, Caller.Unrestricted, default, PageSize.Whole));
        var (rows, sum) = (0, 0L);
        for (var has = await session.StartAsync(default); has; has = await session.ReadAsync(default))
        {
            rows++;
            sum += (long)(session.Row.GetDecimal(sumAt) * 1_000_000);
        }

        return (rows, sum);
    }

    void Fill(string item)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            "CREATE TABLE \"Sales\" (\"Id\" INTEGER PRIMARY KEY, \"ItemCode\" TEXT, \"Amount\" INTEGER, \"AmountShown\" INTEGER);" +
            "WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n LIMIT 3000) " +
            $"INSERT INTO \"Sales\" SELECT value, {item}, value, value FROM n";
        command.ExecuteNonQuery();
    }
}
