using System.Globalization;
using Lis.Api.Settings;
using Lis.Storage.Connections;
using Microsoft.Data.Sqlite;

namespace Lis.Api.Imports;

/// <summary>Section Imports.</summary>
/// <param name="Folder">Where files wait to be read; replicas that share a database may share it.</param>
/// <param name="ProfilesFolder">An installation's own sheet profiles, one JSON file each; null = none.</param>
/// <param name="MaxErrors">How many faults of a file are kept; further ones are counted only.</param>
public sealed record ImportSettings(string Folder, string? ProfilesFolder, int MaxErrors)
{
    const int StandardErrors = 10_000;

    /// <exception cref="SettingsException">A setting is wrong.</exception>
    public static ImportSettings Read(IConfiguration configuration, DatabaseSettings database)
    {
        var section = configuration.GetSection("Imports");
        var most = StandardErrors;
        if (section["MaxErrors"] is { } text
            && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out most) || most < 1))
        {
            throw new SettingsException([$"Imports:MaxErrors is '{text}'; it is a whole number from 1."]);
        }

        var profiles = section["ProfilesFolder"] is { Length: > 0 } own ? own : null;
        if (profiles is not null && !Directory.Exists(profiles))
        {
            throw new SettingsException([$"Imports:ProfilesFolder is '{profiles}'; there is no such folder."]);
        }

        return new(section["Folder"] is { Length: > 0 } folder ? Path.GetFullPath(folder) : StandardFolder(database), profiles, most);
    }

    /// <summary>Beside a database that is a file; else, for lack of a better place, where temporary files go.</summary>
    static string StandardFolder(DatabaseSettings database) => database.Provider == DatabaseProvider.Sqlite
        && Path.GetDirectoryName(Path.GetFullPath(new SqliteConnectionStringBuilder(database.Primary).DataSource)) is { } beside
            ? Path.Combine(beside, "imports")
            : Path.Combine(Path.GetTempPath(), "lis-imports");
}
