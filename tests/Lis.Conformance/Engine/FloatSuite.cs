using System.Net;
using Lis.Conformance.Standard;

namespace Lis.Conformance.Engine;

/// <summary>Floating-point numbers at the ends of their range: both databases answer alike.</summary>
public abstract class FloatSuite(EngineHost host) : EngineSuite(host)
{
    [Theory]
    [Shows("R60")]
    [InlineData("Weight mul 1e300 gt 1", HttpStatusCode.BadRequest)]
    [InlineData("Weight div 1e-300 gt 1", HttpStatusCode.BadRequest)]
    [InlineData("Weight mul 1e-320 mul 1e-20 ge 0", HttpStatusCode.BadRequest)]
    [InlineData("Weight mul 1e-300 ge 0", HttpStatusCode.OK)]
    [InlineData("Weight div 0 gt 1", HttpStatusCode.OK)]
    [InlineData("Weight mul 0 eq 0", HttpStatusCode.OK)]
    public async Task A_number_out_of_range_is_the_callers_mistake(string filter, HttpStatusCode expected)
    {
        using var response = await GetAsync($"Products?$filter={Uri.EscapeDataString(filter)}");
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(expected == response.StatusCode, $"{filter} gives {response.StatusCode}: {text}");
    }
}

public sealed class FloatSuiteOnSqlite(SqliteEngineHost host) : FloatSuite(host);

public sealed class FloatSuiteOnPostgres(PostgresEngineHost host) : FloatSuite(host);
