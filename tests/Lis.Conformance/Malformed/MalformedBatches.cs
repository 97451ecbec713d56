using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Lis.Conformance.Malformed;

/// <summary>Batches in both formats whose parts, or whose own form, are broken.</summary>
sealed class MalformedBatches(MalformedRequests requests, Random random)
{
    const string Boundary = "batch_1";

    public RawRequest Make(int number)
    {
        var isJson = random.Next(2) == 0;
        var body = isJson ? Json() : Multipart();
        var type = isJson ? "application/json" : $"multipart/mixed;boundary={Boundary}";
        var headers = new List<(string, string)> { ("Content-Type", random.Next(15) == 0 ? Breaker.Address(type, random).Replace('\0', '?') : type) };
        if (random.Next(5) == 0)
        {
            headers.Add(("Prefer", random.Next(2) == 0 ? "odata.continue-on-error" : "respond-async,continue-on-error=false"));
        }

        headers[0] = ("Content-Type", new string([.. headers[0].Item2.Select(letter => letter is >= ' ' and < '\u007f' ? letter : '?')]));
        return requests.Whole(
            number, isJson ? "JSON batch" : "multipart batch", "POST", "$batch", headers,
            Encoding.UTF8.GetBytes(random.Next(2) == 0 ? Breaker.Body(body, random) : body));
    }

    string Json()
    {
        var parts = new List<string>();
        for (var id = random.Next(1, 5); id > 0; id--)
        {
            var (method, address, body) = Part();
            var group = random.Next(4) == 0 ? ",\"atomicityGroup\":\"g1\"" : "";
            var depends = random.Next(6) == 0 ? ",\"dependsOn\":[\"1\",\"x\"]" : "";
            var content = body.Length > 0 ? $",\"headers\":{{\"content-type\":\"application/json\"}},\"body\":{body}" : "";
            parts.Add($"{{\"id\":\"{id.ToString(CultureInfo.InvariantCulture)}\",\"method\":\"{method}\",\"url\":{JsonSerializer.Serialize(address)}{group}{depends}{content}}}");
        }

        return $"{{\"requests\":[{string.Join(',', parts)}]}}";
    }

    string Multipart()
    {
        var text = new StringBuilder();
        for (var more = random.Next(1, 5); more > 0; more--)
        {
            var (method, address, body) = Part();
            text.Append("--").Append(Boundary).Append("\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n");
            if (random.Next(3) == 0)
            {
                text.Append("Content-ID: 1\r\n");
            }

            text.Append("\r\n").Append(method).Append(' ').Append(MalformedRequests.Escaped(address)).Append(" HTTP/1.1\r\n");
            text.Append(body.Length > 0 ? "Content-Type: application/json\r\n\r\n" : "\r\n").Append(body).Append("\r\n");
        }

        return text.Append("--").Append(Boundary).Append("--\r\n").ToString();
    }

    (string Method, string Address, string Body) Part() => random.Next(3) switch
    {
        0 => MalformedRequests.Any(GoodRequests.Changes, random),
        1 => ("GET", MalformedRequests.Broken(random), ""),
        _ => ("GET", MalformedRequests.Any(GoodRequests.Addresses, random), ""),
    };
}
