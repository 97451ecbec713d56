using System.Diagnostics;

namespace Lis.Conformance.Harness;

/// <summary>Finds the PostgreSQL server programs of this machine.</summary>
static class PostgresBinaries
{
    /// <summary>The folder that holds initdb and postgres, the newest version first; null when there is none.</summary>
    public static string? Find() => Candidates().FirstOrDefault(IsServerFolder);

    static IEnumerable<string> Candidates()
    {
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        foreach (var folder in path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            yield return folder;
        }

        // Debian and Ubuntu keep the server out of PATH, a folder per major version.
        const string debian = "/usr/lib/postgresql";
        if (Directory.Exists(debian))
        {
            foreach (var version in Directory.GetDirectories(debian).OrderByDescending(MajorVersion))
            {
                yield return Path.Combine(version, "bin");
            }
        }

        if (AskPgConfig() is { } told)
        {
            yield return told;
        }
    }

    static bool IsServerFolder(string folder) =>
        File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres"));

    static int MajorVersion(string folder) => int.TryParse(Path.GetFileName(folder), out var number) ? number : 0;

    static string? AskPgConfig()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("pg_config", ["--bindir"]) { RedirectStandardOutput = true });
            return process?.StandardOutput.ReadToEnd().Trim();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
