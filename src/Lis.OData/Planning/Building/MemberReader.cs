using Lis.OData.Model;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning.Building;

/// <summary>The only place where a property is read; access says from which source.</summary>
sealed class MemberReader(PlanContext context, RowScopes scopes, bool isTrusted)
{
    /// <summary>A structural property of a place.</summary>
    public Place Read(Place owner, StructuralProperty property) => owner switch
    {
        EntityPlace { Row.Given: var given } when property.Source is ResultSource && given.TryGetValue(property.Name, out var value) => OfJson(value.Value),
        EntityPlace { Row.Result: { } result } => result.Members[property],
        ResultPlace part => part.Parts[property],
        EntityPlace { Row: var row } => Read(
            row, property, isTrusted ? property.Source : context.Access.SourceOf(row.Type, property), property.IsNullable),
        FlattenedPlace flat => Read(flat.Row, property, flat.Source.Parts[property.Name], property.IsNullable || flat.IsNullable),
        JsonPlace json => OfJson(new JsonMemberScalar(json.Json, property.Name, context.Natural(property.Type, true, property.TextOrder))),
        _ => throw new InvalidOperationException($"A single value has no property {property.Name}."),
    };

    Place Read(RowScope row, StructuralProperty property, PropertySource source, bool isNullable) => source switch
    {
        ColumnSource column => OfJson(row.Column(column.Column, ColumnTypes.Of(property, column) with { IsNullable = isNullable })),
        FlattenedSource flat => new FlattenedPlace(row, flat, isNullable || row.IsOptional),
        ExpressionSource expression => new ValuePlace(
            Ordered(ExpressionTranslator.OfRow(context, scopes, row, isTrusted).Value(context.Access.Expression(row.Type, expression)), property)),
        _ => throw new InvalidOperationException($"{row.Type.Name}/{property.Name} has no source that can be read."),
    };

    /// <summary>A computed property sorts as its own declaration says.</summary>
    static Scalar Ordered(Scalar value, StructuralProperty property) => value.Type.Order == property.TextOrder
        ? value
        : value with { Type = value.Type with { Order = property.TextOrder } };

    static Place OfJson(Scalar value) => value.Type.Edm is ComplexType ? new JsonPlace(value) : new ValuePlace(value);
}
