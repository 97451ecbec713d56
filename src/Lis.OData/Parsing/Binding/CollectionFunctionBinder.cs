using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Binding;

/// <summary>Binds hassubset and hassubsequence (URL Conventions 5.1.1.6): collections of values, given by a path or as an array.</summary>
sealed class CollectionFunctionBinder(BindingContext context, ExpressionBinder expressions)
{
    readonly InBinder lists = new(context, expressions);

    public BoundExpression Bind(CanonicalFunction function, CallSyntax call, Scope scope)
    {
        if (call.Arguments.Count != 2)
        {
            throw context.Fault(FaultCode.TypeMismatch, call.Position, $"{call.Name} takes two collections, as in {call.Name}(Tags,['a','b']).");
        }

        var sides = call.Arguments.Select(argument => (Resolved: expressions.Resolve(argument), Syntax: argument)).ToArray();
        var bound = sides.Select(side => side.Resolved.Node is ListSyntax ? null : expressions.Bind(side.Syntax, scope)).ToArray();
        if (bound.Any(side => side is NullExpression))
        {
            return new NullExpression();
        }

        var element = bound.Where(side => side is not null).Select(side => Element(side!, call)).FirstOrDefault() ?? Natural(sides[0].Resolved.Node!);
        var arguments = sides.Select((side, index) => bound[index] ?? lists.List((ListSyntax)side.Resolved.Node!, side.Resolved.Option, element)).ToArray();
        return arguments.All(argument => Promotion.Common(Element(argument, call), element) is not null)
            ? new FunctionExpression(function, [.. arguments], PrimitiveType.Boolean)
            : throw context.Fault(FaultCode.TypeMismatch, call.Position, $"The two collections of {call.Name} hold different types.");
    }

    ODataType Natural(SyntaxNode list) => lists.Items((ListSyntax)list).Items is [var first, ..] ? first.NaturalType : PrimitiveType.String;

    ODataType Element(BoundExpression side, CallSyntax call) => side.Type is CollectionType { Element: PrimitiveType or EnumType } type
        ? type.Element
        : throw context.Fault(
            FaultCode.TypeMismatch, call.Position, $"{call.Name} needs collections of values, found {ExpressionBinder.Describe(side)}.");
}
