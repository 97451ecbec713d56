using System.Diagnostics;
using Lis.Conformance.Harness;

namespace Lis.Benchmarks.Load;

/// <summary>The service as an installation has it: published as the Dockerfile does.</summary>
sealed class PublishedService : IDisposable
{
    readonly string folder;
    readonly bool isKept;

    PublishedService(string? keep)
    {
        isKept = keep is not null;
        folder = keep is null ? Directory.CreateTempSubdirectory("lis-published-").FullName : Path.Combine(keep, "service");
    }

    public string Program => Path.Combine(folder, "Lis.Api");

    /// <param name="keep">A folder in which a service that was published before is taken as it is; null = none.</param>
    public static async Task<PublishedService> PublishAsync(string? keep)
    {
        var service = new PublishedService(keep);
        if (File.Exists(service.Program))
        {
            return service;
        }

        string[] arguments =
        [
            "publish", Repository.PathOf("src/Lis.Api/Lis.Api.csproj"), "-c", "Release", "--use-current-runtime", "-p:RunAnalyzers=false", "-v", "quiet", "--nologo",
            "-o", service.folder,
        ];
        using var publish = Process.Start("dotnet", arguments);
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? service : throw new InvalidOperationException("The service could not be published.");
    }

    public void Dispose()
    {
        if (!isKept)
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
