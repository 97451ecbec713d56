using Lis.OData;
using Lis.ReferenceService.Changes;
using Lis.ReferenceService.Model;
using Lis.ReferenceService.Seed;

namespace Lis.ReferenceService;

/// <summary>What the engine is given to serve the reference model from a database.</summary>
public static class ReferenceServices
{
    public static ODataServiceOptions Options(ReferenceDatabase database) => new()
    {
        Model = ReferenceModel.Build(database.Dialect),
        Dialect = database.Dialect,
        ReadConnection = database.ConnectionString,
        Changes = new ReferenceStore(database, TimeProvider.System),
    };
}
