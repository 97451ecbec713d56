using System.Globalization;
using Lis.OData.Model;
using Lis.OData.Parsing.Values;

namespace Lis.OData.Parsing.Binding;

/// <summary>Which type two operands meet in (URL Conventions 5.1.1.14, numeric promotion).</summary>
static class Promotion
{
    /// <summary>The type both are promoted to; null when they do not go together.</summary>
    public static ODataType? Common(ODataType left, ODataType right) =>
        ReferenceEquals(left, right) ? left
        : left is CollectionType one && right is CollectionType other && ReferenceEquals(one.Element, other.Element) ? left
        : left is PrimitiveType { IsNumeric: true } a && right is PrimitiveType { IsNumeric: true } b ? Numeric(a, b)
        : null;

    /// <summary>The numeric type that holds both; a float beside a decimal gives a double.</summary>
    public static PrimitiveType Numeric(PrimitiveType left, PrimitiveType right)
    {
        if (ReferenceEquals(left, right))
        {
            return left;
        }

        if (IsFloat(left) || IsFloat(right))
        {
            return PrimitiveType.Double;
        }

        if (left.Kind == PrimitiveKind.Decimal || right.Kind == PrimitiveKind.Decimal)
        {
            return PrimitiveType.Decimal;
        }

        var kind = (PrimitiveKind)Math.Max((int)left.Kind, (int)right.Kind);
        return PrimitiveType.Of(kind == PrimitiveKind.SByte ? PrimitiveKind.Int16 : kind);
    }

    /// <summary>
    /// The type in which a literal meets a value of another type: the other's own when it can hold the literal, so that requests which differ
    /// in their numbers keep one shape; null when they do not go together.
    /// </summary>
    public static ODataType? WithLiteral(RequestLiteral literal, ODataType natural, ODataType other)
    {
        if (other is not PrimitiveType { IsNumeric: true } number || !LiteralConverter.IsNumber(literal.Kind))
        {
            return LiteralConverter.Accepts(literal.Kind, other) ? other : null;
        }

        if (IsFloat(number))
        {
            return number;
        }

        if (literal.Kind == LiteralKind.Double)
        {
            return NumberText.Decimal(literal.Raw) is null ? PrimitiveType.Double : PrimitiveType.Decimal;
        }

        return number.IsInteger && Fits(literal, number) ? number : Numeric(number, (PrimitiveType)natural);
    }

    public static bool IsFloat(PrimitiveType type) => type.Kind is PrimitiveKind.Single or PrimitiveKind.Double;

    static bool Fits(RequestLiteral literal, PrimitiveType type) =>
        literal.Kind is LiteralKind.Int32 or LiteralKind.Int64
        && long.TryParse(literal.Raw, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
        && type.Kind switch
        {
            PrimitiveKind.Byte => value is >= byte.MinValue and <= byte.MaxValue,
            PrimitiveKind.SByte => value is >= sbyte.MinValue and <= sbyte.MaxValue,
            PrimitiveKind.Int16 => value is >= short.MinValue and <= short.MaxValue,
            PrimitiveKind.Int32 => value is >= int.MinValue and <= int.MaxValue,
            _ => true,
        };
}
