using System.Net;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Standard;

/// <summary>Lines of the standard that only a service with callers can show.</summary>
public abstract class CallerLineTests(SecuredHost host) : Suite(host)
{
    [Fact]
    [Shows("R34")]
    public async Task The_model_is_the_same_for_every_caller()
    {
        var reader = await GetAsync("/odata/v1/$metadata", host.Entra.User(Tenants.Herning, "Lis.Read").Bearer());
        var operators = await GetAsync("/odata/v1/$metadata", host.Entra.Application(Tenants.Operator, "Lis.Admin").Bearer());
        Assert.Equal(reader.Expect(HttpStatusCode.OK).Text, operators.Expect(HttpStatusCode.OK).Text);
        Assert.Contains("AuditEntries", reader.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("Lis.Nothing", HttpStatusCode.Forbidden)]
    [Shows("R27", "R17", "R36")]
    public async Task What_the_host_refuses_is_an_OData_error_too(string? role, HttpStatusCode status)
    {
        var answer = await GetAsync("/odata/v1/Areas", role is null ? [] : [host.Entra.User(Tenants.Herning, role).Bearer()]);
        Assert.NotEmpty(answer.Expect(status).ErrorCode!);
        Assert.NotEmpty(answer.Json.GetProperty("error").GetProperty("message").GetString()!);
        Assert.Equal("en", answer.Header("Content-Language"));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [Shows("R16")]
    public async Task Answers_are_compressed_for_who_takes_it(string coding)
    {
        var answer = await GetAsync("/odata/v1/Areas", host.Entra.User(Tenants.Herning, "Lis.Read").Bearer(), ("Accept-Encoding", coding));
        Assert.Equal(coding, answer.Expect(HttpStatusCode.OK).Header("Content-Encoding"));
    }
}

public sealed class CallerLineTestsOnSqlite(SqliteSecuredHost host) : CallerLineTests(host);

public sealed class CallerLineTestsOnPostgres(PostgresSecuredHost host) : CallerLineTests(host);
