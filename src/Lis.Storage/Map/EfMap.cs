using System.Collections.Frozen;
using Lis.OData.Model;
using Lis.Storage.Connections;

namespace Lis.Storage.Map;

/// <summary>
/// What EF's model of a provider says of tables, columns and relations, in the engine's words. The published model takes all of this from
/// here and repeats none of it. EF takes most of a second to make its model, so it is read from a file beside this one, which a test holds
/// against EF's (<see cref="EfMapFile"/>).
/// </summary>
public sealed class EfMap
{
    private readonly FrozenDictionary<Type, EfTable> _tables;

    internal EfMap(DatabaseProvider provider, IEnumerable<EfTable> tables)
    {
        Provider = provider;
        _tables = tables.ToFrozenDictionary(table => table.Type);
    }

    public DatabaseProvider Provider { get; }

    public DatabaseDialect Dialect => Provider == DatabaseProvider.Sqlite ? DatabaseDialect.Sqlite : DatabaseDialect.Postgres;

    internal IEnumerable<EfTable> Tables => _tables.Values.OrderBy(table => table.Name, StringComparer.Ordinal);

    /// <summary>The map of a provider; needs neither a database nor EF.</summary>
    /// <exception cref="MapException">The file does not fit the domain types.</exception>
    public static EfMap Of(DatabaseProvider provider) => EfMapFile.Read(provider);

    /// <summary>The table of a domain type.</summary>
    /// <exception cref="MapException">EF keeps no such type.</exception>
    public EfTable Table(Type type) =>
        _tables.GetValueOrDefault(type) ?? throw new MapException($"{type?.Name} is kept in no table.");
}

/// <summary>The published model and EF's do not fit together; a fault of the code, found at start.</summary>
public sealed class MapException(string message) : Exception(message);
