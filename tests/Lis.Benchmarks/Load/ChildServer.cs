using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Lis.Conformance.Harness;

namespace Lis.Benchmarks.Load;

/// <summary>A server in a process of its own, as it would run anywhere: the service, or a floor.</summary>
sealed class ChildServer : IDisposable
{
    readonly Process process;
    readonly ConcurrentQueue<string> output = new();

    ChildServer(Process process, Uri address)
    {
        this.process = process;
        Address = address;
        process.OutputDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    /// <summary>The process.</summary>
    public int Id => process.Id;

    /// <summary>Starts a program and waits until a request is answered by 200.</summary>
    /// <param name="program">The program, or a dll that dotnet runs.</param>
    /// <param name="arguments">Its arguments, given the address that it is to listen on.</param>
    /// <param name="environment">Variables besides the process's own.</param>
    /// <param name="target">What to ask for.</param>
    /// <param name="headers">Header lines of the question.</param>
    public static async Task<(ChildServer Server, TimeSpan ToFirstAnswer)> StartAsync(
        string program, Func<string, IEnumerable<string>> arguments, IEnumerable<KeyValuePair<string, string>> environment, string target, string headers)
    {
        var url = $"http://127.0.0.1:{FreePort.Next().ToString(CultureInfo.InvariantCulture)}";
        var start = program.EndsWith(".dll", StringComparison.Ordinal)
            ? new ProcessStartInfo("dotnet", [program, .. arguments(url)])
            : new ProcessStartInfo(program, arguments(url));
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var clock = Stopwatch.StartNew();
        var server = new ChildServer(Process.Start(start)!, new Uri(url));
        try
        {
            await server.WaitAsync(target, headers, clock);
            return (server, clock.Elapsed);
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Resident memory now, in MB.</summary>
    public double Resident() => Status("VmRSS:");

    /// <summary>The most resident memory since <see cref="ForgetPeak"/>, in MB.</summary>
    public double Peak() => Status("VmHWM:");

    /// <summary>Processor time that the process has used so far, its own and the kernel's for it.</summary>
    public TimeSpan Cpu()
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }

    public void ForgetPeak() => File.WriteAllText($"/proc/{process.Id}/clear_refs", "5");

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }

    async Task WaitAsync(string target, string headers, Stopwatch clock)
    {
        var status = 0;
        while (status != 200)
        {
            if (process.HasExited || clock.Elapsed > TimeSpan.FromMinutes(2))
            {
                throw new InvalidOperationException($"The server does not answer ({status}): {string.Join('\n', output)}");
            }

            try
            {
                using var client = new RawClient(Address);
                status = await client.GetAsync(target, headers);
            }
            catch (Exception error) when (error is SocketException or IOException)
            {
                status = 0;
            }

            await Task.Delay(status == 200 ? 0 : 5);
        }
    }

    double Status(string name) => File.ReadLines($"/proc/{process.Id}/status").Where(line => line.StartsWith(name, StringComparison.Ordinal))
        .Select(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[1], CultureInfo.InvariantCulture) / 1024).Single();
}
