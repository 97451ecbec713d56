using System.Net;
using Lis.Conformance.Harness;
using Lis.Conformance.Oracle;
using Lis.Domain;
using Lis.Storage.Connections;
using Microsoft.EntityFrameworkCore;

namespace Lis.Conformance.Reads;

/// <summary>Paging while rows come and go between the pages (contract section 4): no row twice, no row that stayed left out.</summary>
public abstract class PagingUnderWritesTests(OwnHost host) : ReadSuite(host)
{
    [Theory]
    [InlineData("$orderby=Title")]
    [InlineData("$orderby=Title desc")]
    [InlineData("$orderby=EvaluationTo desc,Title")]
    [InlineData("$orderby=Number desc")]
    [InlineData("$orderby=FocusList/Title")]
    [InlineData("$filter=Number gt 0 or Number eq null")]
    public async Task Rows_that_stay_come_once(string query)
    {
        var before = (await ValuesAsync($"FocusItems?{query}", "Id")).Split(' ');
        var seen = new List<string>();
        var number = 0;
        for (var next = $"{Root}FocusItems?{query}"; next is not null;)
        {
            var page = (await GetAsync(next, ("Prefer", "maxpagesize=3"))).Expect(HttpStatusCode.OK).Json;
            seen.AddRange(page.GetProperty("value").EnumerateArray().Select(row => row.GetProperty("Id").ToString()));
            next = page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString()![(Service.Address.AbsoluteUri.Length - 1)..] : null;
            await InsertAsync(number++);
        }

        Assert.Equal(seen.Distinct(), seen);
        Assert.Equal(before, seen.Intersect(before));
        Assert.True(number > 3);
    }

    async Task InsertAsync(int number)
    {
        await using var connection = await OracleHost.OpenAsync(Database);
        await using var context = LisDatabase.CreateContext(connection);
        var list = await context.FocusLists.FirstAsync();
        var titles = new[] { "Aa", "Bro", "Midt", "Søjle", "Øverst", "Åben", "" };
        context.Add(new FocusItem
        {
            FocusListId = list.Id,
            MunicipalityCode = list.MunicipalityCode,
            Title = titles[number % titles.Length],
            Number = number % 2 == 0 ? null : number,
            EvaluationTo = number % 3 == 0 ? null : new DateOnly(2019, 1 + (number % 12), 1),
        });
        await context.SaveChangesAsync();
    }
}

public sealed class PagingUnderWritesTestsOnSqlite(SqliteOwnHost host) : PagingUnderWritesTests(host), IClassFixture<SqliteOwnHost>;

public sealed class PagingUnderWritesTestsOnPostgres(PostgresOwnHost host) : PagingUnderWritesTests(host), IClassFixture<PostgresOwnHost>;
