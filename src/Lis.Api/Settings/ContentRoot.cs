namespace Lis.Api.Settings;

/// <summary>
/// The folder with the settings files: in a checkout that of the project, elsewhere that of the program, whatever folder it is started from.
/// </summary>
public static class ContentRoot
{
    const string Project = "Lis.Api.csproj";

    static readonly string[] Overrides = ["ASPNETCORE_CONTENTROOT", "DOTNET_CONTENTROOT"];

    /// <summary>Settings are read once, so their files need not be watched: that would be a watch for each folder below, at every start.</summary>
    const string WatchesNothing = "--hostBuilder:reloadConfigOnChange=false";

    /// <summary>A builder for the service or one of its commands.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var isGiven = Overrides.Any(name => Environment.GetEnvironmentVariable(name) is { Length: > 0 })
            || args.Any(arg => arg.TrimStart('-', '/').StartsWith("contentRoot", StringComparison.OrdinalIgnoreCase));
        string[] all = [WatchesNothing, .. args];
        return isGiven
            ? WebApplication.CreateBuilder(all)
            : WebApplication.CreateBuilder(new WebApplicationOptions { Args = all, ContentRootPath = Find() });
    }

    static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Project)))
            {
                return folder.FullName;
            }
        }

        return AppContext.BaseDirectory;
    }
}
