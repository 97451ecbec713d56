using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning;

namespace Lis.OData.Changes;

/// <summary>What every change of a service needs and none alters.</summary>
/// <param name="Model">The model.</param>
/// <param name="Dialect">The database.</param>
/// <param name="Planner">Finds the rows that a change concerns.</param>
/// <param name="Parser">Reads entity-ids.</param>
/// <param name="ReadRule">Reads the texts of rules over a type.</param>
/// <param name="Timeout">The longest wait for one statement.</param>
sealed record ChangeScope(
    ServiceModel Model,
    DatabaseDialect Dialect,
    ChangePlanner Planner,
    RequestParser Parser,
    Func<EntityType, string, BoundExpression> ReadRule,
    TimeSpan Timeout)
{
    /// <summary>The property, with its value, by which rows of a derived type are told from others; null where none is needed.</summary>
    /// <exception cref="FaultException">NotImplemented: it is no comparison of a property with a value.</exception>
    public (StructuralProperty Property, object Value)? MarkOf(EntityType type) => type.Discriminator is not { } text ? null
        : ReadRule((EntityType)type.Parent!, text) is BinaryExpression
        {
            Operator: BinaryOperator.Equal, Left: PropertyExpression { Property: var property }, Right: ConstantExpression { Value: var value },
        }
            ? (property, value)
            : throw new FaultException(FaultCode.NotImplemented, $"A {type.Name} cannot be made here.", "@odata.type");
}
