using System.Collections.Immutable;
using System.Net.Http.Json;
using System.Text.Json;
using Lis.Api.Security;
using Lis.Conformance.Harness;
using Lis.OData;
using Lis.OData.Model;
using Lis.OData.Planning;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lis.Conformance.Access;

/// <summary>
/// The access pass and PostgreSQL's row-level security each keep municipalities apart alone; with both away rows leak, and the look used
/// here sees it. So a test that finds no leak says that a wall stands.
/// </summary>
public abstract class TwoWallsTests(SecuredHost host) : Suite(host)
{
    static readonly Caller Herning = new LisCaller(Roles.Read, "657").ToCaller();

    /// <summary>The one wall that this database has beneath the access pass.</summary>
    protected abstract bool HasRowSecurity { get; }

    [Fact]
    public async Task With_both_walls_nothing_leaks() => Assert.Empty(await LeakAsync(new AccessRules(), "657"));

    [Fact]
    public async Task The_access_pass_holds_alone() => Assert.Empty(await LeakAsync(new AccessRules(), "*"));

    [Fact]
    public async Task Row_level_security_holds_alone_where_there_is_one()
    {
        var leak = await LeakAsync(new OpenAccess(), "657");

        Assert.Equal(HasRowSecurity, leak.Count == 0);
    }

    [Fact]
    public async Task With_no_wall_the_leak_is_seen() => Assert.NotEmpty(await LeakAsync(new OpenAccess(), "*"));

    /// <summary>Requests in which a row of another municipality shows, asked of the engine with these walls.</summary>
    async Task<List<string>> LeakAsync(IAccessRules access, string scope)
    {
        await using var engine = new ODataService(new ODataServiceOptions
        {
            Model = Service.Services.GetRequiredService<ServiceModel>(),
            Dialect = Database.Kind == DatabaseKind.Sqlite ? DatabaseDialect.Sqlite : DatabaseDialect.Postgres,
            ReadConnection = Database.ConnectionString,
            Access = access,
            CallerOf = _ => Herning,
            SessionSettings = _ => ImmutableDictionary<string, string>.Empty.Add($"lis.{LisCaller.MunicipalityValue}", scope),
        });
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var application = builder.Build();
        application.MapOData("/odata/v1", engine);
        await application.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(application.Urls.Single()) };
        var leaks = new List<string>();
        foreach (var request in new[]
        {
            "Cases", "Targets", "Indicators", "Committees?$expand=Cases", "Observations?$apply=groupby((MunicipalityCode),aggregate($count as N))",
            "Proevehandlinger?$orderby=MunicipalityCode desc", "Documents?$expand=Case&$filter=Case/MunicipalityCode ne '657'",
        })
        {
            var answer = await client.GetFromJsonAsync<JsonElement>($"/odata/v1/{request}", TestContext.Current.CancellationToken);
            if (answer.GetRawText().Contains("\"MunicipalityCode\":\"766\"", StringComparison.Ordinal)
                || answer.GetRawText().Contains("\"MunicipalityCode\":\"330\"", StringComparison.Ordinal))
            {
                leaks.Add(request);
            }
        }

        return leaks;
    }
}

public sealed class TwoWallsTestsOnSqlite(SqliteSecuredHost host) : TwoWallsTests(host)
{
    protected override bool HasRowSecurity => false;
}

public sealed class TwoWallsTestsOnPostgres(PostgresSecuredHost host) : TwoWallsTests(host)
{
    protected override bool HasRowSecurity => true;
}
