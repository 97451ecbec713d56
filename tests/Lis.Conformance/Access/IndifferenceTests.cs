using System.Net;
using Lis.Conformance.Harness;
using Lis.Conformance.Oracle;
using Lis.Storage.Connections;

namespace Lis.Conformance.Access;

/// <summary>
/// A caller of one municipality gets the same answers, byte by byte, whether the rows of the others exist or not: in every shape of request,
/// to every set that the service has. So nothing of them shows, and a key that is hidden answers like one that is absent.
/// </summary>
public abstract class IndifferenceTests(OwnSecuredHost host) : Suite(host)
{
    static readonly string[] Others = ["330", "766"];

    (string, string) Caller => host.Entra.User(Tenants.Herning, "Lis.Admin").Bearer();

    (string, string) Operator => host.Entra.User(Tenants.Operator, "Lis.Admin").Bearer();

    [Fact]
    public async Task Answers_do_not_depend_on_rows_of_other_municipalities()
    {
        var (requests, foreign) = await RequestsAsync();
        Assert.InRange(foreign.Count, 5, int.MaxValue);
        var toForeign = requests.Where(request => foreign.Any(set => request.StartsWith($"/odata/v1/{set}", StringComparison.Ordinal)
            || request.StartsWith($"/odata/v1/$crossjoin({set},", StringComparison.Ordinal))).ToList();
        var caller = await AnswersAsync(requests, Caller);
        var everything = await AnswersAsync(toForeign, Operator);

        await RemoveAsync();

        // By a service that has counted nothing yet: the rows were taken away behind the back of the one that has.
        await using var fresh = await LisHost.StartAsync(Database, HostSettings.Production(host.Entra));
        var after = await AnswersAsync(requests, Caller, fresh);
        var changed = requests.Where(request => caller[request] != after[request]).ToList();
        Assert.Empty(changed.Take(10).Select(request => $"{request}\n  before {caller[request]}\n  after {after[request]}"));

        // The same requests by one who sees all: the removal shows in each kind of them, so it would have shown above.
        var without = await AnswersAsync(toForeign, Operator, fresh);
        var telling = toForeign.Where(request => everything[request] != without[request]).ToList();
        foreach (var kind in new[] { "/$count", "$apply=", "$expand=", "$orderby=", "/any(", "$search=", "/$ref", "$filter=", "$compute=", "asOf=", ")/MunicipalityCode", "$root/", "$it/", "$crossjoin(" })
        {
            Assert.Contains(telling, request => request.Contains(kind, StringComparison.Ordinal));
        }
    }

    async Task<(List<string> Requests, List<string> Foreign)> RequestsAsync()
    {
        var sets = await EntitySet.ReadAsync(Service, Operator);
        var requests = sets.SelectMany(RequestShapes.Of).ToList();
        var withForeign = new List<string>();
        foreach (var set in sets.Where(set => set.IsMunicipal))
        {
            var foreign = (await GetAsync($"/odata/v1/{set.Name}?$filter=MunicipalityCode eq '766'&$top=1", Operator)).Expect(HttpStatusCode.OK);
            if (foreign.Rows.Any())
            {
                withForeign.Add(set.Name);
            }

            requests.AddRange(foreign.Rows.SelectMany(row => RequestShapes.OfRow(set, set.AddressOf(row))));
        }

        return (requests, withForeign);
    }

    async Task<Dictionary<string, string>> AnswersAsync(List<string> requests, (string, string) token, LisHost? service = null)
    {
        var answers = new Dictionary<string, string>();
        foreach (var request in requests.Distinct())
        {
            var answer = await (service ?? Service).GetAsync(request, token, ("Prefer", "maxpagesize=50"), ("Host", Service.Address.Authority));
            Assert.True((int)answer.Status < 500 || answer.Status == HttpStatusCode.NotImplemented, $"{request}: {answer}");
            answers[request] = $"{(int)answer.Status} {answer.Header("ETag")} {answer.Text}";
        }

        return answers;
    }

    async Task RemoveAsync()
    {
        var isSqlite = Database.Kind == DatabaseKind.Sqlite;
        await using var context = LisDatabase.CreateModelContext(isSqlite ? DatabaseProvider.Sqlite : DatabaseProvider.Postgres);
        var tables = context.Model.GetEntityTypes()
            .Where(type => type.FindProperty("MunicipalityCode") is not null)
            .Select(type => Microsoft.EntityFrameworkCore.RelationalEntityTypeExtensions.GetTableName(type)).OfType<string>().Distinct();
        var codes = string.Join(", ", Others.Select(code => $"'{code}'"));
        var statements = string.Join("; ", tables.Select(table => $"DELETE FROM \"{table}\" WHERE \"MunicipalityCode\" IN ({codes})"));
        if (!isSqlite)
        {
            await Database.ExecuteAsync($"SET session_replication_role = replica; {statements}");
            return;
        }

        // SQLite compares texts by functions that the connection brings.
        await using var connection = await OracleHost.OpenAsync(Database);
        await using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA foreign_keys = OFF; {statements}";
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}

public sealed class IndifferenceTestsOnSqlite(SqliteOwnSecuredHost host) : IndifferenceTests(host), IClassFixture<SqliteOwnSecuredHost>;

public sealed class IndifferenceTestsOnPostgres(PostgresOwnSecuredHost host) : IndifferenceTests(host), IClassFixture<PostgresOwnSecuredHost>;
