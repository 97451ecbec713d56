using System.Net;
using Lis.Conformance.Harness;
using Lis.Conformance.Standard;

namespace Lis.Conformance.Batch;

/// <summary>Changes in batches: alone each for itself, in a group all or none (OData Protocol 11.7.4).</summary>
public abstract class AtomicityGroupTests(OwnSecuredHost host) : BatchSuite(host)
{
    (string, string) Writer => host.Entra.Application(Tenants.Herning, "Lis.Read", "Lis.Write").Bearer();

    [Fact]
    [Shows("R105", "R106")]
    public async Task A_group_is_stored_as_a_whole_and_its_parts_can_name_each_other()
    {
        var before = await CountAsync("AuditEntries");
        var answer = await SendAsync(
            """
            {`id`:`list`,`atomicityGroup`:`g`,`method`:`POST`,`url`:`FocusLists`,`body`:{`Title`:`Gruppe A`}},
            {`id`:`item`,`atomicityGroup`:`g`,`method`:`POST`,`url`:`FocusItems`,`dependsOn`:[`list`],
             `body`:{`Title`:`I gruppen`,`Status`:`Open`,`EvaluationKind`:`Event`,`FocusList@odata.bind`:`$list`}},
            {`id`:`read`,`method`:`GET`,`url`:`$list/Items/$count`,`dependsOn`:[`g`]}
            """,
            Writer);
        var parts = Responses(answer);

        Assert.Equal("list:201 item:201 read:200", Statuses(answer));
        Assert.Equal("1", parts["read"].GetProperty("body").GetString());
        Assert.Equal("g", parts["item"].GetProperty("atomicityGroup").GetString());
        Assert.Equal("Gruppe A", parts["list"].GetProperty("body").GetProperty("Title").GetString());
        Assert.True(parts["list"].GetProperty("headers").TryGetProperty("Location", out _));
        Assert.Equal(before + 2, await CountAsync("AuditEntries"));
    }

    [Theory]
    [InlineData("{`id`:`2`,`atomicityGroup`:`g`,`method`:`POST`,`url`:`FocusLists`,`body`:{`Nothing`:1}}", "1:424 2:400 3:424")]
    [InlineData("{`id`:`2`,`atomicityGroup`:`g`,`method`:`GET`,`url`:`FocusLists`}", "1:424 2:400 3:424")]
    [InlineData("{`id`:`2`,`atomicityGroup`:`g`,`method`:`DELETE`,`url`:`FocusLists(999999)`,`headers`:{`If-Match`:`*`}}", "1:424 2:404 3:424")]
    public async Task Nothing_of_a_group_is_stored_when_one_part_fails(string failing, string expected)
    {
        var (lists, audits) = (await CountAsync("FocusLists"), await CountAsync("AuditEntries"));
        var answer = await SendAsync(
            $$$"""
            {`id`:`1`,`atomicityGroup`:`g`,`method`:`POST`,`url`:`FocusLists`,`body`:{`Title`:`Gruppe B`}},
            {{{failing}}},
            {`id`:`3`,`method`:`GET`,`url`:`FocusLists`,`dependsOn`:[`g`]}
            """,
            Writer);

        Assert.Equal(expected, Statuses(answer));
        Assert.False(Responses(answer)["1"].GetProperty("headers").TryGetProperty("Location", out _));
        Assert.Equal((lists, audits), (await CountAsync("FocusLists"), await CountAsync("AuditEntries")));
    }

    [Fact]
    public async Task Without_a_group_each_change_stands_for_itself()
    {
        var lists = await CountAsync("FocusLists");
        var answer = await SendAsync(
            """
            {`id`:`1`,`method`:`POST`,`url`:`FocusLists`,`body`:{`Title`:`Alene`}},
            {`id`:`2`,`method`:`POST`,`url`:`FocusLists`,`body`:{`Nothing`:1}},
            {`id`:`3`,`method`:`PATCH`,`url`:`$1`,`headers`:{`If-Match`:`$1`,`Prefer`:`return=minimal`},`dependsOn`:[`1`],`body`:{`Title`:`Alene igen`}},
            {`id`:`4`,`method`:`PATCH`,`url`:`$1`,`headers`:{`If-Match`:`$1`},`dependsOn`:[`1`],`body`:{`Title`:`For sent`}}
            """,
            Writer);

        Assert.Equal("1:201 2:400 3:204 4:412", Statuses(answer));
        Assert.Equal(lists + 1, await CountAsync("FocusLists"));
    }

    [Fact]
    [Shows("R105")]
    public async Task A_change_set_in_multipart_is_answered_in_a_part_of_its_own()
    {
        static string Insert(string title, string id) =>
            $"--c\nContent-Type: application/http\nContent-ID: {id}\n\nPOST FocusLists HTTP/1.1\nContent-Type: application/json\n\n{{\"Title\":\"{title}\"}}\n";
        const string Around = "--b\nContent-Type: multipart/mixed; boundary=c\n\n";
        var lists = await CountAsync("FocusLists");
        var good = await SendPartsAsync($"{Around}{Insert("Sæt A", "7")}{Insert("Sæt B", "8")}--c--\n{Part("GET $7/Title/$value HTTP/1.1")}--b--", Writer);
        var bad = await SendPartsAsync($"{Around}{Insert("Sæt C", "7")}{Insert("Sæt D\",\"Nothing\":\"1", "8")}--c--\n{Part("GET Areas/$count HTTP/1.1")}--b--", Writer);

        Assert.Equal("201 201 200", StatusLines(good));
        Assert.Contains("Content-Type: multipart/mixed; boundary=changeset_", good.Text, StringComparison.Ordinal);
        Assert.Contains("Content-ID: 8\r\n", good.Text, StringComparison.Ordinal);
        Assert.Contains("\r\n\r\nSæt A\r\n", good.Text, StringComparison.Ordinal);
        Assert.Equal("400", StatusLines(bad));
        Assert.DoesNotContain("changeset_", bad.Text, StringComparison.Ordinal);
        Assert.Equal(lists + 2, await CountAsync("FocusLists"));
    }

    [Fact]
    public async Task Each_change_has_the_rights_of_its_caller()
    {
        var answer = await SendAsync(
            """
            {`id`:`1`,`atomicityGroup`:`g`,`method`:`POST`,`url`:`FocusLists`,`body`:{`Title`:`Ikke lov`}},
            {`id`:`2`,`method`:`POST`,`url`:`FocusLists`,`body`:{`Title`:`Ikke lov`}}
            """,
            host.Entra.User(Tenants.Herning, "Lis.Read").Bearer());

        Assert.Equal("1:403 2:403", Statuses(answer));
    }

    async Task<int> CountAsync(string set) => int.Parse(
        (await GetAsync($"{Root}{set}/$count", host.Entra.User(Tenants.Operator, "Lis.Admin").Bearer())).Expect(HttpStatusCode.OK).Text,
        System.Globalization.CultureInfo.InvariantCulture);
}

public sealed class AtomicityGroupTestsOnSqlite(SqliteOwnSecuredHost host) : AtomicityGroupTests(host), IClassFixture<SqliteOwnSecuredHost>;

public sealed class AtomicityGroupTestsOnPostgres(PostgresOwnSecuredHost host) : AtomicityGroupTests(host), IClassFixture<PostgresOwnSecuredHost>;
