using System.Globalization;
using System.Net;
using System.Text.Json;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Access;

/// <summary>
/// A confidential indicator, and all that hangs on it, and a suppressed value exist only for Lis.Read.Confidential, in any shape of
/// request. The states are made behind the service's back.
/// </summary>
public abstract class VisibilityTests(OwnSecuredHost host) : Suite(host)
{
    const string Hidden = "657-bruttoledighed";

    const string Suppressed = "657-unge-offentligt-forsoergede";

    (string, string) Reader => host.Entra.User(Tenants.Herning, "Lis.Read").Bearer();

    (string, string) Insider => host.Entra.User(Tenants.Herning, "Lis.Read", "Lis.Read.Confidential").Bearer();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.ExecuteAsync($"""UPDATE "Indicators" SET "Visibility" = 2 WHERE "Code" = '{Hidden}'""");
        await Database.ExecuteAsync(
            $"""
            UPDATE "Observations" SET "ShownValue" = NULL, "ShownRawText" = NULL, "ShownValueStatus" = 4
            WHERE "IndicatorCode" = '{Suppressed}' AND "AreaCode" = '657'
            """);
    }

    [Theory]
    [InlineData($"Indicators?$filter=Code eq '{Hidden}'")]
    [InlineData($"Observations?$filter=IndicatorCode eq '{Hidden}'")]
    [InlineData($"FlatObservations?$filter=IndicatorCode eq '{Hidden}'")]
    [InlineData($"ObservationRevisions?$filter=Observation/IndicatorCode eq '{Hidden}'")]
    [InlineData($"Claims?$filter=IndicatorCode eq '{Hidden}'")]
    [InlineData($"Areas?$filter=Observations/any(o:o/IndicatorCode eq '{Hidden}')")]
    [InlineData($"Areas('657')/Observations?$filter=IndicatorCode eq '{Hidden}'")]
    [InlineData($"Committees?$filter=Indicators/any(i:i/Code eq '{Hidden}')")]
    public async Task What_hangs_on_a_confidential_indicator_is_not_there(string request)
    {
        Assert.Empty((await GetAsync($"/odata/v1/{request}", Reader)).Expect(HttpStatusCode.OK).Rows);
        Assert.NotEmpty((await GetAsync($"/odata/v1/{request}", Insider)).Expect(HttpStatusCode.OK).Rows);
    }

    [Theory]
    [InlineData($"Indicators('{Hidden}')")]
    [InlineData($"Indicators('{Hidden}')/Name")]
    [InlineData($"Indicators('{Hidden}')/Observations")]
    public async Task A_confidential_indicator_looks_like_one_that_does_not_exist(string path)
    {
        (await GetAsync($"/odata/v1/{path}", Reader)).Expect(HttpStatusCode.NotFound);
        (await GetAsync($"/odata/v1/{path}", Insider)).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Areas?$expand=Observations")]
    [InlineData("Committees?$expand=Indicators($expand=Observations($expand=Revisions))")]
    [InlineData("Observations?$expand=Indicator")]
    [InlineData("Sources?$expand=Indicators")]
    public async Task No_expand_shows_it(string request)
    {
        var shown = (await GetAsync($"/odata/v1/{request}", Reader)).Expect(HttpStatusCode.OK);
        var whole = (await GetAsync($"/odata/v1/{request}", Insider)).Expect(HttpStatusCode.OK);

        Assert.DoesNotContain(Hidden, shown.Text, StringComparison.Ordinal);
        Assert.Contains(Hidden, whole.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Observations", "")]
    [InlineData("FlatObservations", "")]
    [InlineData("ObservationRevisions", "Observation/")]
    public async Task A_suppressed_row_stays_without_its_value(string set, string path)
    {
        var condition = $"{path}IndicatorCode eq '{Suppressed}' and {path}AreaCode eq '657'";
        var url = $"/odata/v1/{set}?$filter={condition}&$select=Value,ValueStatus";
        var shown = (await GetAsync(url, Reader)).Expect(HttpStatusCode.OK).Rows.ToList();
        var whole = (await GetAsync(url, Insider)).Expect(HttpStatusCode.OK).Rows.ToList();

        Assert.Equal(whole.Count, shown.Count);
        Assert.All(shown, row => Assert.Equal("Suppressed", row.GetProperty("ValueStatus").GetString()));
        Assert.All(shown, row => Assert.Equal(JsonValueKind.Null, row.GetProperty("Value").ValueKind));
        Assert.All(whole, row => Assert.Equal(JsonValueKind.Number, row.GetProperty("Value").ValueKind));
    }

    /// <summary>A value that is not shown cannot be found out by asking whether it is this or that.</summary>
    [Theory]
    [InlineData("Observations", "Value ne null")]
    [InlineData("Observations", "Value gt 0")]
    [InlineData("Observations", "RawText ne null")]
    [InlineData("Observations", "contains(RawText,'1')")]
    [InlineData("Observations", "Value add 1 gt 0")]
    [InlineData("Observations", "ValueStatus eq 'Final'")]
    [InlineData("FlatObservations", "Value ne null")]
    [InlineData("FlatObservations", "ValueStatus eq 'Final'")]
    public async Task A_filter_does_not_tell_it(string set, string condition)
    {
        var url = $"/odata/v1/{set}/$count?$filter=IndicatorCode eq '{Suppressed}' and AreaCode eq '657' and {condition}";

        Assert.Equal(0, await CountAsync(url, Reader));
        Assert.NotEqual(0, await CountAsync(url, Insider));
    }

    [Fact]
    public async Task Neither_does_a_way_through_another_set()
    {
        const string condition = $"Observations/any(o:o/IndicatorCode eq '{Suppressed}' and o/Value gt 0)";
        var url = $"/odata/v1/Areas/$count?$filter=Code eq '657' and {condition}";

        Assert.Equal(0, await CountAsync(url, Reader));
        Assert.Equal(1, await CountAsync(url, Insider));
    }

    async Task<int> CountAsync(string url, (string, string) token) =>
        int.Parse((await GetAsync(url, token)).Expect(HttpStatusCode.OK).Text, CultureInfo.InvariantCulture);
}

public sealed class VisibilityTestsOnSqlite(SqliteOwnSecuredHost host) : VisibilityTests(host), IClassFixture<SqliteOwnSecuredHost>;

public sealed class VisibilityTestsOnPostgres(PostgresOwnSecuredHost host) : VisibilityTests(host), IClassFixture<PostgresOwnSecuredHost>;
