using System.Text.RegularExpressions;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Deployment;

/// <summary>The environment that deploy/compose.yaml gives to a service; it reads the plain form in which that file is written.</summary>
public static partial class ComposeFile
{
    /// <summary>The variables of a service, with the file .env filled in; a variable that .env lacks fails, as with compose.</summary>
    public static Dictionary<string, string> Environment(string service, IReadOnlyDictionary<string, string> dotEnv)
    {
        var variables = File.ReadLines(Repository.PathOf("deploy/compose.yaml"))
            .SkipWhile(line => line != $"  {service}:").Skip(1)
            .TakeWhile(line => line.Length == 0 || line.StartsWith("   ", StringComparison.Ordinal))
            .Select(line => Entry().Match(line)).Where(match => match.Success)
            .Select(match => Reference().Replace(match.Groups[1].Value, reference => dotEnv[reference.Groups[1].Value]))
            .Select(entry => entry.Split('=', 2));
        return variables.ToDictionary(pair => pair[0], pair => pair[1]);
    }

    [GeneratedRegex("""^      - "(\w.*=.*)"$""")]
    private static partial Regex Entry();

    [GeneratedRegex(@"\$\{(\w+):\?\}")]
    private static partial Regex Reference();
}
