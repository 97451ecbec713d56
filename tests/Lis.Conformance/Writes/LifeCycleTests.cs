using System.Net;

namespace Lis.Conformance.Writes;

/// <summary>The steps of a prøvehandling, each pair of states, told here in the contract's own words and not by the service's table.</summary>
public abstract class LifeCycleTests(WriteHost host) : WriteSuite(host)
{
    static readonly string[] Forward = ["Idea", "Commissioned", "Preparing", "Starting", "Running", "Evaluating", "Completed"];

    static readonly string[] States = [.. Forward, "Scaled", "Stopped", "Unknown"];

    /// <summary>Forward as far as Completed, Scaled only from Completed, any active one stopped, anything from Unknown, back from Evaluating to Running only.</summary>
    static bool IsAllowed(string from, string to) => from == to || from == "Unknown" || (from, to) switch
    {
        ("Completed", "Scaled") or ("Evaluating", "Running") => true,
        (_, "Stopped") => Array.IndexOf(Forward, from) is >= 0 and < 6,
        _ => Array.IndexOf(Forward, from) is >= 0 and var start && Array.IndexOf(Forward, to) > start,
    };

    [Fact]
    public async Task Every_pair_of_states_is_a_step_or_409_and_each_step_has_its_row()
    {
        foreach (var from in States)
        {
            foreach (var to in States)
            {
                var made = await PostAsync("Proevehandlinger", $$"""{"Title":"Forsøg","Status":"{{from}}"}""", Herning);
                var path = $"Proevehandlinger({made.Expect(HttpStatusCode.Created).Json.GetProperty("Id").GetInt32()})";

                var answer = await PatchAsync(path, $$"""{"Status":"{{to}}","StatusText":"i proces","StatusDate":"2024-02-29"}""", Herning, Always);

                Assert.True(answer.Status == (IsAllowed(from, to) ? HttpStatusCode.OK : HttpStatusCode.Conflict), $"{from} to {to}: {answer}");
                var history = (await GetAsync($"{Root}{path}/StatusHistory?$orderby=Id", Herning)).Rows.ToList();
                string[] expected = from != to && IsAllowed(from, to) ? [from, to] : [from];
                Assert.Equal(expected, history.Select(row => row.GetProperty("Status").GetString()!));
                Assert.True(expected.Length == 1 || history[1].GetProperty("StatusText").GetString() == "i proces", $"{from} to {to}: {history[^1]}");
            }
        }
    }

    [Theory]
    [InlineData("PUT", "", """{"Title":"Forsøg","Status":"Idea"}""")]
    [InlineData("PUT", "/Status", """{"value":"Idea"}""")]
    [InlineData("PATCH", "/$each", """{"Status":"Idea"}""")]
    [InlineData("PATCH", "/$delta", "")]
    public async Task No_other_way_of_writing_goes_around_the_steps(string method, string way, string body)
    {
        var made = await PostAsync("Proevehandlinger", """{"Title":"Forsøg","Status":"Running"}""", Herning);
        var id = made.Expect(HttpStatusCode.Created).Json.GetProperty("Id").GetInt32();
        var path = way switch
        {
            "/$each" => $"Proevehandlinger/$filter(Id eq {id})/$each",
            "/$delta" => "Proevehandlinger",
            _ => $"Proevehandlinger({id}){way}",
        };
        var sent = body.Length > 0 ? body : $$"""{"@context":"#$delta","value":[{"Id":{{id}},"Status":"Idea"}]}""";

        Refused(await Service.SendAsync(method, Root + path, sent, Herning, Always, Newer), HttpStatusCode.Conflict, "Conflict");

        Assert.Single((await GetAsync($"{Root}Proevehandlinger({id})/StatusHistory", Herning)).Rows);
    }

    [Fact]
    public async Task A_refused_step_names_those_that_are_allowed()
    {
        var made = await PostAsync("Proevehandlinger", """{"Title":"Forsøg","Status":"Evaluating"}""", Herning);
        var path = $"Proevehandlinger({made.Expect(HttpStatusCode.Created).Json.GetProperty("Id").GetInt32()})";

        var error = Refused(await PatchAsync(path, """{"Status":"Idea"}""", Herning, Always), HttpStatusCode.Conflict);

        Assert.Contains("Running, Completed, Stopped", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }
}

public sealed class LifeCycleTestsOnSqlite(SqliteWriteHost host) : LifeCycleTests(host);

public sealed class LifeCycleTestsOnPostgres(PostgresWriteHost host) : LifeCycleTests(host);
