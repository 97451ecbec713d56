using System.Collections.Immutable;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Binding;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Apply;

/// <summary>Binds the items of <c>aggregate</c>.</summary>
sealed class AggregateBinder(BindingContext context, ExpressionBinder expressions, GroupKeyBinder keys)
{
    readonly AggregatePathBinder paths = new(context, expressions);

    public AggregateItem Bind(AggregateSyntax item, Scope scope)
    {
        var bound = item.Expression is null ? new(item.Method, null, item.Alias, PrimitiveType.Decimal)
            : paths.IsPath(item.Expression) ? OfPath(item, scope)
            : OfRow(item, expressions.Value(item.Expression, scope));
        var from = ImmutableArray.CreateBuilder<AggregateFrom>(item.From.Count);
        var type = bound.ResultType;
        foreach (var clause in item.From)
        {
            type = ResultOf(clause.Method, type, clause.Position, ExpressionBinder.Describe(new DynamicPropertyExpression("", type)));
            from.Add(new(keys.Bind(clause.Keys, scope), clause.Method, type));
        }

        return bound with { From = from.ToImmutable() };
    }

    AggregateItem OfRow(AggregateSyntax item, BoundExpression operand) =>
        new(item.Method, operand, item.Alias, ResultOf(item.Method, operand.Type, item.Expression!.Position, ExpressionBinder.Describe(operand)));

    /// <summary>Where it makes no difference that an entity is taken once, a single-valued path is a value of the row like any other.</summary>
    AggregateItem OfPath(AggregateSyntax item, Scope scope)
    {
        var (value, path) = paths.Bind(item.Expression!, scope);
        if (item.Method == AggregateMethod.Count)
        {
            return path is null
                ? throw context.Fault(FaultCode.TypeMismatch, item.Position, "Only related entities and collections can be counted; the rows are by $count alone.")
                : new(item.Method, value, item.Alias, PrimitiveType.Decimal) { Path = path };
        }

        var bound = OfRow(item, value);
        var isKeyOfParts = value.Type is EntityType { Key.Count: > 1 };
        if (path is null && isKeyOfParts)
        {
            throw context.NotImplemented(item.Position, "countdistinct of the rows themselves");
        }

        var isOfRow = path is null || (path.Steps.IsEmpty && !isKeyOfParts && item.Method is not (AggregateMethod.Sum or AggregateMethod.Average));
        return isOfRow ? bound : bound with { Path = path };
    }

    ODataType ResultOf(AggregateMethod method, ODataType? operand, int position, string found) => (method, operand) switch
    {
        (AggregateMethod.Sum or AggregateMethod.Average, PrimitiveType { IsNumeric: true } number) =>
            Promotion.IsFloat(number) ? PrimitiveType.Double : PrimitiveType.Decimal,
        (AggregateMethod.Min or AggregateMethod.Max, PrimitiveType type) when IsOrdered(type) => type,
        (AggregateMethod.Min or AggregateMethod.Max, EnumType { IsFlags: false } enumeration) => enumeration,
        (AggregateMethod.CountDistinct, EntityType { Key.Count: > 0 } or PrimitiveType or EnumType) => PrimitiveType.Decimal,
        (AggregateMethod.CountDistinct, StructuredType or CollectionType) => throw context.NotImplemented(position, $"countdistinct of {found}"),
        _ => throw context.Fault(FaultCode.TypeMismatch, position, $"{method.ToString().ToLowerInvariant()} does not go with {found}."),
    };

    static bool IsOrdered(PrimitiveType type) => type.IsNumeric || type.Kind is PrimitiveKind.String or PrimitiveKind.Date
        or PrimitiveKind.DateTimeOffset or PrimitiveKind.TimeOfDay or PrimitiveKind.Duration;
}
