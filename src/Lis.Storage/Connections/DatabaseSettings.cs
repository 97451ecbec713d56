using Microsoft.Extensions.Configuration;

namespace Lis.Storage.Connections;

/// <summary>Where the database is (contract section 7).</summary>
/// <param name="Provider">Which database.</param>
/// <param name="Primary">Connection of the service, for reading and writing.</param>
/// <param name="Read">Connection for reads alone, several hosts allowed; null = the primary.</param>
/// <param name="Owner">PostgreSQL: connection of the owner, for migrations; null = the primary.</param>
public sealed record DatabaseSettings(DatabaseProvider Provider, string Primary, string? Read = null, string? Owner = null)
{
    /// <summary>Reads Database:Provider and ConnectionStrings:Lis, :LisRead and :LisOwner; without any, a SQLite file beside the service.</summary>
    /// <exception cref="InvalidOperationException">The provider is unknown, or PostgreSQL has no connection string.</exception>
    public static DatabaseSettings From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var name = configuration["Database:Provider"] is { Length: > 0 } given ? given : nameof(DatabaseProvider.Sqlite);
        if (!Enum.TryParse<DatabaseProvider>(name, ignoreCase: true, out var provider) || !Enum.IsDefined(provider))
        {
            throw new InvalidOperationException($"Database:Provider is '{name}'; it can be Sqlite or Postgres.");
        }

        var primary = Named(configuration, "Lis") ?? (provider == DatabaseProvider.Sqlite
            ? "Data Source=lis.db"
            : throw new InvalidOperationException("Database:Provider is Postgres, and ConnectionStrings:Lis is missing."));
        return new(provider, primary, Named(configuration, "LisRead"), Named(configuration, "LisOwner"));
    }

    private static string? Named(IConfiguration configuration, string name) =>
        configuration[$"ConnectionStrings:{name}"] is { Length: > 0 } value ? value : null;
}
