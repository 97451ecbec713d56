using System.Net;

namespace Lis.Conformance.Writes;

/// <summary>
/// Requests under an Idempotency-Key are done once, for a day and a caller: sent again they have the same status, key and number of commit. What
/// is shown is the entity as it is now (decision 0040).
/// </summary>
public abstract class IdempotencyTests(WriteHost host) : WriteSuite(host)
{
    const string Body = """{"Name":"Én gang","Kind":"Other"}""";

    static (string, string) Key => ("Idempotency-Key", Unique("noegle-"));

    [Fact]
    public async Task What_is_repeated_later_has_the_same_key_and_shows_what_is_there_now()
    {
        var (key, token) = (Key, Herning);
        var first = (await PostAsync("Committees", Body, token, key)).Expect(HttpStatusCode.Created);
        var path = $"Committees({first.Json.GetProperty("Id").GetInt32()})";
        (await PatchAsync(path, """{"Name":"Siden"}""", token, Always)).Expect(HttpStatusCode.OK);

        var again = (await PostAsync("Committees", Body, token, key)).Expect(HttpStatusCode.Created);

        Assert.Equal((first.Header("Location"), first.Header("Lis-Change")), (again.Header("Location"), again.Header("Lis-Change")));
        Assert.Equal("Siden", again.Json.GetProperty("Name").GetString());
        (await DeleteAsync(path, token, Always)).Expect(HttpStatusCode.NoContent);
        var gone = (await PostAsync("Committees", Body, token, key)).Expect(HttpStatusCode.NoContent);
        Assert.Equal((first.Header("Location"), first.Header("Location")), (gone.Header("Location"), gone.Header("OData-EntityId")));
    }

    [Fact]
    public async Task An_answer_without_a_body_is_repeated_without_one()
    {
        var (key, token) = (Key, Herning);

        var first = (await PostAsync("Committees", Body, token, key, ("Prefer", "return=minimal"))).Expect(HttpStatusCode.NoContent);
        var again = (await PostAsync("Committees", Body, token, key, ("Prefer", "return=minimal"))).Expect(HttpStatusCode.NoContent);

        Assert.Equal(first.Header("OData-EntityId"), again.Header("OData-EntityId"));
        Assert.Equal("return=minimal", again.Header("Preference-Applied"));
    }

    [Fact]
    public async Task A_key_stands_for_one_address_and_one_body()
    {
        var (key, token) = (Key, Herning);
        (await PostAsync("Committees", Body, token, key)).Expect(HttpStatusCode.Created);

        Refused(await PostAsync("Committees", """{"Name":"En anden","Kind":"Other"}""", token, key), HttpStatusCode.UnprocessableEntity, "RuleViolation", "Idempotency-Key");
        Refused(await PostAsync("Committees?$select=Name", Body, token, key), HttpStatusCode.UnprocessableEntity, "RuleViolation", "Idempotency-Key");
        Refused(await PostAsync("FocusLists", """{"Title":"a"}""", token, key), HttpStatusCode.UnprocessableEntity, "RuleViolation", "Idempotency-Key");
        Refused(await PostAsync("Committees", Body, token, ("Idempotency-Key", new string('x', 201))), HttpStatusCode.BadRequest, "InvalidValue", "Idempotency-Key");
        (await PostAsync("Committees", Body, Hedensted, key)).Expect(HttpStatusCode.Created);
    }

    /// <summary>A request that was refused was not done, so its key is free.</summary>
    [Fact]
    public async Task What_was_refused_can_be_put_right_under_the_same_key()
    {
        var (key, token, name) = (Key, Herning, Unique("Rettet "));

        Refused(await PostAsync("Committees", $$"""{"Name":"{{name}}"}""", token, key), HttpStatusCode.BadRequest);
        (await PostAsync("Committees", $$"""{"Name":"{{name}}","Kind":"Other"}""", token, key)).Expect(HttpStatusCode.Created);

        Assert.Single((await GetAsync($"{Root}Committees?$filter=Name eq '{name}'", Herning)).Rows);
    }

    [Fact]
    public async Task The_key_of_a_batch_is_that_of_each_of_its_requests()
    {
        var (token, name, key) = (Herning, Unique("Samlet "), Key);
        string Post(string id) => $$$"""{"id":"{{{id}}}","method":"post","url":"Committees","headers":{"content-type":"application/json"},"body":{"Name":"{{{name}}}","Kind":"Other"}}""";
        var batch = $$"""{"requests":[{{Post("1")}},{"id":"2","method":"get","url":"Committees/$count"},{{Post("3")}}]}""";

        (await PostAsync("$batch", batch, token, key)).Expect(HttpStatusCode.OK);
        var again = (await PostAsync("$batch", batch, token, key)).Expect(HttpStatusCode.OK);

        Assert.Equal([201, 200, 201], again.Json.GetProperty("responses").EnumerateArray().Select(part => part.GetProperty("status").GetInt32()));
        Assert.Equal(2, (await GetAsync($"{Root}Committees?$filter=Name eq '{name}'", Herning)).Rows.Count());
    }

    [Fact]
    public async Task Twins_of_an_atomicity_group_make_one_row_between_them()
    {
        var (token, name, key) = (Herning, Unique("Tvilling "), Unique("noegle-"));
        string Part(string id) => $$$"""{"id":"{{{id}}}","method":"post","url":"Committees","atomicityGroup":"g","headers":{"content-type":"application/json","idempotency-key":"{{{key}}}"},"body":{"Name":"{{{name}}}","Kind":"Other"}}""";

        (await PostAsync("$batch", $$"""{"requests":[{{Part("1")}},{{Part("2")}}]}""", token)).Expect(HttpStatusCode.OK);
        (await PostAsync("$batch", $$"""{"requests":[{{Part("1")}}]}""", token)).Expect(HttpStatusCode.OK);

        Assert.Single((await GetAsync($"{Root}Committees?$filter=Name eq '{name}'", Herning)).Rows);
    }
}

public sealed class IdempotencyTestsOnSqlite(SqliteWriteHost host) : IdempotencyTests(host);

public sealed class IdempotencyTestsOnPostgres(PostgresWriteHost host) : IdempotencyTests(host);
