using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Binding;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Apply;

/// <summary>Binds <c>topcount</c>, <c>bottomsum</c> and their kin; the amount is a number that names no row.</summary>
sealed class RankBinder(BindingContext context, ExpressionBinder expressions)
{
    public RankTransformation Bind(RankStep step, Scope scope)
    {
        var amount = Amount(step);
        var value = expressions.Value(step.Value, scope);
        var isRight = step.Measure == RankMeasure.Count
            ? value.Type is PrimitiveType { Kind: not (PrimitiveKind.Binary or PrimitiveKind.Stream) } or EnumType
            : value.Type is PrimitiveType { IsNumeric: true };
        return isRight
            ? new(step.IsTop, step.Measure, amount, value)
            : throw context.Fault(
                FaultCode.TypeMismatch,
                step.Value.Position,
                $"Rows cannot be ranked by {ExpressionBinder.Describe(value)}; a {(step.Measure == RankMeasure.Count ? "value with an order" : "number")} is due here.");
    }

    LiteralExpression Amount(RankStep step)
    {
        var node = expressions.Resolve(step.Amount).Node;
        if (node is not LiteralSyntax)
        {
            throw node is null or NullSyntax or BooleanSyntax
                ? Wrong(step)
                : context.NotImplemented(step.Amount.Position, "An amount that is no number");
        }

        var type = step.Measure == RankMeasure.Count ? PrimitiveType.Int64 : PrimitiveType.Decimal;
        var pending = expressions.Bind(step.Amount, Scope.Of(PrimitiveType.Decimal)) as PendingLiteral;
        if (pending is null || !LiteralConverter.Accepts(pending.Literal.Kind, type) || !IsInRange(step.Measure, LiteralBinder.Check(pending, type)))
        {
            throw Wrong(step);
        }

        return (LiteralExpression)expressions.As(pending, type, step.Amount.Position);
    }

    static bool IsInRange(RankMeasure measure, object number) => measure switch
    {
        RankMeasure.Count => (long)number > 0,
        RankMeasure.Percent => (decimal)number is > 0 and <= 100,
        _ => true,
    };

    FaultException Wrong(RankStep step) => context.Fault(
        FaultCode.InvalidOptionValue,
        step.Amount.Position,
        step.Measure switch
        {
            RankMeasure.Count => "A whole number from 1 is due here, as in topcount(2,Value).",
            RankMeasure.Percent => "A number above 0 and up to 100 is due here, as in toppercent(50,Value).",
            _ => "A number is due here, as in topsum(15,Value).",
        });
}
