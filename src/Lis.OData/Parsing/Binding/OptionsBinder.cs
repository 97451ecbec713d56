using System.Collections.Immutable;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Apply;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Binding;

/// <summary>
/// Binds the options of the request or of one expanded navigation, in the order in which they work on rows (Protocol 11.2.1), so that slots
/// are numbered alike however the options are ordered in the URL.
/// </summary>
sealed class OptionsBinder
{
    readonly BindingContext context;
    readonly ExpressionBinder expressions;
    readonly ComputeBinder computes;
    readonly ApplyBinder applies;
    readonly SearchBinder searches;
    readonly SelectBinder selects;
    readonly ExpandBinder expands;

    public OptionsBinder(BindingContext context, ExpressionBinder expressions)
    {
        this.context = context;
        this.expressions = expressions;
        computes = new(context, expressions);
        applies = new(context, expressions, computes, OrderBy);
        searches = new(context);
        selects = new(context, this);
        expands = new(context, this);
    }

    /// <summary>Binds options over rows of a type.</summary>
    /// <param name="syntax">The options.</param>
    /// <param name="rowType">The type of a row.</param>
    /// <param name="depth">How many expands are around the options; 0 = the request itself.</param>
    /// <param name="resource">What <c>$it</c> is in nested options; null = the row itself.</param>
    public QueryOptions Bind(OptionsSyntax syntax, ODataType rowType, int depth, VariableExpression? resource = null)
    {
        var scope = Scope.Of(rowType, resource);
        var applied = In("$apply", syntax.Apply, steps => applies.Bind(steps, scope));
        scope = applied?.Scope ?? scope;
        rowType = scope.Row.ItemType;
        var compute = In("$compute", syntax.Compute, items => computes.Bind(items, ref scope), []);
        return new QueryOptions
        {
            Apply = applied?.Clause,
            Compute = [.. applied?.Computed ?? [], .. compute],
            Search = In("$search", syntax.Search, search => searches.Bind(search, rowType)),
            Filter = In("$filter", syntax.Filter, filter => expressions.Predicate(filter, scope)),
            OrderBy = In("$orderby", syntax.OrderBy, items => OrderBy(items, scope), []),
            SkipSlot = In<LiteralSyntax, int?>("$skip", syntax.Skip, Slot),
            TopSlot = In<LiteralSyntax, int?>("$top", syntax.Top, Slot),
            Count = syntax.Count ?? false,
            Select = In("$select", syntax.Select, items => selects.Bind(items, scope, depth)),
            Expand = In("$expand", syntax.Expand, items => expands.Bind(items, scope, depth + 1), []),
            SkipToken = syntax.SkipToken,
            DeltaToken = syntax.DeltaToken,
            Format = syntax.Format,
        };

        TResult? In<TSyntax, TResult>(string option, TSyntax? part, Func<TSyntax, TResult> bind, TResult? absent = default)
            where TSyntax : class
        {
            if (depth == 0)
            {
                context.Option = option;
            }

            return part is null ? absent : bind(part);
        }
    }

    /// <summary>Options that do not ask what is in a row.</summary>
    public static QueryOptions OfAll(OptionsSyntax syntax, LiteralTable literals) => new()
    {
        TopSlot = syntax.Top is { } top ? literals.Add(new(top.Kind, top.Raw, "$top", top.Position)) : null,
        Count = syntax.Count ?? false,
        SkipToken = syntax.SkipToken,
        Format = syntax.Format,
    };

    ImmutableArray<OrderByItem> OrderBy(IReadOnlyList<OrderBySyntax> items, Scope scope)
    {
        var bound = ImmutableArray.CreateBuilder<OrderByItem>(items.Count);
        foreach (var item in items)
        {
            context.Count(item.Expression.Position);
            if (item.Expression is LiteralSyntax or NullSyntax or BooleanSyntax)
            {
                throw context.Fault(
                    FaultCode.InvalidOptionValue,
                    item.Expression.Position,
                    "$orderby takes properties and expressions over them, as in Name desc; found a literal.");
            }

            var expression = expressions.Value(item.Expression, scope);
            bound.Add(expression.Type is StructuredType or CollectionType
                ? throw context.Fault(
                    FaultCode.TypeMismatch, item.Expression.Position, $"Rows cannot be ordered by a value of {expression.Type}; name one of its properties.")
                : new(expression, item.IsDescending));
        }

        return bound.MoveToImmutable();
    }

    int? Slot(LiteralSyntax number) =>
        context.Literals!.Add(new(number.Kind, number.Raw, context.Option, number.Position));
}
