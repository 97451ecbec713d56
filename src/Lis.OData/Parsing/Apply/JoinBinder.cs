using System.Collections.Immutable;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Binding;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Apply;

/// <summary>Binds <c>join</c> and <c>outerjoin</c>; later expressions reach the related entity, or the item of a collection, by the alias.</summary>
sealed class JoinBinder(BindingContext context, ExpressionBinder expressions, ApplyBinder sequences)
{
    public (Transformation, ApplyRowType) Bind(JoinStep step, ApplyRowType rows)
    {
        if (rows.Type.FindProperty(step.Alias) is not null || rows.Type.FindNavigation(step.Alias) is not null
            || rows.Scope.Dynamic?.ContainsKey(step.Alias) is true)
        {
            throw context.Fault(FaultCode.InvalidOptionValue, step.AliasPosition, $"The name '{step.Alias}' is taken; give the related entity another.");
        }

        return expressions.Value(step.Collection, rows.Scope) switch
        {
            NavigationExpression { Navigation: { IsCollection: true } collection, Source: var source } when ReferenceEquals(source, rows.Scope.Row) =>
                OfEntities(step, collection, rows),
            { Type: CollectionType { Element: var element } } collection and not NavigationExpression => OfItems(step, collection, element, rows),
            { Type: CollectionType } => throw context.NotImplemented(step.Collection.Position, "A join of anything but a collection of the row itself"),
            var other => throw context.Fault(
                FaultCode.TypeMismatch, step.Collection.Position, $"join and outerjoin take a collection of the row, found {ExpressionBinder.Describe(other)}."),
        };
    }

    (Transformation, ApplyRowType) OfEntities(JoinStep step, NavigationProperty collection, ApplyRowType rows)
    {
        var start = (collection as NestedNavigation)?.Rows ?? ApplyRowType.Start(Scope.Of(collection.Target, rows.Scope.Resource));
        var inner = step.Inner is null ? default((ApplyClause Steps, ApplyRowType Rows)?) : sequences.Sequence(step.Inner, start);
        var output = inner?.Rows ?? start;
        var alias = output is { Result: null, Computed.IsEmpty: true, Nested.IsEmpty: true } && ReferenceEquals(output.Type, collection.Target)
            ? new NavigationProperty { Name = step.Alias, Target = collection.Target, IsCollection = false, Join = collection.Join, IsNullable = step.IsOuter }
            : new NestedNavigation(new([], output.Result is null ? null : output.Whole(context.Model.Namespace)) { Nested = output.Nested }, output)
            {
                Name = step.Alias,
                Target = output.Whole(context.Model.Namespace),
                IsCollection = false,
                Join = collection.Join,
                IsNullable = step.IsOuter,
            };
        ImmutableArray<ExpandItem> shown = alias is NestedNavigation { Target.Table: ResultRows } made ? [made.Whole] : [];
        return (
            new JoinTransformation(collection, alias, step.IsOuter, inner?.Steps),
            rows.With(context.Model.Namespace, [], [alias], shown));
    }

    (Transformation, ApplyRowType) OfItems(JoinStep step, BoundExpression collection, ODataType element, ApplyRowType rows)
    {
        var item = new VariableExpression("$this", rows.Scope.Depth + 1, element);
        var scope = rows.Scope.WithItem(item);
        var filters = (step.Inner ?? []).Select(inner => inner is FilterStep filter
            ? expressions.Predicate(filter.Condition, scope)
            : throw context.NotImplemented(inner.Position, "A transformation other than filter of a collection of values"));
        var alias = new StructuralProperty { Name = step.Alias, Type = element, IsNullable = true, Source = new ResultSource(IsDynamic: true) };
        ImmutableArray<BoundExpression> conditions = [.. filters];
        var output = rows.With(context.Model.Namespace, [alias], [], []);
        return (new ItemJoinTransformation(item, collection, step.Alias, step.IsOuter, conditions, output.Type), output);
    }
}
