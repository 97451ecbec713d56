using System.Globalization;
using System.Net;
using System.Text.Json;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Access;

/// <summary>
/// A caller sees shared rows and those of his own municipality, never another's, in any shape of request. The sample data has rows of
/// three municipalities; an operator who sees all of them says what there is to see.
/// </summary>
public abstract class MunicipalityTests(SecuredHost host) : Suite(host)
{
    const string Foreign = "330";

    /// <summary>The sets without a municipality: their rows are shared by all.</summary>
    static readonly string[] Shared = ["AreaMembers", "Areas", "Breakdowns", "Sources"];

    IReadOnlyList<EntitySet> _sets = [];

    (string, string) Operator => host.Entra.User(Tenants.Operator, "Lis.Admin").Bearer();

    /// <summary>Callers with their municipality; an administrator is confined to his own like everybody.</summary>
    IEnumerable<(string Name, string? Municipality, (string, string) Token)> Callers =>
    [
        ("administrator of 657", "657", host.Entra.User(Tenants.Herning, "Lis.Admin").Bearer()),
        ("administrator of 766", "766", host.Entra.Application(Tenants.Hedensted, "Lis.Admin").Bearer()),
        ("administrator of none", null, host.Entra.User(Tenants.Unassigned, "Lis.Admin").Bearer()),
    ];

