using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Binding;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Apply;

/// <summary>Binds <c>nest</c>, <c>addnested</c> and <c>expand</c>. What they nest can be read, but not be named by later expressions.</summary>
sealed class NestBinder(BindingContext context, ExpressionBinder expressions, ApplyBinder sequences)
{
    /// <summary><c>nest</c> over the output of the transformations before it.</summary>
    public (Transformation, ApplyRowType) Nest(NestStep step, ApplyRowType rows)
    {
        var result = new EntityType(context.Model.Namespace, "$nest", new ResultRows());
        var names = new HashSet<string>(StringComparer.Ordinal);
        var items = step.Items.Select(item =>
        {
            CheckName(item, names.Add(item.Alias));
            var (steps, output) = sequences.Sequence(item.Steps, rows);
            var target = (EntityType)output.Scope.Row.ItemType;
            return new NestedSequence(Alias(item.Alias, target, new JoinMap([])), steps, output.Computed);
        });
        return (new NestTransformation([.. items]), ApplyRowType.Of(result, rows.Scope));
    }

    /// <summary><c>addnested</c>: sequences over related entities.</summary>
    public (Transformation, ApplyRowType) Add(NestStep step, ApplyRowType rows)
    {
        var navigation = Many(step.Path!, rows.Scope);
        var type = (StructuredType)rows.Scope.Row.ItemType;
        var names = new HashSet<string>(StringComparer.Ordinal);
        var items = step.Items.Select(item =>
        {
            var isFree = names.Add(item.Alias) && type.FindProperty(item.Alias) is null && type.FindNavigation(item.Alias) is null;
            CheckName(item, isFree && rows.Scope.Dynamic?.ContainsKey(item.Alias) is not true);
            var (steps, output) = sequences.Sequence(item.Steps, Start(navigation.Target, rows.Scope));
            var options = new QueryOptions { Apply = steps, Compute = output.Computed };
            return new ExpandItem(Alias(item.Alias, navigation.Target, navigation.Join), options) { IsWhole = true };
        });
        return (new AddNestedTransformation([.. items]), rows with { HasNested = true });
    }

    /// <summary><c>expand</c>.</summary>
    public (Transformation, ApplyRowType) Expand(ExpandStep step, ApplyRowType rows) =>
        (new AddNestedTransformation([Item(step, rows.Scope)]), rows with { HasNested = true });

    ExpandItem Item(ExpandStep step, Scope scope)
    {
        context.Count(step.Position);
        var navigation = Many(step.Path, scope);
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

    NavigationProperty Many(SyntaxNode path, Scope scope) =>
        expressions.Value(path, scope) is NavigationExpression { Navigation: { IsCollection: true } navigation, Source: var source }
            && ReferenceEquals(source, scope.Row)
            ? navigation
            : throw context.NotImplemented(path.Position, "Nesting of anything but a navigation of the row to many");

    void CheckName(NestedSyntax item, bool isFree)
    {
        if (!isFree)
        {
            throw context.Fault(FaultCode.InvalidOptionValue, item.AliasPosition, $"The name '{item.Alias}' is taken; give the nested rows another.");
        }
    }

    static ApplyRowType Start(EntityType target, Scope scope) => new(Scope.Of(target, scope.Resources), null, []);

    static NavigationProperty Alias(string name, EntityType target, JoinMap join) => new()
    {
        Name = name,
        Target = target,
        IsCollection = true,
        Join = join,
    };
}
