using System.Collections.Immutable;
using Lis.OData.Model;
using Lis.OData.Parsing.Binding;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Apply;

/// <summary>Binds the paths of <c>aggregate</c>, whose segments may lead to many (Data Aggregation section 3.1.3).</summary>
sealed class AggregatePathBinder(BindingContext context, ExpressionBinder expressions)
{
    readonly MemberFinder members = new(context);

    /// <summary>Whether an expression is nothing but names.</summary>
    public bool IsPath(SyntaxNode node) => node is NameSyntax || (node is MemberSyntax member && IsPath(member.Source));

    /// <summary>The value at the end of a path, and the way to it when it goes over navigations or collections.</summary>
    public (BoundExpression Value, AggregatePath? Path) Bind(SyntaxNode node, Scope scope)
    {
        var steps = ImmutableArray.CreateBuilder<CollectionStep>();
        var end = Item(Follow(node, scope, steps), scope, steps);
        var entity = EntityOf(end);
        if (steps.Any(step => step.Collection is not NavigationExpression) && (entity is not null || steps.Count > 1))
        {
            throw context.NotImplemented(node.Position, "Aggregation over a collection of values of related entities");
        }

        return (end, entity is null && steps.Count == 0 ? null : new(steps.ToImmutable(), entity));
    }

    BoundExpression Follow(SyntaxNode node, Scope scope, ImmutableArray<CollectionStep>.Builder steps) => node is MemberSyntax member
        ? members.Of(Item(Follow(member.Source, scope, steps), scope, steps), member.Name, member.Position, scope)
        : expressions.Value(node, scope);

    /// <summary>An item of a collection; any other value itself.</summary>
    static BoundExpression Item(BoundExpression value, Scope scope, ImmutableArray<CollectionStep>.Builder steps)
    {
        if (value.Type is not CollectionType collection)
        {
            return value;
        }

        var item = new VariableExpression("$this", scope.Depth + steps.Count + 1, collection.Element);
        steps.Add(new(item, value));
        return item;
    }

    /// <summary>The last entity to which a navigation leads; rows that <c>$apply</c> made are none, so each of them counts.</summary>
    static BoundExpression? EntityOf(BoundExpression path) => path switch
    {
        NavigationExpression { Navigation.Target.Table: not ResultRows } => path,
        VariableExpression { Depth: > 0, ItemType: EntityType { Table: not ResultRows } } => path,
        PropertyExpression property => EntityOf(property.Source),
        _ => null,
    };
}
