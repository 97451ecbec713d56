using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Binding;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Apply;

/// <summary>Binds <c>join</c> and <c>outerjoin</c>; later expressions reach the related entity by the alias.</summary>
sealed class JoinBinder(BindingContext context, ExpressionBinder expressions, ApplyBinder sequences)
{
    public (Transformation, ApplyRowType) Bind(JoinStep step, ApplyRowType rows)
    {
        if (expressions.Value(step.Collection, rows.Scope) is not NavigationExpression { Navigation: { IsCollection: true } collection, Source: var source }
            || !ReferenceEquals(source, rows.Scope.Row))
        {
            throw context.NotImplemented(step.Collection.Position, "A join of anything but a navigation of the row to many");
        }

        var type = (EntityType)rows.Scope.Row.ItemType;
        if (type.FindProperty(step.Alias) is not null || type.FindNavigation(step.Alias) is not null || rows.Scope.Dynamic?.ContainsKey(step.Alias) is true)
        {
            throw context.Fault(FaultCode.InvalidOptionValue, step.AliasPosition, $"The name '{step.Alias}' is taken; give the related entity another.");
        }

        var inner = step.Inner is null ? null : Inner(step.Inner, collection.Target, rows.Scope);
        var alias = new NavigationProperty
        {
            Name = step.Alias,
            Target = collection.Target,
            IsCollection = false,
            Join = collection.Join,
            IsNullable = step.IsOuter,
        };
        return (new JoinTransformation(collection, alias, step.IsOuter, inner), Joined(rows, type, alias));
    }

    /// <summary>The related entities must stay what they are, so that the alias leads to entities of the model.</summary>
    ApplyClause Inner(IReadOnlyList<TransformationSyntax> syntax, EntityType target, Scope scope)
    {
        var (clause, rows) = sequences.Sequence(syntax, new(Scope.Of(target, scope.Resource), null, []));
        return rows is { Result: null, Computed.IsEmpty: true } && ReferenceEquals(rows.Scope.Row.ItemType, target)
            ? clause
            : throw context.NotImplemented(syntax[0].Position, "A join with a sequence that changes what a related entity is");
    }

    ApplyRowType Joined(ApplyRowType rows, EntityType type, NavigationProperty alias)
    {
        var joined = new EntityType(context.Model.Namespace, type.Name, type.Table) { Key = type.Key, VersionProperty = type.VersionProperty };
        foreach (var property in type.Properties)
        {
            joined.Add(property);
        }

        foreach (var navigation in type.Navigations.Append(alias))
        {
            joined.Add(navigation);
        }

        var scope = Scope.Of(joined, rows.Scope.Resource);
        return rows with { Scope = rows.Scope.Dynamic is { } dynamic ? scope.With(dynamic) : scope };
    }
}
