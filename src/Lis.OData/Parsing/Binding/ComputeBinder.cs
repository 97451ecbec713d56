using System.Collections.Immutable;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Binding;

/// <summary>Binds <c>$compute</c> and <c>compute</c> of <c>$apply</c>; each item may name those before it.</summary>
sealed class ComputeBinder(BindingContext context, ExpressionBinder expressions)
{
    /// <summary>Binds items; the scope knows their names afterwards.</summary>
    public ImmutableArray<ComputeItem> Bind(IReadOnlyList<ComputeSyntax> syntax, ref Scope scope)
    {
        var items = ImmutableArray.CreateBuilder<ComputeItem>(syntax.Count);
        var types = new Dictionary<string, ODataType?>(scope.Dynamic ?? ImmutableDictionary<string, ODataType?>.Empty, StringComparer.Ordinal);
        foreach (var item in syntax)
        {
            var structured = scope.Row.ItemType as StructuredType;
            if (types.ContainsKey(item.Alias) || structured?.FindProperty(item.Alias) is not null || structured?.FindNavigation(item.Alias) is not null)
            {
                throw context.Fault(
                    FaultCode.InvalidOptionValue, item.AliasPosition, $"The name '{item.Alias}' is taken; give the computed property another.");
            }

            var expression = expressions.Value(item.Expression, scope);
            if (expression.Type is StructuredType or CollectionType)
            {
                throw context.Fault(
                    FaultCode.TypeMismatch,
                    item.Expression.Position,
                    $"{context.Option} needs a single value here, found {ExpressionBinder.Describe(expression)}.");
            }

            items.Add(new(expression, item.Alias));
            types.Add(item.Alias, expression.Type);
            scope = scope.With(new Dictionary<string, ODataType?>(types, StringComparer.Ordinal));
        }

        return items.MoveToImmutable();
    }
}
