using System.Globalization;
using Lis.OData.Execution.Sqlite;
using Lis.OData.Model;
using Lis.OData.Parsing;
using Lis.OData.Planning;
using Lis.OData.Sql;
using Lis.OData.Sql.Sqlite;
using Lis.Tests.Planning;
using Microsoft.Data.Sqlite;

namespace Lis.Tests.Guard;

/// <summary>
/// Groups that the engine gathers (decision 0022) are those that SQLite makes alone: same rows in the same order, each value of the same type and
/// to the last byte. Over random requests, and rows whose values are hard to bring through JSON.
/// </summary>
public sealed class GatheringTests : IDisposable
{
    static readonly PlanModel Model = new(DatabaseDialect.Sqlite);
    static readonly RequestParser Parser = new(Model.Service, new ParserLimits());
    static readonly Planner Planner = new(Model.Service, DatabaseDialect.Sqlite, new OpenAccess(), Parser.ParseExpression);

    readonly SqliteConnection connection = new("Data Source=:memory:");

    public GatheringTests()
    {
        connection.Open();
        SqliteFunctions.Register(connection);
        SqliteGathering.Register(connection);
        GatheringRows.Fill(connection);
    }

    public void Dispose() => connection.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Gathered_or_not_the_rows_are_the_same(int seed)
    {
        var requests = new GatheringRequests(new Random(seed));
        var gathered = 0;
        for (var i = 0; i < 150; i++)
        {
            var url = requests.Next();
            var (statement, values) = Emit(url);
            if (statement.Gathered is { } form)
            {
                gathered++;
                Assert.True(Rows(statement, values(statement)).SequenceEqual(Rows(form, values(form))), $"{url}\n{form.Text}");
            }
        }

        Assert.InRange(gathered, 40, 140);
    }

    [Theory]
    [InlineData("Sales?$apply=groupby((ItemCode),aggregate(Amount with sum as S))", true)]
    [InlineData("Sales?$apply=groupby((Shop/Name,Day),aggregate(Amount with average as A,$count as N))/filter(N gt 1)", true)]
    [InlineData("Sales?$apply=groupby((ItemCode),aggregate(Amount with max as M))&$orderby=M desc&$top=2", true)]
    [InlineData("Sales?$apply=groupby((ItemCode,Day),aggregate($count as N))/groupby((N),aggregate(N with sum as S))", true)]
    [InlineData("Sales?$apply=top(5)/groupby((ItemCode),aggregate(Id with sum as S))", true)]
    [InlineData("Sales?$apply=compute(Id div (Id sub 1) as X)/top(5)/groupby((ItemCode),aggregate(X with sum as S))", false)]
    [InlineData("Sales?$apply=groupby((Weight),aggregate($count as N))", false)]
    [InlineData("Sales?$apply=groupby((ItemCode),aggregate(Weight with sum as S))", false)]
    [InlineData("Sales?$apply=groupby((ItemCode),aggregate(Amount div Amount with sum as S))", false)]
    [InlineData("Sales?$apply=compute(Amount div Amount as X)/groupby((ItemCode),aggregate(X with sum as S))", false)]
    [InlineData("Sales?$apply=groupby((ItemCode),aggregate(ShopCode with countdistinct as N))", false)]
    [InlineData("Sales?$apply=groupby((ItemCode),aggregate($count as N))&$filter=ItemCode eq 'a'", false)]
    [InlineData("Sales?$apply=aggregate(Amount with sum as S)", false)]
    [InlineData("Sales?$select=Id", false)]
    public void Only_what_is_the_same_for_certain_is_gathered(string url, bool isGathered) =>
        Assert.Equal(isGathered, Emit(url).Statement.Gathered is not null);

    [Fact]
    public void Nothing_is_made_for_a_row()
    {
        Assert.InRange(Allocated(100_000) - Allocated(1_000), -1_000, 1_000);

        long Allocated(int rows)
        {
            var text = $"SELECT odata_gather('1 0:0.6', value % 7, value) FROM (WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n LIMIT {rows}) SELECT value FROM n)";
            Run(text);
            var before = GC.GetAllocatedBytesForCurrentThread();
            Run(text);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    /// <summary>Many groups, many bytes of keys, and many groups of few rows each, are left to SQLite.</summary>
    [Theory]
    [InlineData(50_000, "(value - 1) / 5", false)]
    [InlineData(50_001, "(value - 1) / 5", true)]
    [InlineData(30_000, "printf('%0200d', value / 5)", true)]
    [InlineData(1_024, "value", false)]
    [InlineData(1_025, "value", true)]
    [InlineData(10, "value / 2.0", true)]
    [InlineData(10, "'a' || char(0)", true)]
    public void It_holds_so_much_and_no_more(int rows, string key, bool isAbandoned)
    {
        var text = $"SELECT odata_gather('1 5:0.0', {key}) FROM (WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n LIMIT {rows}) SELECT value FROM n)";
        if (isAbandoned)
        {
            Assert.Contains("abandoned", Assert.Throws<SqliteException>(() => Run(text)).Message, StringComparison.Ordinal);
        }
        else
        {
            Run(text);
        }
    }

    void Run(string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    static (Statement Statement, Func<Statement, object[]> Values) Emit(string url)
    {
        var parts = url.Split('?', 2);
        var request = Parser.Parse(parts[0], parts[1]);
        var statement = SqlEmitter.Emit(Planner.Plan(request, Caller.Unrestricted, null).Statement.Query, DatabaseDialect.Sqlite);
        return (statement, form => [.. form.Parameters.Select(parameter => parameter.Origin switch
        {
            ParameterOrigin.Slot => StoreValue.Of(request.Literals[parameter.Index], parameter),
            ParameterOrigin.Constant => StoreValue.Of(parameter.Value!, parameter),
            _ => 1_000_000L,
        })]);
    }

    /// <summary>Each row as text, with the type that SQLite says each value has.</summary>
    List<string> Rows(Statement statement, object[] values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement.Text;
        foreach (var (index, value) in values.Index())
        {
            command.Parameters.AddWithValue(FormattableString.Invariant($"?{index + 1}"), value);
        }

        var rows = new List<string>();
        try
        {
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i)).Select(
                    value => string.Create(CultureInfo.InvariantCulture, $"{value.GetType().Name}:{value}"))));
            }
        }
        catch (SqliteException error) when (SqliteFunctions.IsArithmeticError(error))
        {
            return [error.Message];
        }

        return rows;
    }
}
