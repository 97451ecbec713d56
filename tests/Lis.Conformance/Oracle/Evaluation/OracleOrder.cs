using System.Globalization;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;

namespace Lis.Conformance.Oracle.Evaluation;

/// <summary>Equality and order of values (contract section 4): texts by code point or as Danish sorts, everything else by value.</summary>
public static class OracleOrder
{
    static readonly CompareInfo Danish = CultureInfo.GetCultureInfo("da-DK").CompareInfo;

    /// <summary>Whether two values that are not null are the same; texts letter by letter.</summary>
    public static bool AreEqual(object left, object right) => (left, right) switch
    {
        (string a, string b) => string.Equals(a, b, StringComparison.Ordinal),
        (double a, double b) => a == b,
        (OracleRow a, OracleRow b) => ReferenceEquals(a, b),
        _ => left.Equals(right),
    };

    /// <summary>Less than zero when left comes first; neither is null.</summary>
    public static int Compare(object left, object right, TextOrder order) => (left, right) switch
    {
        (string a, string b) => order == TextOrder.Danish ? CompareDanish(a, b) : CompareCodePoints(a, b),
        (bool a, bool b) => a.CompareTo(b),
        (long a, long b) => a.CompareTo(b),
        (double a, double b) => a.CompareTo(b),
        (ExactDecimal a, ExactDecimal b) => a.CompareTo(b),
        (DateOnly a, DateOnly b) => a.CompareTo(b),
        (DateTimeOffset a, DateTimeOffset b) => a.CompareTo(b),
        (TimeOnly a, TimeOnly b) => a.CompareTo(b),
        (TimeSpan a, TimeSpan b) => a.CompareTo(b),
        (Guid a, Guid b) => string.CompareOrdinal(a.ToString(), b.ToString()),
        _ => throw new InvalidOperationException($"{left.GetType().Name} and {right.GetType().Name} do not compare"),
    };

    /// <summary>As Danish sorts, ties by code point.</summary>
    public static int CompareDanish(string left, string right) =>
        Danish.Compare(left, right, CompareOptions.None) is var order and not 0 ? order : CompareCodePoints(left, right);

    public static int CompareCodePoints(string left, string right)
    {
        var (a, b) = (left.EnumerateRunes(), right.EnumerateRunes());
        while (true)
        {
            var (more, others) = (a.MoveNext(), b.MoveNext());
            if (!more || !others)
            {
                return more.CompareTo(others);
            }

            if (a.Current != b.Current)
            {
                return a.Current.CompareTo(b.Current);
            }
        }
    }

    /// <summary>How the texts of a comparison sort: Danish as soon as running text takes part.</summary>
    public static TextOrder Of(OracleScope scope, params IEnumerable<BoundExpression> expressions) =>
        expressions.Any(expression => IsDanish(expression, scope)) ? TextOrder.Danish : TextOrder.CodePoint;

    static bool IsDanish(BoundExpression expression, OracleScope scope) => expression switch
    {
        PropertyExpression property => property.Property.TextOrder == TextOrder.Danish || scope.DanishResults.Contains(property.Property),
        DynamicPropertyExpression given when scope.Variables[0] is OracleRow row && row.Given.ContainsKey(given.Name) => row.DanishGiven.Contains(given.Name),
        DynamicPropertyExpression named when scope.Computed.All(item => item.Alias != named.Name || item.Expression.Equals(named)) => false,
        DynamicPropertyExpression named => IsDanish(scope.Computed.Single(item => item.Alias == named.Name).Expression, scope),
        FunctionExpression function => function.Arguments.Any(argument => IsDanish(argument, scope)),
        CaseExpression branches => branches.Branches.Any(branch => IsDanish(branch.Value, scope)),
        _ => false,
    };
}
