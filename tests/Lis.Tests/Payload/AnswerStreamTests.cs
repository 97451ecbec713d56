using System.IO.Pipelines;
using Lis.OData.Payload;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Lis.Tests.Payload;

/// <summary>When bytes go to the client.</summary>
public class AnswerStreamTests
{
    readonly Pipe pipe = new(new PipeOptions(pauseWriterThreshold: 0));
    readonly DefaultHttpContext context = new();
    int starts;

    public AnswerStreamTests() => context.Features.Set<IHttpResponseBodyFeature>(new Body(pipe.Writer));

    static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    AnswerStream Open() => new(context.Response, () => starts++, session: null);

    [Fact]
    public async Task A_small_answer_waits_for_its_end_and_has_a_length()
    {
        using var stream = Open();
        stream.Output.Write(new byte[100]);
        await stream.SendIfFullAsync(TestEnd);
        Assert.False(pipe.Reader.TryRead(out _));

        await stream.CompleteAsync(TestEnd);

        Assert.Equal(100, context.Response.ContentLength);
        Assert.Equal(100, await SentAsync());
        Assert.Equal(1, starts);
    }

    [Fact]
    public async Task A_large_answer_goes_in_packets_and_is_never_held_as_a_whole()
    {
        using var stream = Open();
        var row = new byte[1000];
        var sent = 0L;
        for (var i = 0; i < 1000; i++)
        {
            stream.Output.Write(row);
            Assert.InRange(stream.Output.Length, 0, AnswerStream.LongPacketSize + row.Length);
            await stream.SendIfFullAsync(TestEnd);
            sent += await SentAsync();
        }

        Assert.InRange(sent, 900_000, 1_000_000);
        await stream.CompleteAsync(TestEnd);
        Assert.Equal(1_000_000, sent + await SentAsync());
        Assert.Null(context.Response.ContentLength);
        Assert.Equal(1, starts);
    }

    [Fact]
    public async Task HEAD_sends_no_byte()
    {
        context.Request.Method = "HEAD";
        using var stream = Open();
        stream.Output.Write(new byte[AnswerStream.PacketSize * 2]);
        await stream.CompleteAsync(TestEnd);
        Assert.Equal(0, await SentAsync());
        Assert.Equal(1, starts);
    }

    [Fact]
    public async Task A_client_that_has_gone_ends_the_answer()
    {
        using var stream = Open();
        await pipe.Reader.CompleteAsync();
        stream.Output.Write(new byte[AnswerStream.PacketSize]);
        await Assert.ThrowsAsync<OperationCanceledException>(async () => await stream.SendIfFullAsync(TestEnd));
    }

    async Task<long> SentAsync()
    {
        await Task.Yield();
        if (!pipe.Reader.TryRead(out var result))
        {
            return 0;
        }

        var length = result.Buffer.Length;
        pipe.Reader.AdvanceTo(result.Buffer.End);
        return length;
    }

    sealed class Body(PipeWriter writer) : IHttpResponseBodyFeature
    {
        public Stream Stream => writer.AsStream();

        public PipeWriter Writer => writer;

        public Task CompleteAsync() => Task.CompletedTask;

        public void DisableBuffering()
        {
        }

        public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) => Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;
    }
}
