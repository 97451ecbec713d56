using System.Collections.Immutable;
using Lis.OData.Errors;
using Lis.OData.Parsing.Binding;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Apply;

/// <summary>Binds the transformations of recursive hierarchies.</summary>
sealed class HierarchyBinder(
    BindingContext context,
    ExpressionBinder expressions,
    ApplyBinder sequences,
    Func<IReadOnlyList<OrderBySyntax>, Scope, ImmutableArray<OrderByItem>> orders)
{
    public (Transformation, ApplyRowType) Relatives(RelativesStep step, ApplyRowType rows)
    {
        var place = Place(step.Hierarchy, rows.Scope);
        var starts = Starts(step.Starts, rows, step.Position);
        int? distance = step.Distance is not { } number ? null
            : context.Literals!.Add(new(number.Kind, number.Raw, context.Option, number.Position));
        return (new RelativesTransformation(place, step.IsUp, starts, distance, step.KeepsStart), rows);
    }

    public (Transformation, ApplyRowType) Traverse(TraverseStep step, ApplyRowType rows)
    {
        var place = Place(step.Hierarchy, rows.Scope);
        var nodes = ApplyRowType.Start(Scope.Of(place.Set.Type, rows.Scope.Resource));
        var starts = step.Starts is null ? null : Starts(step.Starts, nodes, step.Position);
        return (new TraverseTransformation(place, step.IsPostorder, starts, orders(step.Order, nodes.Scope)), rows);
    }

    /// <summary>A key of groupby whose value is each node above a row's own.</summary>
    public (RollTransformation Roll, GroupingPath Key) Rollup(GroupingSyntax key, ApplyRowType rows, int number)
    {
        var place = Place(key.Hierarchy!, rows.Scope);
        var nodes = ApplyRowType.Start(Scope.Of(place.Set.Type, rows.Scope.Resource));
        var starts = key.Starts is null ? null : Starts(key.Starts, nodes, key.Position);
        var name = FormattableString.Invariant($"$node{number}");
        var value = new DynamicPropertyExpression(name, place.Path.Type);
        return (new(place, starts, name), new(value, ResultType.NamesOf(place.Path)) { Place = place.Path });
    }

    ApplyClause Starts(IReadOnlyList<TransformationSyntax> syntax, ApplyRowType rows, int position)
    {
        var (clause, output) = sequences.Sequence(syntax, rows);
        return ReferenceEquals(output.Type, rows.Type) && output.Computed.Length == rows.Computed.Length
            ? clause
            : throw context.Fault(
                FaultCode.InvalidSyntax, syntax.Count > 0 ? syntax[0].Position : position, "Where a hierarchy is entered rows can be chosen, as by filter, but not changed.");
    }

    HierarchyPlace Place(HierarchySyntax syntax, Scope scope)
    {
        context.Count(syntax.QualifierPosition);
        if (expressions.Value(syntax.Nodes, scope) is not RootExpression { Set: { IsSingleton: false } set })
        {
            throw context.NotImplemented(syntax.Nodes.Position, "A hierarchy of anything but an entity set, as in $root/Areas,");
        }

        if (!set.Type.Hierarchies.TryGetValue(syntax.Qualifier, out var hierarchy))
        {
            throw context.Fault(
                FaultCode.UnknownProperty,
                syntax.QualifierPosition,
                $"{set.Name} has no hierarchy '{syntax.Qualifier}'.{ParseFault.DidYouMean(syntax.Qualifier, set.Type.Hierarchies.Keys)}");
        }

        var path = expressions.Value(syntax.Path, scope);
        return path.Type == hierarchy.Node.Type
            ? new(set, hierarchy, path)
            : throw context.Fault(
                FaultCode.TypeMismatch, syntax.Path.Position, $"A node of {set.Name} is told by {hierarchy.Node.Type}, found {ExpressionBinder.Describe(path)}.");
    }
}
