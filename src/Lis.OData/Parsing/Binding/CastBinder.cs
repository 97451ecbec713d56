using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Binding;

/// <summary>Binds cast and isof (URL Conventions 5.1.1.10); the type's name may stand in quotes, as some clients write it.</summary>
sealed class CastBinder(BindingContext context, ExpressionBinder expressions)
{
    public BoundExpression Cast(CallSyntax call, Scope scope)
    {
        var (operand, target) = Arguments(call, scope);
        if (operand is NullExpression || ReferenceEquals(operand.Type, target))
        {
            return expressions.Finish(operand, call.Position);
        }

        if (target is not (EnumType or PrimitiveType { Kind: not PrimitiveKind.Stream }) || operand.Type is StructuredType or CollectionType)
        {
            throw context.Fault(FaultCode.TypeMismatch, call.Position, $"{ExpressionBinder.Describe(operand)} cannot be cast to {target}.");
        }

        if (operand is PendingCallerValue)
        {
            return expressions.As(operand, target, call.Position);
        }

        // A text that reads as the type is a literal of the type; one that does not becomes null when the row is computed.
        return operand is PendingLiteral literal && LiteralConverter.TryConvert(literal.Literal.Kind, literal.Literal.Raw, target) is not null
            ? expressions.As(literal, target, call.Position)
            : new CastExpression(expressions.Finish(operand, call.Position), target);
    }

    /// <summary>An entity can be of a type that derives from its own; any other value is of its own type unless it is null.</summary>
    public BoundExpression IsOf(CallSyntax call, Scope scope)
    {
        var (bound, target) = Arguments(call, scope);
        var operand = expressions.Finish(bound, call.Position);
        if (operand.Type is EntityType of && target is EntityType derived && !ReferenceEquals(of, derived) && derived.Is(of))
        {
            return new IsTypeExpression(operand, derived);
        }

        return !ReferenceEquals(operand.Type, target) ? new BooleanExpression(false)
            : !operand.IsNullable ? new BooleanExpression(true)
            : new BinaryExpression(BinaryOperator.NotEqual, operand, new NullExpression(), null, PrimitiveType.Boolean);
    }

    (BoundExpression Operand, ODataType Target) Arguments(CallSyntax call, Scope scope) => call.Arguments switch
    {
        [var type] => (scope.Implicit, Target(type)),
        [var operand, var type] => (expressions.Bind(operand, scope), Target(type)),
        _ => throw context.Fault(FaultCode.TypeMismatch, call.Position, $"{call.Name} takes a value and a type, as in {call.Name}(Value,Edm.String)."),
    };

    ODataType Target(SyntaxNode node)
    {
        var name = node switch
        {
            NameSyntax written => written.Name,
            LiteralSyntax { Kind: LiteralKind.String } quoted => quoted.Raw,
            CallSyntax { Name: "Collection" } => throw context.NotImplemented(node.Position, "A collection type here"),
            _ => throw context.Fault(FaultCode.InvalidSyntax, node.Position, "A type is due here, such as Edm.String."),
        };
        return context.Model.FindType(name) ?? context.Model.FindType($"{context.Model.Namespace}.{name}")
            ?? throw context.Fault(FaultCode.TypeMismatch, node.Position, $"There is no type '{name}'.{ParseFault.DidYouMean(name, TypeNames())}");
    }

    IEnumerable<string> TypeNames() =>
        context.Model.Types.Select(type => type.FullName).Concat(Enum.GetNames<PrimitiveKind>().Select(kind => $"Edm.{kind}"));
}
