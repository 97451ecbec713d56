namespace Lis.Api.Settings;

public enum DatabaseProvider
{
    Sqlite,
    Postgres,
}

/// <summary>Which database, and how to reach it (sections Database, ConnectionStrings and SampleData).</summary>
/// <param name="Provider">The kind of database.</param>
/// <param name="Connection">What the service connects with.</param>
/// <param name="ReadConnection">Where reads go; null = the same as everything else.</param>
/// <param name="OwnerConnection">What migrations connect with.</param>
/// <param name="LoadSampleData">Whether an empty database is filled with the facts of the committee papers.</param>
public sealed record DatabaseSettings(
    DatabaseProvider Provider, string Connection, string? ReadConnection, string OwnerConnection, bool LoadSampleData)
{
    public static DatabaseSettings Read(IConfiguration configuration, IHostEnvironment environment, List<string> findings)
    {
        var provider = ReadProvider(configuration["Database:Provider"], findings);
        var connection = configuration.GetConnectionString("Lis");
        if (string.IsNullOrWhiteSpace(connection))
        {
            connection = "";
            if (provider == DatabaseProvider.Sqlite)
            {
                connection = DefaultFile(environment);
            }
            else
            {
                findings.Add("ConnectionStrings:Lis is missing; Database:Provider=Postgres needs it.");
            }
        }

        var sample = configuration["SampleData:Load"];
        if (!bool.TryParse(sample ?? "false", out var load))
        {
            findings.Add("SampleData:Load is neither true nor false.");
        }

        return new(
            provider,
            connection,
            configuration.GetConnectionString("LisRead"),
            provider == DatabaseProvider.Postgres ? configuration.GetConnectionString("LisOwner") ?? connection : connection,
            sample is null ? environment.IsDevelopment() : load);
    }

    static DatabaseProvider ReadProvider(string? text, List<string> findings)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return DatabaseProvider.Sqlite;
        }

        if (Enum.TryParse<DatabaseProvider>(text, ignoreCase: true, out var provider) && Enum.IsDefined(provider) && !char.IsDigit(text[0]))
        {
            return provider;
        }

        findings.Add($"Database:Provider is '{text}'; it can be Sqlite or Postgres.");
        return DatabaseProvider.Sqlite;
    }

    static string DefaultFile(IHostEnvironment environment)
    {
        var folder = Directory.CreateDirectory(Path.Combine(environment.ContentRootPath, "data"));
        return $"Data Source={Path.Combine(folder.FullName, "lis.db")}";
    }
}
