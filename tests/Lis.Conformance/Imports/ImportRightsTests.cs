using System.Net;
using System.Text.Json;
using Lis.Conformance.Harness;
using Lis.Storage.Commits;
using Lis.Storage.Connections;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lis.Conformance.Imports;

/// <summary>Who may import what (contract section 5).</summary>
public abstract class ImportRightsTests(OwnSecuredHost host) : ImportSuite(host)
{
    [Theory]
    [InlineData(Tenants.Herning, "Lis.Read")]
    [InlineData(Tenants.Herning, "Lis.Write")]
    [InlineData(Tenants.Unassigned, "Lis.Import")]
    public async Task Without_the_role_or_a_municipality_nothing_is_taken_in(string tenant, string role)
    {
        var before = await CountAsync();
        (await LisLongAsync(Heading + $"{Own},657,1801,1\n", "", Token(tenant, role))).Expect(HttpStatusCode.Forbidden);
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task Without_a_token_the_answer_is_401() =>
        (await Service.SendAsync("POST", "/api/v1/imports?profile=lis-long&source=egne-registreringer", "x")).Expect(HttpStatusCode.Unauthorized);

    [Fact]
    public async Task A_shared_indicator_takes_rows_for_the_own_area_only_and_an_own_one_for_all()
    {
        var run = (await LisLongAsync(
            Heading + $"folketal,657,1802,1\nfolketal,766,1802,2\nfolketal,000,1802,3\n{Own},000,1802,4\n", "&mode=partial", Import(Tenants.Herning)))
            .Expect(HttpStatusCode.OK).Json;

        Assert.Equal("Succeeded 4 2 0 0 2", Summary(run));
        Assert.Equal(
            ["3 766 area-not-own", "4 000 area-not-own"],
            (await ErrorsAsync(run)).Select(error => $"{error.GetProperty("Line")} {error.GetProperty("RawValue")} {error.GetProperty("Rule")}"));
        Assert.Null(await ObservationAsync("folketal", "766", "1802"));
        Assert.Equal(
            JsonValueKind.Null,
            (await ObservationAsync("folketal", "657", "1802"))!.Value.GetProperty("MunicipalityCode").ValueKind);
    }

    [Fact]
    public async Task Another_municipalitys_indicator_is_as_unknown_as_one_that_is_not()
    {
        var run = (await LisLongAsync(Heading + $"{Own},766,1803,1\n{Own}x,766,1803,1\n", "", Import(Tenants.Hedensted))).Expect(HttpStatusCode.OK).Json;
        var errors = await ErrorsAsync(run);

        Assert.Equal(["indicator-unknown", "indicator-unknown"], errors.Select(error => error.GetProperty("Rule").GetString()));
        Assert.DoesNotContain(errors, error => error.GetProperty("Message").GetString()!.Contains($"'{Own}'?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_acts_for_all_stores_for_every_area()
    {
        var run = (await LisLongAsync(Heading + $"folketal,000,1804,1\nfolketal,766,1804,2\n{Own},657,1804,3\n", "", Operator)).Expect(HttpStatusCode.OK).Json;

        Assert.Equal("Succeeded 3 3 0 0 0", Summary(run));
        Assert.Equal("657", (await ObservationAsync(Own, "657", "1804"))!.Value.GetProperty("MunicipalityCode").GetString());
    }

    [Fact]
    public async Task A_computed_indicator_takes_no_rows()
    {
        await using (var write = await WriteTransaction.BeginAsync(
            Service.Services.GetRequiredService<LisDatabase>(), RowScope.All, Cancellation))
        {
            (await write.Context.Indicators.SingleAsync(row => row.Code == "657-ny-start", Cancellation)).NumeratorCode = Own;
            await write.SaveAsync(Cancellation);
            await write.CommitAsync(Cancellation);
        }

        var run = (await LisLongAsync(Heading + "657-ny-start,657,1805,1\n")).Expect(HttpStatusCode.OK).Json;

        Assert.Equal(["indicator-derived"], (await ErrorsAsync(run)).Select(error => error.GetProperty("Rule").GetString()));
    }

    (string Name, string Value) Import(string tenant) => Token(tenant, "Lis.Import");

    async Task<int> CountAsync() =>
        (await GetAsync("/odata/v1/ImportRuns?$count=true&$top=0", Operator)).Json.GetProperty("@odata.count").GetInt32();
}

public sealed class ImportRightsTestsOnSqlite(SqliteOwnSecuredHost host) : ImportRightsTests(host), IClassFixture<SqliteOwnSecuredHost>;

public sealed class ImportRightsTestsOnPostgres(PostgresOwnSecuredHost host) : ImportRightsTests(host), IClassFixture<PostgresOwnSecuredHost>;
