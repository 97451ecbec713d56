using Lis.Storage.Connections;
using Npgsql;

namespace Lis.Api.V1;

/// <summary>Where the validators of feeds come from: the one row that counts the commits of the database.</summary>
static class FeedVersion
{
    /// <summary>The statement; null where reads go to several hosts, one of which can be behind the other.</summary>
    public static string? Query(DatabaseSettings database) => database.Provider == DatabaseProvider.Sqlite
        ? "SELECT \"ChangeNo\", \"At\" FROM \"ChangeCounter\""
        : IsOneHost(database.Read ?? database.Primary)
            ? "SELECT \"ChangeNo\", (extract(epoch FROM \"At\") * 1000000)::bigint FROM \"ChangeCounter\""
            : null;

    static bool IsOneHost(string connection) => new NpgsqlConnectionStringBuilder(connection).Host?.Contains(',', StringComparison.Ordinal) != true;
}