    IEnumerable<EntitySet> Municipal => _sets.Where(set => set.IsMunicipal);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _sets = await EntitySet.ReadAsync(Service, Operator);
    }

    [Fact]
    public void Every_set_says_whose_its_rows_are() =>
        Assert.Equal(Shared, _sets.Where(set => !set.IsMunicipal).Select(set => set.Name).Order(StringComparer.Ordinal));

    /// <summary>Without this the other tests could pass on an empty database.</summary>
    [Theory]
    [InlineData("657")]
    [InlineData("766")]
    [InlineData(Foreign)]
    public async Task An_operator_sees_every_municipality(string code) =>
        Assert.NotEqual(0, await CountAsync($"/odata/v1/Cases/$count?$filter=MunicipalityCode eq '{code}'", Operator));

    [Fact]
    public async Task Lists_and_counts_hold_shared_and_own_rows()
    {
        foreach (var set in Municipal)
        {
            foreach (var (name, municipality, token) in Callers)
            {
                var own = municipality is null ? "" : $" or MunicipalityCode eq '{municipality}'";
                var expected = await CountAsync($"/odata/v1/{set.Name}/$count?$filter=MunicipalityCode eq null{own}", Operator);
                var list = (await GetAsync($"/odata/v1/{set.Name}?$count=true", token)).Expect(HttpStatusCode.OK);

                Assert.True(expected == list.Rows.Count(), $"{set.Name} as {name}: {expected} rows expected, {list.Rows.Count()} listed");
                Assert.Equal(expected, list.Json.GetProperty("@odata.count").GetInt32());
                Assert.Equal(expected, await CountAsync($"/odata/v1/{set.Name}/$count", token));
                Assert.Equal(0, await CountAsync($"/odata/v1/{set.Name}/$count?$filter=MunicipalityCode eq '{Foreign}'", token));
                AssertNoForeignRow(list.Json, municipality, $"{set.Name} as {name}");
            }
        }
    }

    [Fact]
    public async Task A_foreign_row_looks_like_one_that_does_not_exist()
    {
        var token = host.Entra.User(Tenants.Herning, "Lis.Admin").Bearer();
        var tried = 0;
        foreach (var set in Municipal)
        {
            var foreign = await GetAsync($"/odata/v1/{set.Name}?$filter=MunicipalityCode eq '{Foreign}'&$top=1", Operator);
            foreach (var address in foreign.Expect(HttpStatusCode.OK).Rows.Select(set.AddressOf))
            {
                tried++;
                (await GetAsync(address, Operator)).Expect(HttpStatusCode.OK);
                var hidden = (await GetAsync(address, token)).Expect(HttpStatusCode.NotFound);
                var absent = (await GetAsync(Absent(address), token)).Expect(HttpStatusCode.NotFound);
                Assert.Equal(absent.ErrorCode, hidden.ErrorCode);
                foreach (var navigation in set.Navigations)
                {
                    (await GetAsync($"{address}/{navigation.Name}", token)).Expect(HttpStatusCode.NotFound);
                }
            }
        }

        Assert.True(tried >= 5, $"only {tried} sets have a row of {Foreign}");
    }

    [Fact]
    public async Task Expanded_rows_are_shared_or_own()
    {
        foreach (var set in _sets)
        {
            foreach (var navigation in set.Navigations.Where(navigation => navigation.LeadsToMunicipalRows))
            {
                foreach (var (name, municipality, token) in Callers)
                {
                    var url = $"/odata/v1/{set.Name}?$expand={navigation.Name}";
                    AssertNoForeignRow((await GetAsync(url, token)).Expect(HttpStatusCode.OK).Json, municipality, $"{url} as {name}");
                }
            }
        }
    }

    /// <summary>A condition on rows that the caller may not see holds for none of them.</summary>
    [Fact]
    public async Task Filters_do_not_reach_foreign_rows()
    {
        var token = host.Entra.User(Tenants.Herning, "Lis.Admin").Bearer();
        var told = 0;
        foreach (var set in _sets)
        {
            foreach (var navigation in set.Navigations.Where(navigation => navigation.LeadsToMunicipalRows))
            {
                var condition = navigation.IsCollection
                    ? $"{navigation.Name}/any(x:x/MunicipalityCode eq '{Foreign}')"
                    : $"{navigation.Name}/MunicipalityCode eq '{Foreign}'";
                var url = $"/odata/v1/{set.Name}/$count?$filter={condition}";
                told += await CountAsync(url, Operator);
                Assert.True(await CountAsync(url, token) == 0, url);
            }
        }

        Assert.NotEqual(0, told);
    }

    /// <summary>The title of a foreign case is in no answer, however it is asked for; the operator's answer shows that it could be.</summary>
    [Theory]
    [InlineData("Cases?$filter=Title eq '{0}'")]
    [InlineData("Cases?$search=\"{0}\"")]
    [InlineData("Cases?$compute=tolower(Title) as Low&$filter=Low eq tolower('{0}')")]
    [InlineData("Cases?$filter=Title in ('{0}')")]
    [InlineData("Cases?$filter=Title eq @t&@t='{0}'")]
    [InlineData("Cases?$orderby=Committee/Name desc&$expand=Committee")]
    [InlineData("Committees?$expand=Cases($filter=Title eq '{0}')")]
    [InlineData("Committees?$filter=Cases/any(c:c/Title eq '{0}')&$expand=Cases")]
    [InlineData("Documents?$expand=Case")]
    [InlineData("Documents?$filter=Case/Title eq '{0}'&$expand=Case")]
    public async Task No_shape_of_request_shows_a_foreign_case(string shape)
    {
        var foreign = await GetAsync("/odata/v1/Cases?$filter=MunicipalityCode eq '766'&$orderby=Id&$top=1", Operator);
        var title = foreign.Rows.Single().GetProperty("Title").GetString()!;
        var url = $"/odata/v1/{shape.Replace("{0}", title.Replace("'", "''", StringComparison.Ordinal), StringComparison.Ordinal)}";

        Assert.Contains(title, (await GetAsync(url, Operator)).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        foreach (var (name, _, token) in Callers.Where(caller => caller.Municipality != "766"))
        {
            var answer = (await GetAsync(url, token)).Expect(HttpStatusCode.OK);
            Assert.False(answer.Text.Contains(title, StringComparison.Ordinal), $"{url} as {name}");
        }
    }

    [Fact]
    public async Task Aggregates_are_those_of_the_visible_rows()
    {
        foreach (var (name, municipality, token) in Callers)
        {
            foreach (var set in Municipal)
            {
                var groups = await GetAsync($"/odata/v1/{set.Name}?$apply=groupby((MunicipalityCode),aggregate($count as N))", token);
                var counted = groups.Expect(HttpStatusCode.OK).Rows.Sum(group => group.GetProperty("N").GetInt32());

                AssertNoForeignRow(groups.Json, municipality, set.Name);
                Assert.True(await CountAsync($"/odata/v1/{set.Name}/$count", token) == counted, $"{set.Name} as {name}");
            }
        }
    }

    [Fact]
    public async Task Counts_of_expanded_rows_are_those_of_the_visible_ones()
    {
        foreach (var (name, _, token) in Callers)
        {
            var areas = await GetAsync("/odata/v1/Areas?$select=Code&$expand=Observations($count=true;$top=0)", token);
            var counted = areas.Expect(HttpStatusCode.OK).Rows.Sum(area => area.GetProperty("Observations@odata.count").GetInt32());

            Assert.True(await CountAsync("/odata/v1/Observations/$count", token) == counted, name);
        }
    }

    static string Absent(string address) => address.EndsWith("')", StringComparison.Ordinal)
        ? address[..^2] + ".absent')"
        : address[..^1] + "9999)";

    async Task<int> CountAsync(string url, (string, string) token) =>
        int.Parse((await GetAsync(url, token)).Expect(HttpStatusCode.OK).Text, CultureInfo.InvariantCulture);

    static void AssertNoForeignRow(JsonElement json, string? municipality, string where)
    {
        var strays = Municipalities(json).Where(code => code is not null && code != municipality).Distinct();
        Assert.True(!strays.Any(), $"{where} shows rows of {string.Join(", ", strays)}");
    }

    static IEnumerable<string?> Municipalities(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Municipalities),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(
            property => property.Name == "MunicipalityCode" ? [property.Value.GetString()] : Municipalities(property.Value)),
        _ => [],
    };
}

public sealed class MunicipalityTestsOnSqlite(SqliteSecuredHost host) : MunicipalityTests(host);

public sealed class MunicipalityTestsOnPostgres(PostgresSecuredHost host) : MunicipalityTests(host);
