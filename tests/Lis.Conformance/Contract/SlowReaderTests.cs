using System.Net.Sockets;
using System.Text;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Contract;

/// <summary>
/// Who asks for much and takes nothing is cut off (Limits:MinResponseBytesPerSecond), so that he holds no connection for long. The web server
/// gives everybody half a minute first; this waits for it beside the other tests.
/// </summary>
public sealed class SlowReaderTests
{
    const int Requests = 400;

    [Fact]
    public async Task A_client_that_takes_nothing_is_cut_off_and_one_that_reads_is_not()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, DatabaseContent.Migrated);
        await using var service = await LisHost.StartAsync(database, HostSettings.Development, "--Limits:MinResponseBytesPerSecond=1000000");
        var cancellation = TestContext.Current.CancellationToken;
        using var slow = await AskAsync(service, cancellation);
        await Task.Delay(TimeSpan.FromSeconds(40), cancellation);

        using var eager = await AskAsync(service, cancellation);
        var whole = await ReadToEndAsync(eager, cancellation);
        var cut = await ReadToEndAsync(slow, cancellation);

        Assert.InRange(cut, 1, whole - 1);
    }

    /// <summary>Sends many requests at once, the last of which closes the connection.</summary>
    static async Task<TcpClient> AskAsync(LisHost service, CancellationToken cancellation)
    {
        var client = new TcpClient { ReceiveBufferSize = 8192 };
        await client.ConnectAsync(service.Address.Host, service.Address.Port, cancellation);
        var request = $"GET /odata/v1/$metadata HTTP/1.1\r\nHost: {service.Address.Authority}\r\n";
        var text = new StringBuilder().Insert(0, request + "\r\n", Requests).Append(request).Append("Connection: close\r\n\r\n");
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text.ToString()), cancellation);
        return client;
    }

    /// <summary>How many bytes come until the connection ends, in whatever way.</summary>
    static async Task<long> ReadToEndAsync(TcpClient client, CancellationToken cancellation)
    {
        var (buffer, read) = (new byte[1 << 16], 0L);
        try
        {
            while (await client.GetStream().ReadAsync(buffer, cancellation) is > 0 and var count)
            {
                read += count;
            }
        }
        catch (IOException)
        {
            // Cut off: what was on its way is lost.
        }

        return read;
    }
}
