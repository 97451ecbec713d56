using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Lis.OData.Errors;
using Lis.OData.Planning;

namespace Lis.OData.Payload.Paging;

/// <summary>
/// The opaque value of <c>$deltatoken</c>: after which commit a delta begins, for whom, and for a later page of it also where it ends and
/// how far it has come. Sealed with the request as a <see cref="SkipToken"/> is.
/// </summary>
/// <param name="Since">The last commit that the client has.</param>
/// <param name="Scope">Print of the caller's rights; see <see cref="ScopeOf"/>.</param>
public sealed record DeltaToken(long Since, string Scope)
{
    const byte Form = 1;

    /// <summary>The last commit of this delta; null = it is the first page, which decides.</summary>
    public long? Upto { get; init; }

    /// <summary>The step of the delta at which the page begins, from 0.</summary>
    public int Step { get; init; }

    /// <summary>The last entry of the page before within the step; null = the step begins.</summary>
    public PageMark? Mark { get; init; }

    /// <summary>What the plan must know of the mark.</summary>
    public PageStart? Start => Mark is null ? null : new PageStart([.. Mark.Values.Select(value => value is null)]);

    /// <summary>A print of what a caller may see; when it changes, what the client has is of no use for a delta.</summary>
    public static string ScopeOf(Caller caller)
    {
        var values = caller.Values.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => $"{value.Key}={value.Value}");
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"{caller.Profile}\n{string.Join('\n', values)}"))[..6]);
    }

    /// <summary>Reads a token that was made for a request of this print.</summary>
    /// <exception cref="FaultException">InvalidToken.</exception>
    public static DeltaToken Read(string text, string requestPrint)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(SkipToken.Open(text, requestPrint)), Encoding.UTF8);
            if (reader.ReadByte() != Form)
            {
                throw Foreign();
            }

            return new DeltaToken(reader.Read7BitEncodedInt64(), reader.ReadString())
            {
                Upto = reader.Read7BitEncodedInt64() is > 0 and var upto ? upto - 1 : null,
                Step = reader.ReadByte(),
                Mark = reader.ReadBoolean() ? SkipToken.ReadMark(reader) : null,
            };
        }
        catch (Exception error) when (error is FormatException or ArgumentException or IOException)
        {
            throw Foreign();
        }
    }

    /// <summary>The fault for a token that this service did not make for this request.</summary>
    public static FaultException Foreign() => new(
        FaultCode.InvalidToken, "The token was not given out for this request; follow @odata.deltaLink as it is, or begin anew without it.", "$deltatoken");

    /// <summary>The text for a request of this print.</summary>
    public string Write(string requestPrint)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Form);
            writer.Write7BitEncodedInt64(Since);
            writer.Write(Scope);
            writer.Write7BitEncodedInt64(Upto is { } upto ? upto + 1 : 0);
            writer.Write((byte)Step);
            writer.Write(Mark is not null);
            if (Mark is not null)
            {
                SkipToken.WriteMark(writer, Mark);
            }
        }

        return SkipToken.Close(stream.ToArray(), requestPrint);
    }
}
