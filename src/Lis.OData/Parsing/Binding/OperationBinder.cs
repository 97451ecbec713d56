using System.Collections.Immutable;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Binding;

/// <summary>A call of an operation in a path.</summary>
/// <param name="Operation">The overload.</param>
/// <param name="Arguments">Each parameter with its value.</param>
/// <param name="Syntax">The same values as they were written, by parameter name.</param>
sealed record OperationCall(
    Operation Operation, ImmutableArray<BoundArgument> Arguments, IReadOnlyDictionary<string, (SyntaxNode Node, string Option)> Syntax);

/// <summary>
/// Binds calls of functions and actions in paths (URL Conventions 4.4, 4.5): picks the overload by the names of the parameters, which stand
/// in the parentheses, each with a literal or alias, or (4.01) as query options of their names.
/// </summary>
sealed class OperationBinder(BindingContext context, ExpressionBinder expressions)
{
    /// <summary>The call of an operation that is bound to a type; null when no operation has that name.</summary>
    public OperationCall? Bound(UrlSegment segment, EntityType type, bool isCollection) =>
        Call(segment, context.Model.Operations.Bound(NameOf(segment.Text), type, isCollection).ToList());

    /// <summary>The call of an unbound operation through its import; null when there is no import of that name.</summary>
    public OperationCall? Imported(UrlSegment segment) => context.Model.Operations.FindImport(NameOf(segment.Text)) is { } import
        ? Call(segment, context.Model.Operations.Overloads(import).ToList())
        : null;

    OperationCall? Call(UrlSegment segment, List<Operation> overloads)
    {
        if (overloads.Count == 0)
        {
            return null;
        }

        var open = segment.Text.IndexOf('(', StringComparison.Ordinal);
        if (overloads is [{ IsAction: true } action])
        {
            return open < 0 || segment.Text.EndsWith("()", StringComparison.Ordinal)
                ? new(action, [], new Dictionary<string, (SyntaxNode, string)>())
                : throw context.Fault(FaultCode.InvalidSyntax, segment.Position + open, $"{action.Name} is an action; its parameters stand in the body.");
        }

        var given = open < 0 ? [] : Written(segment, open);
        if (given.Count == 0)
        {
            given = Implicit(overloads);
        }

        var function = overloads.FirstOrDefault(overload => Fits(overload, given.Keys, withOptional: false))
            ?? overloads.FirstOrDefault(overload => Fits(overload, given.Keys, withOptional: true))
            ?? throw NoOverload(segment, overloads, given.Keys);
        var written = given.ToDictionary(value => value.Key, value => Resolved(value.Value), StringComparer.Ordinal);
        return new(function, [.. function.Parameters.Select(parameter => Argument(parameter, written))], written);
    }

    /// <summary>What aliases stand for; one that is not given stands for null.</summary>
    (SyntaxNode Node, string Option) Resolved((SyntaxNode Node, string Option) value)
    {
        var outer = context.Option;
        context.Option = value.Option;
        var (node, option) = expressions.Resolve(value.Node);
        context.Option = outer;
        return (node ?? new NullSyntax(value.Node.Position), option);
    }

    /// <summary>What stands in the parentheses.</summary>
    Dictionary<string, (SyntaxNode Node, string Option)> Written(UrlSegment segment, int open)
    {
        var reader = new TokenReader(segment.Text[open..], "path", segment.Position + open, context.Limits).Start();
        var given = new Dictionary<string, (SyntaxNode, string)>(StringComparer.Ordinal);
        reader.Expect(TokenKind.Open, "'('");
        while (reader.Current.Kind != TokenKind.Close)
        {
            var (name, position) = (reader.Word.ToString(), reader.Position);
            reader.Expect(TokenKind.Identifier, "a parameter's name, as in (from=2015-01-01)");
            reader.Expect(TokenKind.Equals, "'='");
            if (!given.TryAdd(name, (Parameter(reader), "path")))
            {
                throw context.Fault(FaultCode.InvalidSyntax, position, $"The parameter {name} is given twice.");
            }

            if (!reader.Take(TokenKind.Comma))
            {
                break;
            }
        }

        reader.Expect(TokenKind.Close, "',' or ')'");
        return reader.AtEnd ? given : throw reader.Unexpected("'/' or the end of the path");
    }

