using System.Globalization;
using System.Net;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Access;

/// <summary><c>$all</c> shows a caller what each set shows him, and nothing else: a set that his roles do not open has no row in it.</summary>
public abstract class AllEntitiesTests(SecuredHost host) : Suite(host)
{
    [Theory]
    [InlineData(Tenants.Herning, "Lis.Read")]
    [InlineData(Tenants.Herning, "Lis.Read Lis.Read.Confidential Lis.Preview")]
    [InlineData(Tenants.Hedensted, "Lis.Read")]
    [InlineData(Tenants.Operator, "Lis.Read Lis.Admin")]
    public async Task All_entities_are_those_that_each_set_shows(string tenant, string roles)
    {
        var token = host.Entra.User(tenant, roles.Split(' ')).Bearer();
        var full = ("Accept", "application/json;odata.metadata=full");
        var expected = new List<string>();
        foreach (var set in await EntitySet.ReadAsync(Service, host.Entra.User(Tenants.Operator, "Lis.Admin").Bearer()))
        {
            var answer = await GetAsync($"/odata/v1/{set.Name}", token, full);
            expected.AddRange(answer.Status == HttpStatusCode.Forbidden ? [] : answer.Expect(HttpStatusCode.OK).Rows.Select(row => row.GetRawText()));
        }

        var all = (await GetAsync("/odata/v1/$all", token, full)).Expect(HttpStatusCode.OK).Rows.Select(row => row.GetRawText()).ToList();
        Assert.NotEmpty(all);
        Assert.Equal(expected.Order(StringComparer.Ordinal), all.Order(StringComparer.Ordinal));
        var number = (await GetAsync("/odata/v1/$all/$count", token)).Expect(HttpStatusCode.OK).Text;
        Assert.Equal(all.Count, int.Parse(number, CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Who_may_not_read_gets_nothing()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync("/odata/v1/$all")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await GetAsync("/odata/v1/$all", host.Entra.User(Tenants.Herning, "Lis.Nothing").Bearer())).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await GetAsync("/odata/v1/$all/Lis.V1.AuditEntry", host.Entra.User(Tenants.Herning, "Lis.Read").Bearer())).Status);
    }
}

public sealed class AllEntitiesTestsOnSqlite(SqliteSecuredHost host) : AllEntitiesTests(host);

public sealed class AllEntitiesTestsOnPostgres(PostgresSecuredHost host) : AllEntitiesTests(host);
