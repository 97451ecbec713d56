using System.Runtime.CompilerServices;

namespace Lis.Tests.Model;

/// <summary>What the contract prints of one entity set: contract-v1.txt beside this file.</summary>
public sealed record ContractSet(string Name, IReadOnlyList<string> Properties, IReadOnlyList<string> Navigations)
{
    public static IReadOnlyList<ContractSet> All { get; } = [.. File.ReadLines(PathOf()).Where(line => !line.StartsWith('#')).Select(Parse)];

    static ContractSet Parse(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var halves = line[(colon + 1)..].Split(';');
        return new(line[..colon], Names(halves[0]), halves.Length > 1 ? Names(halves[1]) : []);
    }

    static string[] Names(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    static string PathOf([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "contract-v1.txt");
}
