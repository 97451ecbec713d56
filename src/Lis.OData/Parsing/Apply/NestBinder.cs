using System.Collections.Immutable;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Binding;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Apply;

/// <summary>Binds <c>nest</c>, <c>addnested</c> and <c>expand</c>; later transformations and options name what they nest like navigations.</summary>
sealed class NestBinder(BindingContext context, ExpressionBinder expressions, ApplyBinder sequences)
{
    /// <summary><c>nest</c> over the output of the transformations before it.</summary>
    public (Transformation, ApplyRowType) Nest(NestStep step, ApplyRowType rows)
    {
        var result = new EntityType(context.Model.Namespace, "$nest", new ResultRows());
        foreach (var item in step.Items)
        {
            CheckName(item, result.FindNavigation(item.Alias) is null);
            result.Add(Nested(item.Alias, sequences.Sequence(item.Steps, rows), null, result));
        }

        ImmutableArray<ExpandItem> items = [.. result.Navigations.Select(navigation => ((NestedNavigation)navigation).Whole)];
        return (new NestTransformation(items, result), ApplyRowType.Of(result, rows.Scope) with { Nested = items });
    }

    /// <summary><c>addnested</c>: sequences over related entities, or over rows that were nested before.</summary>
    public (Transformation, ApplyRowType) Add(NestStep step, ApplyRowType rows)
    {
        var navigation = Of(step.Path!, rows.Scope);
        if (!navigation.IsCollection)
        {
            throw context.NotImplemented(step.Path!.Position, "addnested of anything but a navigation of the row to many");
        }

        var before = navigation as NestedNavigation;
        var start = before?.Rows ?? ApplyRowType.Start(Scope.Of(navigation.Target, rows.Scope.Resources));
        var names = new HashSet<string>(StringComparer.Ordinal);
        ImmutableArray<ExpandItem> items =
        [
            .. step.Items.Select(item =>
            {
                var isFree = rows.Type.FindProperty(item.Alias) is null && rows.Type.FindNavigation(item.Alias) is null && names.Add(item.Alias);
                CheckName(item, isFree && rows.Scope.Dynamic?.ContainsKey(item.Alias) is not true);
                var (steps, output) = sequences.Sequence(item.Steps, start);
                steps = before is null ? steps : steps with { Steps = [.. before.Steps.Steps, .. steps.Steps] };
                return Nested(item.Alias, (steps, output), before is null ? navigation : before.Of, before?.Nest).Whole;
            }),
        ];
        return (new AddNestedTransformation(items), rows.With(context.Model.Namespace, [], items.Select(item => item.Navigation), items));
    }

    /// <summary><c>expand</c>; the related entities stay what the navigation leads to.</summary>
    public (Transformation, ApplyRowType) Expand(ExpandStep step, ApplyRowType rows)
    {
        var item = Item(step, rows.Scope);
        return rows.Nested.Any(known => known.Navigation == item.Navigation)
            ? throw context.Fault(FaultCode.InvalidOptionValue, step.Position, $"{item.Navigation.Name} is expanded twice.")
            : (new AddNestedTransformation([item]), rows with { Nested = rows.Nested.Add(item) });
    }

    ExpandItem Item(ExpandStep step, Scope scope)
    {
        context.Count(step.Position);
        var navigation = Of(step.Path, scope);
        var inner = Scope.Of(navigation.Target, scope.Resources);
        return new(navigation, new QueryOptions
        {
            Filter = step.Filter is null ? null : expressions.Predicate(step.Filter, inner),
            Expand = [.. step.Deeper.Select(deeper => Item(deeper, inner))],
        })
        {
            IsWhole = true,
        };
    }

    NavigationProperty Of(SyntaxNode path, Scope scope) =>
        expressions.Value(path, scope) is NavigationExpression { Navigation: var navigation, Source: var source } && ReferenceEquals(source, scope.Row)
            ? navigation
            : throw context.NotImplemented(path.Position, "Nesting of anything but a navigation of the row itself");

    NestedNavigation Nested(string name, (ApplyClause Steps, ApplyRowType Rows) made, NavigationProperty? of, EntityType? nest)
    {
        var target = made.Rows.Whole(context.Model.Namespace);
        return new(made.Rows.Result is null ? made.Steps : made.Steps with { Result = target }, made.Rows)
        {
            Name = name,
            Target = target,
            IsCollection = true,
            Join = of?.Join ?? new JoinMap([]),
            Of = of,
            Nest = nest,
        };
    }

    void CheckName(NestedSyntax item, bool isFree)
    {
        if (!isFree)
        {
            throw context.Fault(FaultCode.InvalidOptionValue, item.AliasPosition, $"The name '{item.Alias}' is taken; give the nested rows another.");
        }
    }
}
