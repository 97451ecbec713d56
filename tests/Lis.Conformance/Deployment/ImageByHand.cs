using System.Text.RegularExpressions;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Deployment;

/// <summary>
/// What the Dockerfile would put into the image, made by following its steps in folders, since there may be no container engine.
/// Each stage is a folder that stands for the root of its file system; absolute paths are moved below it. Not covered: the base
/// images (the SDK and the runtime of this machine stand in for them), and whatever else a container shuts off.
/// </summary>
public sealed partial class ImageByHand : IAsyncDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("lis-image-").FullName;
    readonly Dictionary<string, string> _stages = [];
    readonly Dictionary<string, string> _environment = [];
    string _root = "";
    string _workingFolder = "/";

    /// <summary>The user of the base image; whoever is not root stands in for it himself.</summary>
    static string UserId => Environment.IsPrivilegedProcess ? "1654" : "$(id -u)";

    public IReadOnlyDictionary<string, string> Variables => _environment;

    public string[] EntryPoint { get; private set; } = [];

    public string[] HealthCheck { get; private set; } = [];

    public bool RunsAsRoot { get; private set; } = true;

    /// <summary>The folder in which the entry point is started.</summary>
    public string WorkingFolder => Inside(_workingFolder);

    public static async Task<ImageByHand> BuildAsync()
    {
        var image = new ImageByHand();
        if (!OperatingSystem.IsWindows())
        {
            // The image's user is another one than the builder.
            File.SetUnixFileMode(image._folder, (UnixFileMode)0b111_101_101);
        }

        foreach (var step in Dockerfile.Read())
        {
            await image.FollowAsync(step);
        }

        return image;
    }

    /// <summary>Starts a command as the image's user, with the image's variables and the given ones and no others.</summary>
    public ChildProcess Start(IEnumerable<string> command, IEnumerable<KeyValuePair<string, string>> variables)
    {
        var environment = new Dictionary<string, string>(_environment)
        {
            ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "",
            ["HOME"] = Inside("/home/app"),
        };
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { } dotnet)
        {
            environment["DOTNET_ROOT"] = dotnet;
        }

        foreach (var (name, value) in variables)
        {
            environment[name] = value;
        }

        string[] user = Environment.IsPrivilegedProcess ? ["setpriv", $"--reuid={UserId}", $"--regid={UserId}", "--clear-groups"] : [];
        return ChildProcess.Start([.. user, .. command], WorkingFolder, environment);
    }

    async Task FollowAsync(DockerStep step)
    {
        switch (step.Name)
        {
            case "FROM":
                BeginStage(step.Words);
                break;
            case "WORKDIR":
                _workingFolder = step.Arguments;
                Directory.CreateDirectory(WorkingFolder);
                break;
            case "COPY":
                Copy(step.Words);
                break;
            case "RUN":
                await RunAsync(step.Arguments);
                break;
            case "ENV":
                step.Pairs().ToList().ForEach(pair => _environment[pair.Key] = Moved(pair.Value, start: true));
                break;
            case "USER":
                RunsAsRoot = step.Arguments is "root" or "0";
                break;
            case "HEALTHCHECK":
                HealthCheck = new DockerStep("CMD", step.Arguments.Split("CMD", 2)[1].Trim()).Words;
                break;
            case "ENTRYPOINT":
                EntryPoint = step.Words;
                break;
            case "VOLUME" or "EXPOSE":
                break;
            default:
                throw new InvalidOperationException($"this test does not know the step {step}");
        }
    }

    void BeginStage(string[] words)
    {
        _root = Path.Combine(_folder, $"stage-{_stages.Count}");
        _stages[words is [_, "AS", var name] ? name : ""] = _root;
        _environment.Clear();
        Directory.CreateDirectory(_root);
    }

    void Copy(string[] words)
    {
        var from = words[0].StartsWith("--from=", StringComparison.Ordinal) ? _stages[words[0]["--from=".Length..]] : Repository.Root;
        var target = Path.Combine(WorkingFolder, words[^1]);
        foreach (var word in words[..^1].Where(word => !word.StartsWith("--", StringComparison.Ordinal)))
        {
            var source = Path.Combine(from, word.TrimStart('/'));
            if (Directory.Exists(source))
            {
                CopyFolder(source, target);
            }
            else
            {
                Directory.CreateDirectory(target);
                File.Copy(source, Path.Combine(target, Path.GetFileName(source)));
            }
        }
    }

    /// <summary>Without what .dockerignore keeps out of the build.</summary>
    static void CopyFolder(string source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var file in Directory.GetFiles(source).Where(file => !file.EndsWith(".db", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)), overwrite: true);
        }

        foreach (var folder in Directory.GetDirectories(source).Where(folder => Path.GetFileName(folder) is not ("bin" or "obj")))
        {
            CopyFolder(folder, Path.Combine(target, Path.GetFileName(folder)));
        }
    }

    async Task RunAsync(string script)
    {
        // No build node may stay behind: it would keep the pipes of this shell open.
        var environment = $"export MSBUILDDISABLENODEREUSE=1 APP_UID={UserId}";
        await using var shell = ChildProcess.Start(["sh", "-c", $"{environment}; {Moved(script, start: false)}"], WorkingFolder);
        Assert.True(await shell.EndAsync() == 0, $"RUN {script}\n{shell.Output}");
    }

    string Inside(string path) => Path.Combine(_root, path.TrimStart('/'));

    /// <summary>Absolute paths within a text, moved below the root of the stage.</summary>
    string Moved(string text, bool start) => (start ? PathOrValue() : PathWord()).Replace(text, $"{_root}/");

    [GeneratedRegex(@"(?<= )/(?=\w)")]
    private static partial Regex PathWord();

    [GeneratedRegex(@"(?<=^|[ =])/(?=\w)")]
    private static partial Regex PathOrValue();

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
