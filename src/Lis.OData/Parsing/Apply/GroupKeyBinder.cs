using System.Collections.Immutable;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Binding;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Apply;

/// <summary>Binds the properties by which rows are grouped; a property that is named twice counts once.</summary>
sealed class GroupKeyBinder(BindingContext context, ExpressionBinder expressions)
{
    /// <summary>Keys that are bound already, by their syntax.</summary>
    public IReadOnlyDictionary<SyntaxNode, GroupingPath> Known { get; set; } = new Dictionary<SyntaxNode, GroupingPath>();

    public ImmutableArray<GroupingPath> Bind(IEnumerable<SyntaxNode> nodes, Scope scope)
    {
        var keys = ImmutableArray.CreateBuilder<GroupingPath>();
        foreach (var node in nodes)
        {
            context.Count(node.Position);
            var key = Known.GetValueOrDefault(node) ?? Path(Key(node, scope));
            if (keys.All(known => !known.Names.SequenceEqual(key.Names)))
            {
                keys.Add(key);
            }
        }

        return keys.ToImmutable();
    }

    static GroupingPath Path(BoundExpression value) => new(value, ResultType.NamesOf(value));

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
}
