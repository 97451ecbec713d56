using System.Text;

namespace Lis.Conformance.Malformed;

/// <summary>Headers as clients send them, and broken by chance.</summary>
static class MalformedHeaders
{
    static readonly (string Name, string[] Values)[] Known =
    [
        ("Accept",
        [
            "application/json", "application/json;odata.metadata=full", "application/json;odata.metadata=everything", "application/atom+xml", "text/plain",
            "*/*;q=0", "application/json;q=2", "application/json;IEEE754Compatible=maybe", "a/b/c", ",,,;;;", "\"", "application/*;q=0.1,text/html",
            "application/json;odata.metadata=minimal;charset=ibm500", "text/csv", "multipart/mixed", "application/xml;q=0.000000001",
        ]),
        ("Accept-Charset", ["utf-7", "*;q=0", "latin1;q=", "klingon"]),
        ("Accept-Encoding", ["gzip;q=9", "identity;q=0, *;q=0", "br,,"]),
        ("Accept-Language", ["da", "xx-yy-zz-ø", ";;"]),
        ("OData-MaxVersion", ["4.0", "4.01", "3.0", "4", "99999999999999999999999999999999", "-4.0", "4,01", "four", "4.0;x", "1e2", "4.0, 4.01", ""]),
        ("OData-Version", ["4.0", "4.01", "2.0", "", "x", "4.01.1"]),
        ("Prefer",
        [
            "odata.maxpagesize=2", "maxpagesize=-1", "maxpagesize=99999999999999", "odata.maxpagesize=\"5", "return=minimal", "return=everything",
            "respond-async", "respond-async,wait=0", "wait=ten", "odata.include-annotations=\"*\"", "odata.include-annotations=*,\"", "=,=;", "handling=strict",
            "odata.continue-on-error=perhaps", "track-changes", "omit-values=all", "callback; url=\"http://x\"", "odata.allow-entityreferences",
        ]),
        ("If-Match", ["*", "W/\"1\"", "\"1\"", "1", "W/", "\"a\",\"b\",", "w/\"x\"", "\"\"", "**"]),
        ("If-None-Match", ["*", "W/\"1\"", "\"x", "W/\"1\",*", ","]),
        ("If-Modified-Since", ["yesterday", "Sat, 29 Feb 2025 00:00:00 GMT"]),
        ("Content-Type",
        [
            "application/json;charset=utf-16", "application/json;charset=klingon", "application/json;odata.metadata=x", "text/plain", "application/xml",
            "multipart/mixed", "multipart/mixed;boundary=", "multipart/mixed;boundary=\"a b\"", "multipart/form-data; boundary=x", "json", "/", ";",
            "application/json;IEEE754Compatible=true", "application/x-www-form-urlencoded", "application/json;charset=", "application/json, text/plain",
        ]),
        ("Content-Encoding", ["gzip", "identity", "br", "nonsense"]),
        ("Content-Language", ["da", "xx-"]),
        ("Isolation", ["snapshot", "dirty"]),
        ("Idempotency-Key", ["a", "ø", "\"\"", "  "]),
        ("Lis-Change", ["1", "-1", "99999999999999999999", "x"]),
        ("Range", ["bytes=0-1", "bytes=5-1", "rows=1"]),
        ("X-HTTP-Method", ["DELETE", "MERGE"]),
        ("X-Forwarded-For", ["127.0.0.1", "not an address"]),
        ("X-Forwarded-Host", ["a b", "lis.example.dk:99999"]),
        ("Origin", ["null", "http://[::1"]),
        ("Cookie", ["a=b", "=;=;"]),
        ("traceparent", ["00-0-0-0", "00-00000000000000000000000000000000-0000000000000000-01"]),
        ("Expect", ["nothing"]),
    ];

    /// <summary>One to four header lines; no value holds a byte that no header may hold, and no name is given twice that must not be.</summary>
    public static void Add(List<(string Name, string Value)> headers, Random random)
    {
        for (var more = random.Next(1, 5); more > 0; more--)
        {
            var (name, values) = Known[random.Next(Known.Length)];
            if (headers.Any(header => header.Name == name))
            {
                continue;
            }

            var value = values[random.Next(values.Length)];
            headers.Add((name, Printable(random.Next(3) == 0 ? Breaker.Address(value, random) : value)));
        }
    }

    static string Printable(string text)
    {
        var value = new StringBuilder();
        foreach (var letter in text)
        {
            value.Append(letter is >= ' ' and < '\u007f' ? letter : '?');
        }

        return value.ToString().Trim();
    }
}
