using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Lis.OData.Parsing.Bound;

namespace Lis.Conformance.Oracle.Evaluation;

/// <summary>Functions of text (URL Conventions 5.1.1.5, 5.1.1.7). Lengths and positions count code points.</summary>
public static class OracleTextFunctions
{
    public static object Call(CanonicalFunction function, IReadOnlyList<object> arguments)
    {
        if (arguments[0] is not string text)
        {
            return OracleCollectionFunctions.Call(function, arguments);
        }

        return function switch
        {
            CanonicalFunction.Contains => text.Contains((string)arguments[1], StringComparison.Ordinal),
            CanonicalFunction.StartsWith => text.StartsWith((string)arguments[1], StringComparison.Ordinal),
            CanonicalFunction.EndsWith => text.EndsWith((string)arguments[1], StringComparison.Ordinal),
            CanonicalFunction.Length => Length(text),
            CanonicalFunction.IndexOf => IndexOf(text, (string)arguments[1]),
            CanonicalFunction.Substring => Substring(text, (long)arguments[1], arguments.Count > 2 ? (long)arguments[2] : long.MaxValue),
            CanonicalFunction.ToLower => text.ToLower(CultureInfo.InvariantCulture),
            CanonicalFunction.ToUpper => text.ToUpper(CultureInfo.InvariantCulture),
            CanonicalFunction.Trim => text.Trim(),
            CanonicalFunction.Concat => text + (string)arguments[1],
            // The service lets the point match line ends too, where ECMAScript does not; it says so.
            CanonicalFunction.MatchesPattern => Regex.IsMatch(text, (string)arguments[1], RegexOptions.CultureInvariant | RegexOptions.Singleline),
            _ => throw new InvalidOperationException($"{function} of text"),
        };
    }

    static long Length(string text) => text.EnumerateRunes().Count();

    static long IndexOf(string text, string part) =>
        text.IndexOf(part, StringComparison.Ordinal) is var index and >= 0 ? Length(text[..index]) : -1;

    /// <summary>What lies outside the text is simply not there; a negative start counts from the end.</summary>
    static string Substring(string text, long start, long length)
    {
        var runes = text.EnumerateRunes().ToArray();
        var first = start < 0 ? Math.Max(0, runes.Length + start) : start;
        var result = new StringBuilder();
        for (var i = first; i < runes.Length && i - first < length; i++)
        {
            result.Append(runes[i]);
        }

        return result.ToString();
    }
}
