using Lis.OData.Model;
using Lis.Storage.Connections;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Lis.Storage.Map;

/// <summary>
/// What EF's model of a provider says of tables, columns and relations, in the engine's words. The published model takes all of this from
/// here and repeats none of it.
/// </summary>
public sealed class EfMap
{
    private readonly IModel _model;

    private EfMap(DatabaseProvider provider, IModel model)
    {
        Provider = provider;
        _model = model;
    }

    public DatabaseProvider Provider { get; }

    public DatabaseDialect Dialect => Provider == DatabaseProvider.Sqlite ? DatabaseDialect.Sqlite : DatabaseDialect.Postgres;

    /// <summary>The map of a provider; needs no database.</summary>
    public static EfMap Of(DatabaseProvider provider)
    {
        using var context = LisDatabase.CreateModelContext(provider);
        return new(provider, context.GetService<IDesignTimeModel>().Model);
    }

    /// <summary>The table of a domain type.</summary>
    /// <exception cref="MapException">EF keeps no such type.</exception>
    public EfTable Table(Type type) => new(
        _model.FindEntityType(type) ?? throw new MapException($"{type.Name} is kept in no table."), new ColumnStores(Provider));
}

/// <summary>The published model and EF's do not fit together; a fault of the code, found at start.</summary>
public sealed class MapException(string message) : Exception(message);
