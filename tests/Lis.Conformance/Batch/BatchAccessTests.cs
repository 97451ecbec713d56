using System.Net;
using Lis.Conformance.Harness;
using Lis.Conformance.Standard;

namespace Lis.Conformance.Batch;

/// <summary>Each request of a batch has the rights of its caller and no others.</summary>
public abstract class BatchAccessTests(SecuredHost host) : BatchSuite(host)
{
    const string Requests =
        """
        {`id`:`audit`,`method`:`GET`,`url`:`AuditEntries`},
        {`id`:`errors`,`method`:`GET`,`url`:`/odata/v1/ImportErrors`},
        {`id`:`areas`,`method`:`GET`,`url`:`Areas/$count`},
        {`id`:`foreign`,`method`:`GET`,`url`:`Cases/$count?$filter=MunicipalityCode eq '766'`}
        """;

    [Fact]
    [Shows("R108")]
    public async Task A_set_that_is_closed_alone_is_closed_in_a_batch()
    {
        var reader = await SendAsync(Requests, host.Entra.User(Tenants.Herning, "Lis.Read").Bearer());
        var admin = await SendAsync(Requests, host.Entra.User(Tenants.Hedensted, "Lis.Admin").Bearer());

        Assert.Equal("audit:403 errors:403 areas:200 foreign:200", Statuses(reader));
        Assert.Equal("0", Responses(reader)["foreign"].GetProperty("body").GetString());
        Assert.Equal("audit:200 errors:200 areas:200 foreign:200", Statuses(admin));
        Assert.NotEqual("0", Responses(admin)["foreign"].GetProperty("body").GetString());
    }

    [Fact]
    public async Task A_request_cannot_bring_a_caller_of_its_own()
    {
        var (_, stolen) = host.Entra.User(Tenants.Operator, "Lis.Admin").Bearer();
        var answer = await SendAsync(
            $"{{`id`:`1`,`method`:`GET`,`url`:`AuditEntries`,`headers`:{{`authorization`:`{stolen}`}}}}", host.Entra.User(Tenants.Herning, "Lis.Read").Bearer());

        Assert.Equal("1:400", Statuses(answer));
        Assert.DoesNotContain("value", Responses(answer)["1"].GetProperty("body").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_without_a_token_gets_in() => (await SendAsync(Requests)).Expect(HttpStatusCode.Unauthorized);
}

public sealed class BatchAccessTestsOnSqlite(SqliteSecuredHost host) : BatchAccessTests(host);

public sealed class BatchAccessTestsOnPostgres(PostgresSecuredHost host) : BatchAccessTests(host);
