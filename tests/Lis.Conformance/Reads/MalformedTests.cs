using System.Globalization;
using System.Text;
using System.Text.Json;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Reads;

/// <summary>Good requests broken by chance: whatever a URL can say is answered, never by 5xx, and never without an OData error.</summary>
public abstract class MalformedTests(ReadHost host) : ReadSuite(host)
{
    const int Requests = 3000;
    const int Seed = 41;

    static readonly string[] Good =
    [
        "Areas?$filter=Kind eq 'Region' and contains(Name,'j')&$orderby=Name desc&$top=3",
        "Areas('657')/Name/$value",
        "FocusItems?$expand=Committees($filter=Id gt 5;$select=Name),FocusList&$select=Title,Number",
        "Targets?$filter=Value div 3 gt 1.5e1 or DueBy lt 2019-12-31 or Label in ('V1','V2',null)&$count=true",
        "Observations?$filter=Indicator/Committees/any(c:c/Id eq 11 and not (c/Name eq 'x')) and Value ge -1&$skip=2",
        "FocusItems?$search=\"den varierede\" OR (voksne AND NOT botilbud)&$compute=Number mul 2 as D&$orderby=D",
        "ObservationRevisions(ObservationId=2018000000000001,Revision=1)?$select=Value",
        "FocusItems(7)/Committees(6)?$format=application/json;odata.metadata=full",
        "Areas/$filter(@f)/$count?@f=length(Name) gt 10",
        "Cases?$filter=MeetingDate add duration'P1D' gt 2023-01-01 and CreatedAt lt 2030-01-01T00:00:00Z&$apply=identity",
        "Indicators?$filter=case(Kind eq Lis.V1.IndicatorKind'Effect':1,true:2) eq 1 and cast(Decimals,Edm.String) ne '1'",
        "$entity?$id=Areas('657')",
        "Breakdowns?$filter=hassubset(Members,[1,2]) or Members/any(m:m/Dimension has 'x')",
    ];

    static readonly string[] Scraps =
    [
        "'", "(", ")", "/", "$", "@", "%", "%2", "%00", "%FF", "%C3", ",", ";", ":", "=", "&", "?", "+", " ", "-", ".", "null", "$it", "not ", " eq ",
        "any(", "*", "\\", "\"", "[", "{", "ø", "😀", "9999999999999999999999", "1e999", "-0", "INF", "2024-02-30", "duration'P'", "@p", "$count",
        "$ref", "$value", "()", "''", "in ()", "$levels=max", "cast(", "Edm.Int32", "#", "|", "^", "~", "\t", "0x1", "İ", "\u202e", "..", "//",
    ];

    [Fact]
    public async Task No_address_breaks_the_service()
    {
        var random = new Random(Number("LIS_TEST_SEED", Seed));
        var failures = new List<string>();
        var refused = 0;
        for (var request = 0; request < Number("LIS_TEST_MALFORMED", Requests); request++)
        {
            var url = Broken(random);
            if (IsRefusedByTheWebServer(url))
            {
                continue;
            }

            var answer = await GetAsync(Root + url);
            refused += (int)answer.Status >= 400 ? 1 : 0;
            if (Complaint(answer) is { } complaint)
            {
                failures.Add($"request {request}: {url}\n  {complaint}");
            }
        }

        Assert.True(failures.Count == 0, $"seed {Number("LIS_TEST_SEED", Seed)}, {failures.Count} failures:\n{string.Join('\n', failures.Take(25))}");
        Assert.True(refused > Requests / 3, $"only {refused} requests were refused");
    }

    /// <summary>A path with a NUL never reaches the service: Kestrel answers it.</summary>
    static bool IsRefusedByTheWebServer(string url) => url.Split('?')[0].Contains("%00", StringComparison.Ordinal);

    static string? Complaint(Answer answer)
    {
        var status = (int)answer.Status;
        if (status < 400)
        {
            return null;
        }

        if (status >= 500 && status != 501)
        {
            return answer.ToString();
        }

        try
        {
            var error = answer.Json.GetProperty("error");
            return error.GetProperty("code").GetString() is { Length: > 0 } && error.GetProperty("message").GetString() is { Length: > 0 }
                ? null
                : $"no code or message: {answer}";
        }
        catch (Exception notOData) when (notOData is InvalidOperationException or KeyNotFoundException or JsonException)
        {
            return $"no OData error: {answer}";
        }
    }

    static string Broken(Random random)
    {
        var text = new StringBuilder(Good[random.Next(Good.Length)]);
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(1, 6), text.Length - at);
            switch (random.Next(5))
            {
                case 0:
                    text.Remove(at, length);
                    break;
                case 1:
                    text.Insert(at, text.ToString(at, length));
                    break;
                case 2:
                    text.Length = Math.Max(at, 1);
                    break;
                default:
                    text.Insert(at, Scraps[random.Next(Scraps.Length)]);
                    break;
            }
        }

        return text.ToString();
    }

    static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}

public sealed class MalformedTestsOnSqlite(SqliteReadHost host) : MalformedTests(host);

public sealed class MalformedTestsOnPostgres(PostgresReadHost host) : MalformedTests(host);
