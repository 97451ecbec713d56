using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Lis.OData.Errors;
using Lis.OData.Planning;

namespace Lis.OData.Payload.Paging;

/// <summary>
/// The opaque value of <c>$skiptoken</c>: where the page before ended and how much of <c>$top</c> is left. It is sealed with the request
/// that it belongs to, so that it serves no other; values in it are parameters like any other and open nothing that rules close.
/// </summary>
/// <param name="Mark">The place of the last row that was given.</param>
/// <param name="Remaining">Rows still wanted; null = all.</param>
public sealed record SkipToken(PageMark Mark, long? Remaining)
{
    /// <summary>The commit at which a read began whose changes are to be followed; null = they are not.</summary>
    public long? Since { get; init; }

    /// <summary>What the plan must know of it.</summary>
    public PageStart Start => new([.. Mark.Values.Select(value => value is null)]);

    const int SealLength = 8;
    const byte Form = 2;

    /// <summary>Reads a token that was made for a request of this print.</summary>
    /// <exception cref="FaultException">InvalidToken.</exception>
    public static SkipToken Read(string text, string requestPrint)
    {
        try
        {
            return ReadBody(Open(text, requestPrint));
        }
        catch (Exception error) when (error is FormatException or ArgumentException or IOException)
        {
            throw Foreign();
        }
    }

    /// <summary>The fault for a token that this service did not make for this request.</summary>
    public static FaultException Foreign() => new(
        FaultCode.InvalidToken, "The token was not given out for this request; follow @odata.nextLink as it is, or begin again without it.", "$skiptoken");

    /// <summary>The text for a request of this print.</summary>
    public string Write(string requestPrint)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Form);
            writer.Write7BitEncodedInt64(Remaining is { } remaining ? remaining + 1 : 0);
            writer.Write7BitEncodedInt64(Since is { } since ? since + 1 : 0);
            WriteMark(writer, Mark);
        }

        return Close(stream.ToArray(), requestPrint);
    }

    /// <summary>Seals the body of a token.</summary>
    internal static string Close(byte[] body, string requestPrint) => Base64Url.EncodeToString([.. Seal(body, requestPrint), .. body]);

    /// <summary>The body of a token whose seal holds.</summary>
    /// <exception cref="FormatException">It does not, or the text is no token at all.</exception>
    internal static byte[] Open(string text, string requestPrint)
    {
        var bytes = Base64Url.DecodeFromChars(text);
        return bytes.Length > SealLength && bytes.AsSpan(0, SealLength).SequenceEqual(Seal(bytes.AsSpan(SealLength), requestPrint))
            ? bytes[SealLength..]
            : throw new FormatException("The seal does not hold.");
    }

    internal static void WriteMark(BinaryWriter writer, PageMark mark)
    {
        writer.Write7BitEncodedInt(mark.Values.Length);
        foreach (var value in mark.Values)
        {
            writer.Write(value is not null);
            writer.Write(value ?? "");
        }
    }

    internal static PageMark ReadMark(BinaryReader reader)
    {
        var count = reader.Read7BitEncodedInt();
        var values = ImmutableArray.CreateBuilder<string?>();
        for (var i = 0; i < count; i++)
        {
            var isPresent = reader.ReadBoolean();
            var value = reader.ReadString();
            values.Add(isPresent ? value : null);
        }

        return new PageMark(values.ToImmutable());
    }

    static SkipToken ReadBody(byte[] body)
    {
        using var reader = new BinaryReader(new MemoryStream(body), Encoding.UTF8);
        if (reader.ReadByte() != Form)
        {
            throw new FormatException("The token has another form.");
        }

        var remaining = reader.Read7BitEncodedInt64();
        var since = reader.Read7BitEncodedInt64();
        return new SkipToken(ReadMark(reader), remaining == 0 ? null : remaining - 1)
        {
            Since = since == 0 ? null : since - 1,
        };
    }

    static byte[] Seal(ReadOnlySpan<byte> body, string requestPrint)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(body);
        hash.AppendData(Encoding.UTF8.GetBytes(requestPrint));
        return hash.GetHashAndReset()[..SealLength];
    }
}
