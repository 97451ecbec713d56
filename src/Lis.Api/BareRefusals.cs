using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Lis.OData.Errors;
using Lis.OData.Payload;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Lis.Api;

/// <summary>
/// Some requests never reach the service: Kestrel itself refuses what is no HTTP, a NUL or a byte beyond ASCII in the request target, a broken
/// header or frame, and then answers with a status line alone. On the way out those answers get the body of an OData error; which address was
/// meant is not known there. Where Kestrel itself ends TLS they pass as they are, for they are encrypted by then.
/// </summary>
static class BareRefusals
{
    /// <summary>Longer than any of Kestrel's bare answers.</summary>
    const int Longest = 256;

    public static void Replace(ListenOptions listen) => listen.Use(next => async connection =>
    {
        connection.Transport = new Duplex(connection.Transport.Input, new Writer(connection.Transport.Output));
        await next(connection);
    });

    /// <summary>The answer to send instead; null = this is none of Kestrel's bare refusals.</summary>
    static byte[]? InsteadOf(ReadOnlySpan<byte> answer)
    {
        // A status line from 400 on, no body, the end of the connection, the date, and not one header of the service's own.
        if (answer.Length > Longest || !answer.StartsWith("HTTP/1.1 "u8) || answer.Length < 16 || answer[9] < (byte)'4')
        {
            return null;
        }

        var lines = Encoding.ASCII.GetString(answer).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        return lines is [var status, "Content-Length: 0", "Connection: close", var date] && date.StartsWith("Date: ", StringComparison.Ordinal)
            ? WithBody(status, date)
            : null;
    }

    static byte[] WithBody(string line, string date)
    {
        var status = int.Parse(line.AsSpan(9, 3), CultureInfo.InvariantCulture);
        using var body = new Utf8Output(512);
        var code = status == 400 ? nameof(FaultCode.InvalidSyntax) : Problems.CodeOf(status);
        ErrorBody.Write(body, code, MessageOf(status), FaultTarget.Of(status) ?? FaultTarget.Request, []);
        var head = $"{line}\r\nContent-Length: {body.Length.ToString(CultureInfo.InvariantCulture)}\r\nConnection: close\r\n{date}\r\n"
            + "Content-Type: application/json\r\nContent-Language: en\r\nOData-Version: 4.0\r\nCache-Control: no-store\r\n"
            + SecurityHeaders.Lines + "\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. body.Written.Span];
    }

    static string MessageOf(int status) => status switch
    {
        408 => "The request did not arrive in time.",
        505 => "This version of HTTP is not spoken here; send HTTP/1.1.",
        400 => "The request is not HTTP that can be read: its first line, a header or the length of its body is wrong. In an address bytes beyond "
            + "ASCII are percent-encoded, and its path holds no NUL (%00).",
        _ => "The request cannot be read.",
    };

    sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    /// <summary>Looks at what is written before it is handed on; copies nothing.</summary>
    sealed class Writer(PipeWriter inner) : PipeWriter
    {
        Memory<byte> handed;

        public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

        public override long UnflushedBytes => inner.UnflushedBytes;

        /// <summary>Room for a bare answer in one piece, so that it is seen whole.</summary>
        public override Memory<byte> GetMemory(int sizeHint = 0) => handed = inner.GetMemory(Math.Max(sizeHint, Longest));

        public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

        public override void Advance(int bytes)
        {
            if (InsteadOf(handed.Span[..bytes]) is { } answer)
            {
                inner.Write(answer);
                return;
            }

            inner.Advance(bytes);
        }

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => inner.FlushAsync(cancellationToken);

        public override void CancelPendingFlush() => inner.CancelPendingFlush();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);

        public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);
    }
}