    static SyntaxNode Parameter(TokenReader reader) => reader.Current.Kind is TokenKind.Close or TokenKind.Comma
        ? throw reader.Unexpected("a literal or a parameter alias")
        : new ExpressionParser(reader).Parse();

    /// <summary>Parameters as query options: under their own name, or with @ where a system query option has that name (Protocol 11.5.4.1.1).</summary>
    Dictionary<string, (SyntaxNode Node, string Option)> Implicit(List<Operation> overloads)
    {
        var given = new Dictionary<string, (SyntaxNode, string)>(StringComparer.Ordinal);
        foreach (var name in overloads.SelectMany(overload => overload.Parameters).Select(parameter => parameter.Name).Distinct(StringComparer.Ordinal))
        {
            if (context.Aliases?.Find($"@{name}") is { } alias)
            {
                given.Add(name, alias);
            }
            else if (context.Custom.TryGetValue(name, out var text))
            {
                given.Add(name, (new ExpressionParser(new TokenReader(text, name, 0, context.Limits).Start()).ParseWhole(), name));
            }
        }

        return given;
    }

    /// <summary>Whether an overload is the one that takes parameters of these names.</summary>
    public static bool Fits(Operation overload, ICollection<string> given, bool withOptional) =>
        given.All(name => overload.Parameters.Any(parameter => parameter.Name == name))
        && overload.Parameters.All(parameter => given.Contains(parameter.Name) || (withOptional && parameter.IsOptional));

    BoundArgument Argument(OperationParameter parameter, Dictionary<string, (SyntaxNode Node, string Option)> given)
    {
        if (!given.TryGetValue(parameter.Name, out var value))
        {
            return new(parameter, null);
        }

        var outer = context.Option;
        context.Option = value.Option;
        var bound = Value(parameter, value.Node);
        context.Option = outer;
        return new(parameter, bound);
    }

    BoundExpression? Value(OperationParameter parameter, SyntaxNode node)
    {
        var literals = new LiteralBinder(context);
        switch (node)
        {
            case NullSyntax when parameter.IsNullable || parameter.IsOptional:
                return null;
            case NullSyntax:
                throw context.Fault(FaultCode.TypeMismatch, node.Position, $"The parameter {parameter.Name} cannot be null; it is a value of {parameter.Type}.");
            case LiteralSyntax literal when parameter.Type is not CollectionType:
                return literals.As(literals.Bind(literal), parameter.Type);
            case BooleanSyntax boolean when parameter.Type is not CollectionType:
                return literals.As(literals.Bind(new(boolean.Position, LiteralKind.Boolean, boolean.Value ? "true" : "false")), parameter.Type);
            case ListSyntax list when parameter.Type is CollectionType collection:
                return new InBinder(context, expressions).List(list, context.Option, collection.Element);
            default:
                throw context.Fault(FaultCode.TypeMismatch, node.Position, $"The parameter {parameter.Name} takes a literal of {parameter.Type}.");
        }
    }

    FaultException NoOverload(UrlSegment segment, List<Operation> overloads, ICollection<string> given)
    {
        var right = string.Join(" or ", overloads.Select(overload =>
            $"{overload.Name}({string.Join(',', overload.Parameters.Select(parameter => $"{parameter.Name}={parameter.Type}"))})"));
        var found = given.Count == 0 ? "without parameters" : $"with {string.Join(", ", given)}";
        return context.Fault(FaultCode.UnknownFunction, segment.Position, $"There is no {overloads[0].Name} {found}. Write {right}.");
    }

    static string NameOf(string text) => text.IndexOf('(', StringComparison.Ordinal) is >= 0 and var open ? text[..open] : text;
}
