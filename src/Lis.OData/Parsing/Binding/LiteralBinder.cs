using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Binding;

/// <summary>Gives literals their type and slot, after checking that they can be read as that type.</summary>
sealed class LiteralBinder(BindingContext context)
{
    public PendingLiteral Bind(LiteralSyntax node)
    {
        var natural = node.Kind switch
        {
            LiteralKind.String => PrimitiveType.String,
            LiteralKind.Int32 => PrimitiveType.Int32,
            LiteralKind.Int64 => PrimitiveType.Int64,
            LiteralKind.Decimal => PrimitiveType.Decimal,
            LiteralKind.Double => PrimitiveType.Double,
            LiteralKind.Date => PrimitiveType.Date,
            LiteralKind.DateTimeOffset => PrimitiveType.DateTimeOffset,
            LiteralKind.TimeOfDay => PrimitiveType.TimeOfDay,
            LiteralKind.Duration => PrimitiveType.Duration,
            LiteralKind.Guid => PrimitiveType.Guid,
            LiteralKind.Binary => PrimitiveType.Binary,
            LiteralKind.Boolean => PrimitiveType.Boolean,
            _ => Enumeration(node),
        };
        return new(new(node.Kind, node.Raw, context.Option, node.Position), natural);
    }

    /// <summary>The literal as a slot, or as a constant in an expression of the host.</summary>
    public BoundExpression As(PendingLiteral pending, ODataType target)
    {
        var value = Check(pending, target);
        return context.Literals is { } table ? new LiteralExpression(table.Add(pending.Literal), target) : new ConstantExpression(value, target);
    }

    /// <summary>The value of a literal as that type.</summary>
    /// <exception cref="FaultException">TypeMismatch or InvalidLiteral.</exception>
    public static object Check(PendingLiteral pending, ODataType target)
    {
        var literal = pending.Literal;
        var isRight = LiteralConverter.Accepts(literal.Kind, target)
            && (literal.Kind != LiteralKind.Enum || ReferenceEquals(pending.NaturalType, target));
        return isRight
            ? LiteralConverter.Convert(literal, target)
            : throw new FaultException(
                FaultCode.TypeMismatch,
                $"A value of {target} is due here, found {pending.NaturalType}. {LiteralConverter.Hint(literal, target)}".TrimEnd(),
                literal.Target);
    }

    ODataType Enumeration(LiteralSyntax node) =>
        context.Model.FindType(node.EnumType!) as EnumType ?? context.Model.FindType($"{context.Model.Namespace}.{node.EnumType}") as EnumType
        ?? throw context.Fault(
            FaultCode.InvalidLiteral,
            node.Position,
            $"There is no enumeration {node.EnumType}."
            + ParseFault.DidYouMean(node.EnumType!, context.Model.Types.OfType<EnumType>().Select(type => type.FullName)));
}
