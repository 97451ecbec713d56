using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;

namespace Lis.Conformance.Harness;

/// <summary>
/// A private PostgreSQL server in a folder of its own. It lives exactly as long as this process: a small shell waits on a pipe
/// that only this process holds, and when the pipe closes, however the process ends, it stops the server that it started itself
/// and removes the folder.
/// </summary>
sealed class PostgresServerProcess
{
    const string Script = """
        bin=$1; dir=$2; port=$3
        exec 3<&0 </dev/null
        trap '' INT
        # A linguistic default that is neither the C order nor the Danish one: whoever forgets a collation is found out.
        "$bin/initdb" -D "$dir/data" -U postgres -A trust -N -E UTF8 --locale=C.UTF-8 --locale-provider=icu --icu-locale=en-US \
            >/dev/null || { cd /; rm -rf "$dir"; exit 1; }
        "$bin/postgres" -D "$dir/data" -p "$port" -k "$dir" -c listen_addresses=127.0.0.1 -c max_connections=300 \
            -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c log_min_messages=warning -c log_min_error_statement=panic &
        server=$!
        { read -r _ <&3; kill -INT "$server"; } &
        watcher=$!
        wait "$server"
        kill "$watcher" 2>/dev/null
        cd /
        rm -rf "$dir"
        """;

    readonly Process _shell;
    readonly ConcurrentQueue<string> _log = new();

    PostgresServerProcess(Process shell, string superuser)
    {
        _shell = shell;
        Superuser = superuser;
        shell.OutputDataReceived += (_, line) => Keep(line.Data);
        shell.ErrorDataReceived += (_, line) => Keep(line.Data);
        shell.BeginOutputReadLine();
        shell.BeginErrorReadLine();
    }

    /// <summary>Connection string of the superuser to the database postgres.</summary>
    public string Superuser { get; }

    public static async Task<PostgresServerProcess> StartAsync(string binaries)
    {
        for (var attempt = 1; ; attempt++)
        {
            var server = Launch(binaries);
            try
            {
                await server.WaitUntilReadyAsync();
                return server;
            }
            catch (InvalidOperationException) when (attempt < 3)
            {
                // Another process may have taken the port between choosing and binding it.
            }
        }
    }

    static PostgresServerProcess Launch(string binaries)
    {
        var folder = Directory.CreateTempSubdirectory("lis-pg-").FullName;
        var port = FreePort.Next();
        string[] shell = ["sh", "-c", Script, "sh", binaries, folder, port.ToString(System.Globalization.CultureInfo.InvariantCulture)];
        if (Environment.IsPrivilegedProcess)
        {
            // PostgreSQL refuses to run as root.
            using var chown = Process.Start("chown", ["postgres", folder]);
            chown.WaitForExit();
            shell = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", .. shell];
        }

        var process = Process.Start(new ProcessStartInfo(shell[0], shell[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        });
        var superuser = $"Host=127.0.0.1;Port={port};Database=postgres;Username=postgres;SSL Mode=Disable;Pooling=false";
        return new PostgresServerProcess(process!, superuser);
    }

    async Task WaitUntilReadyAsync()
    {
        var deadline = Stopwatch.StartNew();
        while (!_shell.HasExited && deadline.Elapsed < TimeSpan.FromSeconds(90))
        {
            try
            {
                await using var connection = new NpgsqlConnection(Superuser);
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException)
            {
                await Task.Delay(50);
            }
        }

        _shell.StandardInput.Close();
        throw new InvalidOperationException("PostgreSQL did not start: " + string.Join('\n', _log));
    }

    void Keep(string? line)
    {
        if (line is not null)
        {
            _log.Enqueue(line);
        }

        while (_log.Count > 50 && _log.TryDequeue(out _))
        {
        }
    }
}
