using Lis.Api.V1;
using Lis.OData.Model;
using Lis.Storage.Connections;
using Lis.Storage.Map;

namespace Lis.Tests.Model;

/// <summary>Version 1 as the service publishes it; bound once for all tests.</summary>
static class Published
{
    public static ServiceModel Model { get; } = ModelV1.Draft().Bind(EfMap.Of(DatabaseProvider.Sqlite));

    /// <summary>All properties that clients see.</summary>
    public static IEnumerable<(EntitySet Set, StructuralProperty Property)> Properties => Model.EntitySets
        .SelectMany(set => set.Type.Properties.Where(property => !property.IsHidden).Select(property => (set, property)));
}
