using System.Net;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Access;

/// <summary>A property that a reader may not see is null for him wherever rows are ordered, ranked or parted by it, and never a fault.</summary>
public abstract class UnseenOrderTests(ReadHost host) : Suite(host)
{
    [Theory]
    [InlineData("$orderby=FileSha256")]
    [InlineData("$apply=topcount(1,FileSha256)")]
    [InlineData("$apply=orderby(FileSha256 desc)/top(2)")]
    [InlineData("$apply=groupby((FileSha256))")]
    [InlineData("$apply=groupby((FileSha256),topcount(1,Id))")]
    public async Task What_a_reader_does_not_see_orders_nothing(string options) =>
        (await GetAsync($"/odata/v1/ImportRuns?{options}")).Expect(HttpStatusCode.OK);
}

public sealed class UnseenOrderTestsOnSqlite(SqliteReadHost host) : UnseenOrderTests(host);

public sealed class UnseenOrderTestsOnPostgres(PostgresReadHost host) : UnseenOrderTests(host);
