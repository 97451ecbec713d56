using System.Text;

namespace Lis.Conformance.Malformed;

/// <summary>Breaks good text in small steps by chance.</summary>
static class Breaker
{
    static readonly string[] UrlScraps =
    [
        "'", "(", ")", "/", "$", "@", "%", "%2", "%00", "%FF", "%C3", "%C0%AF", "%ED%A0%80", "%2F", "%25", "%0D%0A", ",", ";", ":", "=", "&", "?", "+", " ",
        "-", ".", "null", "true", "$it", "$this", "$root", "$root/", "not ", " eq ", " in ", " and ", " or ", " has ", " div ", " mod ", " divby ", " add ",
        "any(", "/any(x:", "/all(", "*", "\\", "\"", "[", "{", "}", "ø", "😀", "9999999999999999999999", "1e999", "-0", "INF", "NaN", "2024-02-30",
        "24:00:00", "duration'P", "binary'a'", "guid'x'", "0000-01-01", "@p", "$count", "/$count", "$ref", "/$ref", "$value", "/$value", "/$filter(", "()",
        "''", "in ()", "$levels=max", "cast(", "isof(", "case(", "contains(", "matchespattern(", "concat(", "substring(", "hassubset(", "Edm.Int32",
        "Lis.V1.AreaKind'Region'", "/Lis.V1.Area", "#", "|", "^", "~", "\t", "0x1", "İ", "\u202e", "..", "/..", "//", "&$filter=", "&$expand=", "&$select=",
        "&$apply=", "&$top=", "&$skip=", "&$orderby=", "&$compute=", "&$search=", "&$format=", "&$skiptoken=", "&$deltatoken=", "&$id=", "&$foo=1",
        "&asOf=", "&@p=", "&@p=@p", "groupby((", "aggregate(", " with sum as ", "/concat(", "topcount(", "rollup(", "$batch", "$metadata", "$query",
        "01234567-89ab-cdef-0123-456789abcdef", "2018-01-01T00:00:00Z", "-9223372036854775808", "0.1234567890123456789012345678901234567890",
    ];

    static readonly string[] BodyScraps =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "null", "true", "-", "1e999", "NaN", "\"INF\"", "9999999999999999999999999", "\"\\ud800\"", "\"\\u0000\"",
        "//", "/* */", "'", "\u0000", "\ufeff", "@odata.type", "@odata.id", "@odata.bind", "@odata.context", "@removed", "@context", "#Lis.V1.Area", "#X.Y",
        "{\"a\":", "[[", "\"Name\":1,", "\"Id\":\"x\",", "\"Code\":null,", "\"Nope\":1,", "\"2024-02-30\"", "\"25:00\"", "1.2345678", "\n", "\r\n", "ø", "😀",
        "--batch", "--batch--", "Content-Length: 3\r\n", "Content-ID: 1\r\n", "HTTP/1.1", "HTTP/9.9", "GET ", "POST ", "$1", "$", "dependsOn", "atomicityGroup",
    ];

    /// <summary>An address with one to three faults.</summary>
    public static string Address(string good, Random random) => Text(good, UrlScraps, random);

    /// <summary>A body with one to three faults.</summary>
    public static string Body(string good, Random random) => random.Next(30) switch
    {
        0 => "",
        1 => new string('[', random.Next(1, 5000)),
        2 => string.Concat(Enumerable.Repeat("{\"a\":", random.Next(1, 2000))),
        3 => $"{{\"Name\":\"{new string('x', random.Next(1, 100_000))}\"}}",
        _ => Text(good, BodyScraps, random),
    };

    static string Text(string good, string[] scraps, Random random)
    {
        var text = new StringBuilder(good);
        for (var faults = random.Next(1, 4); faults > 0; faults--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(1, 12), text.Length - at);
            switch (random.Next(8))
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
                case 3 when at < text.Length:
                    text[at] = (char)random.Next(0x20, 0x7F);
                    break;
                case 4:
                    var scrap = scraps[random.Next(scraps.Length)];
                    text.Insert(at, scrap.Length < 4 ? string.Concat(Enumerable.Repeat(scrap, random.Next(1, 40))) : scrap);
                    break;
                default:
                    text.Insert(at, scraps[random.Next(scraps.Length)]);
                    break;
            }
        }

        return text.ToString();
    }
}
