using Lis.Storage.Connections;

namespace Lis.Api.Settings;

/// <summary>Reads Database:Provider, ConnectionStrings:* and SampleData:Load.</summary>
public static class DatabaseSection
{
    public static DatabaseSettings Read(IConfiguration configuration, IHostEnvironment environment, List<string> findings)
    {
        var provider = ReadProvider(configuration["Database:Provider"], findings);
        if (Named(configuration, "Lis") is not { } connection)
        {
            if (provider == DatabaseProvider.Postgres)
            {
                findings.Add("ConnectionStrings:Lis is missing; Database:Provider=Postgres needs it.");
            }

            connection = DefaultFile(environment);
        }

        return new(provider, connection, Named(configuration, "LisRead"), Named(configuration, "LisOwner"));
    }

    /// <summary>Whether an empty database is filled with the facts of the committee papers; by default in Development only.</summary>
    public static bool ReadLoadsSampleData(IConfiguration configuration, IHostEnvironment environment, List<string> findings)
    {
        if (configuration["SampleData:Load"] is not { Length: > 0 } text)
        {
            return environment.IsDevelopment();
        }

        if (!bool.TryParse(text, out var load))
        {
            findings.Add("SampleData:Load is neither true nor false.");
        }

        return load;
    }

    static DatabaseProvider ReadProvider(string? text, List<string> findings)
    {
        var known = Enum.GetValues<DatabaseProvider>().Where(provider => provider.ToString().Equals(text, StringComparison.OrdinalIgnoreCase));
        if (!string.IsNullOrEmpty(text) && !known.Any())
        {
            findings.Add($"Database:Provider is '{text}'; it can be Sqlite or Postgres.");
        }

        return known.FirstOrDefault(DatabaseProvider.Sqlite);
    }

    static string? Named(IConfiguration configuration, string name) =>
        configuration.GetConnectionString(name) is { Length: > 0 } value ? value : null;

    static string DefaultFile(IHostEnvironment environment) =>
        $"Data Source={Path.Combine(environment.ContentRootPath, "data", "lis.db")}";
}
