using System.Security.Cryptography;
using System.Text;

namespace Lis.OData.Writing;

/// <summary>What an idempotency key stands for: the address with its options, and the body.</summary>
static class RequestPrint
{
    public static byte[] Of(ServiceAddress address, ReadOnlyMemory<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{address.Path}?{address.Query}\n"));
        hash.AppendData(body.Span);
        return hash.GetHashAndReset();
    }
}
