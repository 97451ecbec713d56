using System.Globalization;
using Lis.OData.Model;

namespace Lis.OData.Parsing.Bound;

/// <summary>
/// A value that is part of the shape: the literals of rule texts and of computed properties, which the host wrote and no request changes.
/// </summary>
/// <param name="Value">
/// The value in its .NET form: bool, an integer type, float, double, decimal, string, Guid, DateOnly, DateTimeOffset, TimeOnly, TimeSpan,
/// byte[]; for an enumeration the number (long).
/// </param>
/// <param name="ValueType">Its primitive or enumeration type.</param>
public sealed record ConstantExpression(object Value, ODataType ValueType) : BoundExpression
{
    /// <inheritdoc />
    public override ODataType? Type => ValueType;

    /// <inheritdoc />
    public override bool IsNullable => false;

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"'{Value}':{ValueType}");
}
