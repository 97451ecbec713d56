using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Binding;

/// <summary>Binds functions over collections of values, given by a path or as an array (URL Conventions 5.1.1.5 and 5.1.1.6).</summary>
sealed class CollectionFunctionBinder(BindingContext context, ExpressionBinder expressions)
{
    readonly InBinder lists = new(context, expressions);

    public BoundExpression Bind(CanonicalFunction function, CallSyntax call, Scope scope) =>
        Pair(call, scope) is { } pair ? new FunctionExpression(function, [.. pair], PrimitiveType.Boolean) : new NullExpression();

    /// <summary>The forms of text functions for collections (5.1.1.5).</summary>
    public BoundExpression Sequence(CallSyntax call, Scope scope) => call.Name.ToLowerInvariant() switch
    {
        "contains" => Of(SequenceOperation.Contains, call, scope, PrimitiveType.Boolean),
        "startswith" => Of(SequenceOperation.StartsWith, call, scope, PrimitiveType.Boolean),
        "endswith" => Of(SequenceOperation.EndsWith, call, scope, PrimitiveType.Boolean),
        "indexof" => Of(SequenceOperation.IndexOf, call, scope, PrimitiveType.Int32),
        "concat" => Of(SequenceOperation.Concat, call, scope, null),
        "length" => Length(call, scope),
        "substring" => Part(call, scope),
        _ => throw context.Fault(FaultCode.TypeMismatch, call.Position, $"{call.Name} is not defined for collections."),
    };

    BoundExpression Of(SequenceOperation operation, CallSyntax call, Scope scope, ODataType? result)
    {
        if (Pair(call, scope) is not { } pair)
        {
            return new NullExpression();
        }

        return ReferenceEquals(Element(pair[0], call), Element(pair[1], call))
            ? new SequenceExpression(operation, [.. pair], result ?? new CollectionType(Element(pair[0], call)))
            : throw context.NotImplemented(call.Position, $"{call.Name} of collections of different types");
    }

    BoundExpression Length(CallSyntax call, Scope scope)
    {
        if (call.Arguments is not [var only] || expressions.Resolve(only).Node is ListSyntax)
        {
            throw context.Fault(FaultCode.TypeMismatch, call.Position, "length takes a collection of the row, as in length(Tags).");
        }

        var counted = new CountExpression(expressions.Bind(only, scope), null, null);
        return new CastExpression(counted, PrimitiveType.Int32);
    }

    SequenceExpression Part(CallSyntax call, Scope scope)
    {
        if (call.Arguments.Count is not (2 or 3))
        {
            throw context.Fault(FaultCode.TypeMismatch, call.Position, "substring takes a collection, a place and perhaps a number: substring(Tags,1,2).");
        }

        var (list, option) = expressions.Resolve(call.Arguments[0]);
        var whole = list is ListSyntax items ? lists.List(items, option, Natural(items)) : expressions.Bind(call.Arguments[0], scope);
        var element = Element(whole, call);
        var numbers = call.Arguments.Skip(1).Select(argument => Number(expressions.Bind(argument, scope), argument.Position));
        return new(SequenceOperation.Substring, [whole, .. numbers], new CollectionType(element));
    }

    BoundExpression Number(BoundExpression number, int position) => number switch
    {
        PendingLiteral literal when LiteralConverter.Accepts(literal.Literal.Kind, PrimitiveType.Int32) => expressions.As(number, PrimitiveType.Int32, position),
        { Type: PrimitiveType { IsInteger: true } } => number,
        _ => throw context.Fault(FaultCode.TypeMismatch, position, $"A whole number is due here, found {ExpressionBinder.Describe(number)}."),
    };

    /// <summary>The two collections; null when one of them is null.</summary>
    BoundExpression[]? Pair(CallSyntax call, Scope scope)
    {
        if (call.Arguments.Count != 2)
        {
            throw context.Fault(FaultCode.TypeMismatch, call.Position, $"{call.Name} takes two collections, as in {call.Name}(Tags,['a','b']).");
        }

        var sides = call.Arguments.Select(argument => (Resolved: expressions.Resolve(argument), Syntax: argument)).ToArray();
        var bound = sides.Select(side => side.Resolved.Node is ListSyntax ? null : expressions.Bind(side.Syntax, scope)).ToArray();
        if (bound.Any(side => side is NullExpression))
        {
            return null;
        }

        var element = bound.Where(side => side is not null).Select(side => Element(side!, call)).FirstOrDefault() ?? Natural(sides[0].Resolved.Node!);
        BoundExpression[] arguments =
            [.. sides.Select((side, index) => bound[index] ?? lists.List((ListSyntax)side.Resolved.Node!, side.Resolved.Option, element))];
        return arguments.All(argument => Promotion.Common(Element(argument, call), element) is not null)
            ? arguments
            : throw context.Fault(FaultCode.TypeMismatch, call.Position, $"The two collections of {call.Name} hold different types.");
    }

    ODataType Natural(SyntaxNode list) => lists.Items((ListSyntax)list).Items is [var first, ..] ? first.NaturalType : PrimitiveType.String;

    ODataType Element(BoundExpression side, CallSyntax call) => side.Type is CollectionType { Element: PrimitiveType or EnumType } type
        ? type.Element
        : throw context.Fault(
            FaultCode.TypeMismatch, call.Position, $"{call.Name} needs collections of values, found {ExpressionBinder.Describe(side)}.");
}
