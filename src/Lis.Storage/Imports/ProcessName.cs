using System.Diagnostics;
using System.Globalization;

namespace Lis.Storage.Imports;

/// <summary>
/// The name under which a process holds import runs: machine, process number, and a part that no other process ever has. A process that
/// comes back after a crash sees by it at once, without waiting for a lease to end, that the one before is gone.
/// </summary>
public sealed record ProcessName(string Machine, int Number, string Unique)
{
    /// <summary>A name for this process; each call gives another.</summary>
    public static ProcessName Own() => new(Environment.MachineName, Environment.ProcessId, Guid.NewGuid().ToString("N"));

    /// <summary>Whether the text names a process of this machine that no longer runs.</summary>
    public bool KnowsDead(string owner)
    {
        ArgumentNullException.ThrowIfNull(owner);
        return owner.Split('/') is [var machine, var text, _]
            && machine == Machine
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && !Runs(number);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Machine}/{Number}/{Unique}");

    private static bool Runs(int number)
    {
        try
        {
            using var process = Process.GetProcessById(number);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
