using System.Collections.Immutable;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Binding;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Apply;

/// <summary>Binds <c>groupby</c> and <c>aggregate</c>, and makes the type of their output.</summary>
sealed class GroupBinder(BindingContext context, ExpressionBinder expressions)
{
    public GroupTransformation Bind(GroupStep group, Scope scope)
    {
        var result = new ResultType(context.Model.Namespace);
        var keys = ImmutableArray.CreateBuilder<GroupingPath>();
        foreach (var node in group.Keys)
        {
            context.Count(node.Position);
            var value = Key(node, scope);
            if (result.AddKey(value))
            {
                keys.Add(new(value, ResultType.NamesOf(value)));
            }
        }

        var aggregates = ImmutableArray.CreateBuilder<AggregateItem>(group.Aggregates.Count);
        foreach (var item in group.Aggregates)
        {
            context.Count(item.Position);
            var aggregate = Aggregate(item, scope);
            aggregates.Add(aggregate);
            if (!result.AddAggregate(aggregate))
            {
                throw context.Fault(
                    FaultCode.InvalidOptionValue, item.AliasPosition, $"The name '{item.Alias}' is taken in the result; give the aggregate another.");
            }
        }

        return new(keys.ToImmutable(), aggregates.ToImmutable(), result.Type);
    }

    BoundExpression Key(SyntaxNode node, Scope scope)
    {
        var value = expressions.Value(node, scope);
        return value.Type switch
        {
            PrimitiveType or EnumType => value,
            StructuredType => throw context.NotImplemented(node.Position, "Grouping by a whole entity or complex value"),
            _ => throw context.Fault(
                FaultCode.TypeMismatch, node.Position, $"groupby needs single values, found {ExpressionBinder.Describe(value)}."),
        };
    }

    AggregateItem Aggregate(AggregateSyntax item, Scope scope)
    {
        if (item.Expression is null)
        {
            return new(item.Method, null, item.Alias, PrimitiveType.Decimal);
        }

        if (CrossesMany(item.Expression, scope))
        {
            throw context.NotImplemented(item.Expression.Position, "Aggregation over a path to many");
        }

        var operand = expressions.Value(item.Expression, scope);
        return new(item.Method, operand, item.Alias, ResultOf(item, operand));
    }

    bool CrossesMany(SyntaxNode node, Scope scope) =>
        node is MemberSyntax member && (CrossesMany(member.Source, scope) || expressions.Bind(member.Source, scope).Type is CollectionType);

    ODataType ResultOf(AggregateSyntax item, BoundExpression operand) => (item.Method, operand.Type) switch
    {
        (AggregateMethod.Sum or AggregateMethod.Average, PrimitiveType { IsNumeric: true } number) =>
            Promotion.IsFloat(number) ? PrimitiveType.Double : PrimitiveType.Decimal,
        (AggregateMethod.Min or AggregateMethod.Max, PrimitiveType type) when IsOrdered(type) => type,
        (AggregateMethod.Min or AggregateMethod.Max, EnumType { IsFlags: false } enumeration) => enumeration,
        (AggregateMethod.CountDistinct, EntityType { Key.Count: 1 } or PrimitiveType or EnumType) => PrimitiveType.Decimal,
        (AggregateMethod.CountDistinct, StructuredType or CollectionType) =>
            throw context.NotImplemented(item.Expression!.Position, $"countdistinct of {ExpressionBinder.Describe(operand)}"),
        _ => throw context.Fault(
            FaultCode.TypeMismatch,
            item.Expression!.Position,
            $"{item.Method.ToString().ToLowerInvariant()} does not go with {ExpressionBinder.Describe(operand)}."),
    };

    static bool IsOrdered(PrimitiveType type) => type.IsNumeric || type.Kind is PrimitiveKind.String or PrimitiveKind.Date
        or PrimitiveKind.DateTimeOffset or PrimitiveKind.TimeOfDay or PrimitiveKind.Duration;
}
