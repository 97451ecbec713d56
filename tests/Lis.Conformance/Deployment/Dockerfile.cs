using System.Text.Json;
using System.Text.RegularExpressions;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Deployment;

/// <summary>One step of the Dockerfile, continued lines joined: its name and all that follows.</summary>
public sealed record DockerStep(string Name, string Arguments)
{
    /// <summary>The words of a step, or of its JSON form.</summary>
    public string[] Words => Arguments.StartsWith('[')
        ? JsonSerializer.Deserialize<string[]>(Arguments)!
        : Arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Reads the Dockerfile of the repository into its steps.</summary>
public static partial class Dockerfile
{
    public static IReadOnlyList<DockerStep> Read()
    {
        var lines = File.ReadLines(Repository.PathOf("Dockerfile"))
            .Where(line => !line.TrimStart().StartsWith('#') && line.Trim().Length > 0);
        var joined = Continuation().Replace(string.Join('\n', lines), " ");
        return
        [
            .. from line in joined.Split('\n')
               let parts = line.Split(' ', 2)
               select new DockerStep(parts[0], parts[1].Trim()),
        ];
    }

    /// <summary>The pairs of an ENV step, quotes removed.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Pairs(this DockerStep step) =>
        Pair().Matches(step.Arguments).Select(match => KeyValuePair.Create(match.Groups[1].Value, match.Groups[2].Value.Trim('"')));

    [GeneratedRegex(@"\s*\\\n\s*")]
    private static partial Regex Continuation();

    [GeneratedRegex("""(\w+)=("[^"]*"|\S+)""")]
    private static partial Regex Pair();
}
