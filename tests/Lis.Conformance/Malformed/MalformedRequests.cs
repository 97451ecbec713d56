using System.Globalization;
using System.Text;

namespace Lis.Conformance.Malformed;

/// <summary>Makes the requests of a run. The same seed and number give the same request, whatever was made before it.</summary>
sealed class MalformedRequests(int seed, int first, string host, string authorization)
{
    const string Root = "/odata/v1/";

    static readonly string[] Methods = ["HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "MERGE", "TRACE", "get", "BREW"];

    /// <summary>One request.</summary>
    /// <param name="index">Counted from the first of this run.</param>
    public RawRequest Make(int index)
    {
        var number = first + index;
        var random = new Random(HashCode(seed, number));
        return random.Next(100) switch
        {
            < 38 => Get(number, "address", Broken(random)),
            < 52 => Get(number, "options", Spliced(random)),
            < 66 => WithHeaders(number, random),
            < 80 => Change(number, random),
            < 84 => Query(number, random),
            < 89 => new MalformedBatches(this, random).Make(number),
            < 93 => OtherMethod(number, random),
            < 98 => RawTarget(number, random),
            _ => RawFrame(number, random),
        };
    }

    /// <summary>A request in good form with any method, address, headers and body.</summary>
    public RawRequest Whole(
        int number, string kind, string method, string address, IReadOnlyList<(string Name, string Value)> headers, byte[]? body = null)
    {
        var head = new StringBuilder().Append(method).Append(' ').Append(Root).Append(Escaped(address)).Append(" HTTP/1.1\r\nHost: ").Append(host)
            .Append("\r\nAuthorization: ").Append(authorization).Append("\r\n");
        foreach (var (name, value) in headers)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        if (body is not null)
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n");
        }

        byte[] bytes = [.. Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), .. body ?? []];
        // The web server itself refuses a NUL in the path and may then close.
        var path = address.Split('?')[0];
        return new RawRequest(number, kind, bytes, method == "HEAD", path.Contains("%00", StringComparison.Ordinal) || method == "get");
    }

    public static string Broken(Random random) => Breaker.Address(Any(GoodRequests.Addresses, random), random);

    public static T Any<T>(T[] from, Random random) => from[random.Next(from.Length)];

    /// <summary>Small answers: what a broken request still reads shall cost little.</summary>
    RawRequest Get(int number, string kind, string address) => Whole(number, kind, "GET", address, [("Prefer", "odata.maxpagesize=5")]);

    /// <summary>The options of one good request on the path of another.</summary>
    static string Spliced(Random random)
    {
        var path = Any(GoodRequests.Addresses, random).Split('?')[0];
        var options = new List<string>();
        for (var more = random.Next(1, 4); more > 0; more--)
        {
            options.AddRange(Any(GoodRequests.Addresses, random).Split('?', 2).Skip(1).SelectMany(query => query.Split('&')));
        }

        return $"{path}?{string.Join('&', options.Distinct().Take(random.Next(1, 6)))}";
    }

    RawRequest WithHeaders(int number, Random random)
    {
        var headers = new List<(string, string)>();
        MalformedHeaders.Add(headers, random);
        if (random.Next(3) > 0)
        {
            return Whole(number, "headers", random.Next(8) == 0 ? "HEAD" : "GET", Any(GoodRequests.Addresses, random), headers);
        }

        var (method, address, body) = Any(GoodRequests.Changes, random);
        return Whole(number, "headers of a change", method, address, headers, Encoding.UTF8.GetBytes(body));
    }

    RawRequest Change(int number, Random random)
    {
        var (method, address, good) = Any(GoodRequests.Changes, random);
        var headers = new List<(string, string)> { ("Content-Type", "application/json") };
        if (method != "POST" && random.Next(4) > 0)
        {
            headers.Add(("If-Match", "*"));
        }

        if (random.Next(6) == 0)
        {
            MalformedHeaders.Add(headers, random);
        }

        var isAddressGood = random.Next(5) > 0;
        var body = Bytes(random.Next(12) == 0 ? Any(GoodRequests.Changes, random).Body : Breaker.Body(good, random), random);
        return Whole(number, "body", method, isAddressGood ? address : Breaker.Address(address, random), headers, body);
    }

    /// <summary>A body in UTF-8, now and then in another encoding or with bytes that are none.</summary>
    static byte[] Bytes(string body, Random random)
    {
        var bytes = (random.Next(16) switch
        {
            0 => Encoding.Unicode,
            1 => Encoding.Latin1,
            2 => Encoding.UTF32,
            _ => Encoding.UTF8,
        }).GetBytes(body);
        if (bytes.Length > 0 && random.Next(8) == 0)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return bytes;
    }

    RawRequest Query(int number, Random random)
    {
        var parts = Any(GoodRequests.Addresses, random).Split('?', 2);
        var options = parts.Length > 1 ? parts[1] : "$top=1";
        var body = random.Next(4) == 0 ? options : Breaker.Address(options, random);
        var type = random.Next(5) switch { 0 => "application/json", 1 => "text/plain;charset=utf-16", _ => "text/plain" };
        return Whole(
            number, "$query", "POST", $"{parts[0]}/$query", [("Content-Type", type), ("Prefer", "maxpagesize=5")],
            Bytes(random.Next(3) == 0 ? Uri.EscapeDataString(body) : body, random));
    }

    RawRequest OtherMethod(int number, Random random)
    {
        var address = random.Next(3) == 0 ? Broken(random) : Any(GoodRequests.Addresses, random);
        var method = Any(Methods, random);
        return Whole(number, "method", method, address, [], method is "POST" or "PUT" or "PATCH" or "MERGE" ? [] : null);
    }

    /// <summary>Bytes in the request line that no escaping has made harmless.</summary>
    RawRequest RawTarget(int number, Random random)
    {
        var target = Encoding.UTF8.GetBytes(Root + Escaped(Any(GoodRequests.Addresses, random))).ToList();
        for (var more = random.Next(1, 3); more > 0; more--)
        {
            // Neither a blank nor a line end: those would make another request of it.
            var wild = (byte)(random.Next(2) == 0 ? random.Next(0x80, 0x100) : random.Next(0x21, 0x80));
            target.Insert(random.Next(1, target.Count + 1), random.Next(6) == 0 ? (byte)random.Next(1, 9) : wild);
        }

        byte[] bytes =
        [
            .. "GET "u8, .. target, .. Encoding.ASCII.GetBytes($" HTTP/1.1\r\nHost: {host}\r\nAuthorization: {authorization}\r\nPrefer: maxpagesize=5\r\n\r\n"),
        ];
        return new RawRequest(number, "raw bytes", bytes, false, EndsConnection: true);
    }

    /// <summary>HTTP itself is broken: what the web server refuses before the service sees it.</summary>
    RawRequest RawFrame(int number, Random random)
    {
        var line = $"GET {Root}Areas?$top=1 HTTP/1.1\r\n";
        var rest = $"Host: {host}\r\nAuthorization: {authorization}\r\n";
        var text = random.Next(12) switch
        {
            0 => $"{line}{rest}Bad Name: x\r\n\r\n",
            1 => $"{line}{rest}X-Nul: a\0b\r\n\r\n",
            2 => $"{line}{rest}Host: other\r\n\r\n",
            3 => $"{line}Authorization: {authorization}\r\n\r\n",
            4 => $"{line}{rest}NoColon\r\n\r\n",
            5 => $"POST {Root}Claims HTTP/1.1\r\n{rest}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{{}}\r\n0\r\n\r\n",
            6 => $"POST {Root}Claims HTTP/1.1\r\n{rest}Content-Type: application/json\r\nContent-Length: -5\r\n\r\n",
            7 => $"POST {Root}Claims HTTP/1.1\r\n{rest}Content-Type: application/json\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
            8 => $"GET  {Root}Areas HTTP/1.1\r\n{rest}\r\n",
            9 => $"GET {Root}Areas?$top=1\r\n{rest}\r\n",
            10 => $"GET http://{host}{Root}Areas?$top=1 HTTP/1.1\r\n{rest}X-Latin: \u00e6\r\n\r\n",
            _ => $"G\0T {Root}Areas?$top=1 HTTP/1.1\r\n{rest}\r\n",
        };
        return new RawRequest(number, "frame", Encoding.Latin1.GetBytes(text), false, EndsConnection: true);
    }

    /// <summary>What a request line can hold; percent signs stay as they are, so that broken escapes are sent broken.</summary>
    public static string Escaped(string address)
    {
        var escaped = new StringBuilder();
        foreach (var octet in Encoding.UTF8.GetBytes(address))
        {
            _ = octet is > 0x20 and < 0x7F
                ? escaped.Append((char)octet)
                : escaped.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
        }

        return escaped.ToString();
    }

    static int HashCode(int seed, int number) => unchecked((int)(((uint)seed * 2654435761u) ^ ((uint)number * 2246822519u)));
}
