using Lis.OData.Model;
using Lis.OData.Parsing;
using Lis.OData.Planning;

namespace Lis.OData.Changes;

/// <summary>What every change of a service needs and none alters.</summary>
/// <param name="Model">The model.</param>
/// <param name="Dialect">The database.</param>
/// <param name="Planner">Finds the rows that a change concerns.</param>
/// <param name="Parser">Reads entity-ids.</param>
/// <param name="Timeout">The longest wait for one statement.</param>
sealed record ChangeScope(ServiceModel Model, DatabaseDialect Dialect, ChangePlanner Planner, RequestParser Parser, TimeSpan Timeout);
