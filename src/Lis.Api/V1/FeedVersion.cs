using System.Text;
using Lis.Api.Security;
using Lis.OData.Model;
using Lis.OData.Planning;
using Lis.Storage.Connections;
using Lis.Storage.Tables;
using Npgsql;

namespace Lis.Api.V1;

/// <summary>
/// Where the validators of feeds come from: the last commit that changed the sets which a request reaches, among shared rows and those of
/// the caller's municipality. What another municipality stores, or what waits to be published, moves nobody else's validator.
/// </summary>
sealed class FeedVersion(DatabaseSettings database)
{
    readonly bool isSqlite = database.Provider == DatabaseProvider.Sqlite;

    // Of several hosts one can be behind the other; then there is no one state to tell of.
    readonly bool isKnown = database.Provider == DatabaseProvider.Sqlite || IsOneHost(database.Read ?? database.Primary);

    /// <summary>The statement for a read; null = it has no validator.</summary>
    public string? Query(IReadOnlySet<EntityType> reached, Caller caller)
    {
        var access = AccessProfile.Parse(caller.Profile);
        if (!isKnown || reached.Count == 0 || reached.Any(type => access.Roles.SeesPartOf(type.Name)))
        {
            return null;
        }

        var text = new StringBuilder(isSqlite
            ? "SELECT coalesce(max(\"ChangeNo\"), 0), coalesce(max(\"At\"), 0) FROM \"DataVersions\""
            : "SELECT coalesce(max(\"ChangeNo\"), 0), coalesce((extract(epoch FROM max(\"At\")) * 1000000)::bigint, 0) FROM \"DataVersions\"");
        text.Append(" WHERE \"EntitySet\" IN ('").Append(DataVersion.EverySet).Append('\'');
        foreach (var table in reached.SelectMany(TablesOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            text.Append(", '").Append(table).Append('\'');
        }

        text.Append(')');
        if (!access.SeesEveryMunicipality)
        {
            // The code comes from the settings, never from a request.
            var own = caller.Values[LisCaller.MunicipalityValue] as string ?? "";
            text.Append(" AND \"Scope\" IN ('', '").Append(own.Replace("'", "''", StringComparison.Ordinal)).Append("')");
        }

        return text.ToString();
    }

    /// <summary>The sets of the change log are named like the tables of their rows.</summary>
    static IEnumerable<string> TablesOf(EntityType type) => type.Table switch
    {
        Table table => [table.Name],
        UnionTable union => union.Parts.Select(part => part.Name),
        _ => [],
    };

    static bool IsOneHost(string connection) => new NpgsqlConnectionStringBuilder(connection).Host?.Contains(',', StringComparison.Ordinal) != true;
}
