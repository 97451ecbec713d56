using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Binding;

/// <summary>A literal that waits for the type that its place asks for; never leaves the binder.</summary>
/// <param name="Literal">As written.</param>
/// <param name="NaturalType">Its type when nothing else asks for one.</param>
sealed record PendingLiteral(RequestLiteral Literal, ODataType NaturalType) : BoundExpression
{
    public override ODataType? Type => NaturalType;

    public override bool IsNullable => false;
}

/// <summary>A value of the caller that waits for the type that its place asks for; never leaves the binder.</summary>
sealed record PendingCallerValue(CallerValueSyntax Syntax) : BoundExpression
{
    public override ODataType? Type => null;

    public override bool IsNullable => true;
}
