using System.Diagnostics;
using Lis.Conformance.Harness;

namespace Lis.Benchmarks.Load;

/// <summary>The service as an installation has it: published as the Dockerfile does.</summary>
sealed class PublishedService : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("lis-published-").FullName;

    PublishedService()
    {
    }

    public string Program => Path.Combine(folder, "Lis.Api");

    public static async Task<PublishedService> PublishAsync()
    {
        var service = new PublishedService();
        string[] arguments =
        [
            "publish", Repository.PathOf("src/Lis.Api/Lis.Api.csproj"), "-c", "Release", "--use-current-runtime", "-p:RunAnalyzers=false", "-v", "quiet", "--nologo",
            "-o", service.folder,
        ];
        using var publish = Process.Start("dotnet", arguments);
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? service : throw new InvalidOperationException("The service could not be published.");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
