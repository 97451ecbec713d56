using Lis.OData.Changes.Body;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;

namespace Lis.OData.Changes;

/// <summary>Finds the entities that a body points at, as the caller sees them; what he may not see is refused like what is not there.</summary>
/// <param name="scope">The service.</param>
/// <param name="rows">The rows of the transaction.</param>
/// <param name="names">Names of a batch; null = none.</param>
sealed class References(ChangeScope scope, ChangeRows rows, NamedEntities? names)
{
    /// <summary>The row of an entity-id.</summary>
    /// <exception cref="FaultException">InvalidReference, or what is wrong with the id.</exception>
    public async Task<StoredRow> FindAsync(string id, EntityType type, string path, CancellationToken cancellationToken)
    {
        var address = id.StartsWith('$') && names?.Addresses.GetValueOrDefault(id[1..]) is { } named ? named : id;
        var request = Parse(address, id, path.Length == 0 ? "@odata.id" : path);
        var found = await rows.VisibleAsync(request, request.Path.Segments, cancellationToken);
        return found is [{ } row] && row.Type.Is(type)
            ? row
            : throw new FaultException(FaultCode.InvalidReference, $"There is no {type.Name} '{id}', or none for this caller.", path);
    }

    BoundRequest Parse(string address, string id, string place)
    {
        try
        {
            return scope.Parser.ParseEntityId(address, place);
        }
        catch (FaultException fault) when (FaultStatus.Of(fault.Code) == 404)
        {
            throw new FaultException(FaultCode.InvalidReference, $"'{id}' is no entity here: {fault.Message}", place);
        }
    }

    /// <summary>Like <see cref="FindAsync(EntityBody, CancellationToken)"/>, but an id that is wrong goes into the findings.</summary>
    /// <returns>Whether it could be looked for, and what was found.</returns>
    public async Task<(bool IsRead, StoredRow? Row)> TryFindAsync(EntityBody body, CancellationToken cancellationToken)
    {
        try
        {
            return (true, await FindAsync(body, cancellationToken));
        }
        catch (FaultException fault) when (FaultStatus.Of(fault.Code) is 400 or 422)
        {
            rows.Findings.AddRange([new FaultDetail(fault.Code, fault.Message, fault.Target)]);
            return (false, null);
        }
    }

    /// <summary>The row that an entity in a body stands for, by its id or its key; null when it has neither, or its key is of no row yet.</summary>
    public async Task<StoredRow?> FindAsync(EntityBody body, CancellationToken cancellationToken)
    {
        if (body.Id is { } id)
        {
            return await FindAsync(id, body.Type, body.Path, cancellationToken);
        }

        if (!body.Type.Key.All(body.Values.ContainsKey))
        {
            return null;
        }

        var found = await rows.VisibleAsync(body.Type, body.Type.Key.Select(property => (property, body.Values[property])), cancellationToken);
        return found is [{ } row] ? row : null;
    }
}
