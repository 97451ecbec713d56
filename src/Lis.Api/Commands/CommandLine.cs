namespace Lis.Api.Commands;

/// <summary>
/// The words after a command: what is given by position, options (<c>--name value</c> or <c>--name=value</c>, switches without a value),
/// and settings of the service, which are known by their colon (<c>--ConnectionStrings:Lis=…</c>).
/// </summary>
sealed class CommandLine
{
    static readonly string[] HostOptions = ["environment", "contentRoot", "applicationName"];

    readonly Dictionary<string, string> options = new(StringComparer.OrdinalIgnoreCase);

    CommandLine()
    {
    }

    public List<string> Words { get; } = [];

    /// <summary>Settings of the service, as it takes them.</summary>
    public List<string> Settings { get; } = ["--Logging:LogLevel:Default=Warning"];

    public IReadOnlyDictionary<string, string> Options => options;

    /// <summary>Whether a person asks what the command takes, instead of asking for it.</summary>
    public static bool AsksForHelp(IReadOnlyList<string> args) => args.Any(arg => arg is "--help" or "-h" or "-?");

    /// <exception cref="CommandLineException">An option lacks its value or comes twice.</exception>
    public static CommandLine Parse(IReadOnlyList<string> args, params string[] switches)
    {
        var line = new CommandLine();
        for (var i = 0; i < args.Count; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                line.Words.Add(args[i]);
                continue;
            }

            var (name, value) = Split(args[i][2..]);
            if (value is null && !switches.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                value = ++i < args.Count ? args[i] : throw new CommandLineException($"--{name} needs a value.");
            }

            line.Add(name, value ?? "true");
        }

        return line;
    }

    void Add(string name, string value)
    {
        if (name.Contains(':', StringComparison.Ordinal) || HostOptions.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            Settings.Add($"--{name}={value}");
        }
        else if (!options.TryAdd(name, value))
        {
            throw new CommandLineException($"--{name} is given twice.");
        }
    }

    static (string Name, string? Value) Split(string text) => text.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
        ? (text[..at], text[(at + 1)..])
        : (text, null);
}
