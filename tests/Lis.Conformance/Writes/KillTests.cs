using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Lis.Conformance.Deployment;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Writes;

/// <summary>The process is killed (SIGKILL) amid writes: what is left is whole commits, each with its audit entries, and all that was answered.</summary>
public abstract class KillTests(DatabaseKind kind)
{
    const string Body = """{"Name":"Afbrudt","Kind":"Other","Cases":[{"Kind":"Memo","Title":"A"},{"Kind":"Memo","Title":"B"}]}""";

    [Fact]
    public async Task A_killed_process_leaves_no_half_transaction()
    {
        if (kind == DatabaseKind.Postgres)
        {
            PostgresCluster.SkipWhenAbsent();
        }

        await using var database = await TestDatabase.CreateAsync(kind, DatabaseContent.Sample);
        await using var entra = EntraAuthority.Start();
        var answered = await WriteUntilKilledAsync(database, entra);

        await using var service = await LisHost.StartAsync(database, HostSettings.Production(entra));
        var admin = entra.Application(Tenants.Herning, "Lis.Admin").Bearer();
        var rows = (await service.GetAsync("/odata/v1/Committees?$filter=Name eq 'Afbrudt'&$expand=Cases", admin)).Rows.ToList();
        var audit = (await service.GetAsync("/odata/v1/AuditEntries?$filter=Action eq 'Insert' and contains(Changes,'Afbrudt')", admin)).Rows;
        Assert.NotEmpty(answered);
        Assert.All(rows, row => Assert.Equal(2, row.GetProperty("Cases").GetArrayLength()));
        var keys = rows.Select(row => row.GetProperty("Id").GetInt32().ToString(CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(keys, audit.Select(entry => entry.GetProperty("EntityKey").GetString()!).Order(StringComparer.Ordinal));
        Assert.Empty(answered.Except(keys));
    }

    static async Task<IReadOnlyCollection<string>> WriteUntilKilledAsync(TestDatabase database, EntraAuthority entra)
    {
        var answered = new ConcurrentBag<string>();
        List<Task> writers;
        await using (var service = await ServiceProcess.StartAsync(database, entra, waitsUntilReady: true))
        {
            var client = service.Client;
            client.DefaultRequestHeaders.Authorization =
                new AuthenticationHeaderValue("Bearer", entra.Application(Tenants.Herning, "Lis.Read", "Lis.Write").Sign());
            writers = Enumerable.Range(0, 4).Select(_ => WriteAsync(client, answered)).ToList();
            while (answered.Count < 20 && !service.HasExited)
            {
                await Task.Delay(10);
            }

            await service.KillAsync();
            await Task.WhenAll(writers);
        }

        return answered;
    }

    static async Task WriteAsync(HttpClient client, ConcurrentBag<string> answered)
    {
        try
        {
            while (true)
            {
                using var body = new StringContent(Body, Encoding.UTF8, "application/json");
                using var answer = await client.PostAsync(new Uri("/odata/v1/Committees", UriKind.Relative), body);
                Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
                answered.Add(answer.Headers.Location!.AbsolutePath.Split('(', ')')[1]);
            }
        }
        catch (HttpRequestException)
        {
            // The process is gone.
        }
    }
}

public sealed class KillTestsOnSqlite() : KillTests(DatabaseKind.Sqlite);

public sealed class KillTestsOnPostgres() : KillTests(DatabaseKind.Postgres);
