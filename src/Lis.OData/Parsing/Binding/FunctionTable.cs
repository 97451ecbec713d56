using Lis.OData.Model;
using Lis.OData.Parsing.Bound;

namespace Lis.OData.Parsing.Binding;

/// <summary>One overload of a canonical function over single values.</summary>
sealed record Overload(CanonicalFunction Function, PrimitiveType Result, params PrimitiveKind[] Parameters);

/// <summary>The canonical functions (URL Conventions 5.1.1.5 to 5.1.1.9) and their overloads; names with upper and lower case alike.</summary>
static class FunctionTable
{
    const PrimitiveKind Text = PrimitiveKind.String;
    const PrimitiveKind Whole = PrimitiveKind.Int32;
    const PrimitiveKind Exact = PrimitiveKind.Decimal;
    const PrimitiveKind Float = PrimitiveKind.Double;
    const PrimitiveKind Day = PrimitiveKind.Date;
    const PrimitiveKind Instant = PrimitiveKind.DateTimeOffset;
    const PrimitiveKind Time = PrimitiveKind.TimeOfDay;
    const PrimitiveKind Span = PrimitiveKind.Duration;

    static readonly Dictionary<string, Overload[]> Overloads = new(StringComparer.OrdinalIgnoreCase)
    {
        ["contains"] = [new(CanonicalFunction.Contains, PrimitiveType.Boolean, Text, Text)],
        ["startswith"] = [new(CanonicalFunction.StartsWith, PrimitiveType.Boolean, Text, Text)],
        ["endswith"] = [new(CanonicalFunction.EndsWith, PrimitiveType.Boolean, Text, Text)],
        ["matchespattern"] = [new(CanonicalFunction.MatchesPattern, PrimitiveType.Boolean, Text, Text)],
        ["length"] = [new(CanonicalFunction.Length, PrimitiveType.Int32, Text)],
        ["indexof"] = [new(CanonicalFunction.IndexOf, PrimitiveType.Int32, Text, Text)],
        ["substring"] =
        [
            new(CanonicalFunction.Substring, PrimitiveType.String, Text, Whole),
            new(CanonicalFunction.Substring, PrimitiveType.String, Text, Whole, Whole),
        ],
        ["tolower"] = [new(CanonicalFunction.ToLower, PrimitiveType.String, Text)],
        ["toupper"] = [new(CanonicalFunction.ToUpper, PrimitiveType.String, Text)],
        ["trim"] = [new(CanonicalFunction.Trim, PrimitiveType.String, Text)],
        ["concat"] = [new(CanonicalFunction.Concat, PrimitiveType.String, Text, Text)],
        ["year"] = OfDay(CanonicalFunction.Year),
        ["month"] = OfDay(CanonicalFunction.Month),
        ["day"] = OfDay(CanonicalFunction.Day),
        ["hour"] = OfTime(CanonicalFunction.Hour, PrimitiveType.Int32),
        ["minute"] = OfTime(CanonicalFunction.Minute, PrimitiveType.Int32),
        ["second"] = OfTime(CanonicalFunction.Second, PrimitiveType.Int32),
        ["fractionalseconds"] = OfTime(CanonicalFunction.FractionalSeconds, PrimitiveType.Decimal),
        ["date"] = [new(CanonicalFunction.Date, PrimitiveType.Date, Instant)],
        ["time"] = [new(CanonicalFunction.Time, PrimitiveType.TimeOfDay, Instant)],
        ["totaloffsetminutes"] = [new(CanonicalFunction.TotalOffsetMinutes, PrimitiveType.Int32, Instant)],
        ["totalseconds"] = [new(CanonicalFunction.TotalSeconds, PrimitiveType.Decimal, Span)],
        ["now"] = [new(CanonicalFunction.Now, PrimitiveType.DateTimeOffset)],
        ["mindatetime"] = [new(CanonicalFunction.MinDateTime, PrimitiveType.DateTimeOffset)],
        ["maxdatetime"] = [new(CanonicalFunction.MaxDateTime, PrimitiveType.DateTimeOffset)],
        ["round"] = OfNumber(CanonicalFunction.Round),
        ["floor"] = OfNumber(CanonicalFunction.Floor),
        ["ceiling"] = OfNumber(CanonicalFunction.Ceiling),
    };

    /// <summary>Functions that have binding rules of their own.</summary>
    static readonly string[] Special = ["cast", "isof", "case", "hassubset", "hassubsequence"];

    /// <summary>The standard's functions that the service does not have.</summary>
    static readonly string[] Absent = ["geo.distance", "geo.length", "geo.intersects", "isdefined"];

    public static IEnumerable<string> Names => Overloads.Keys.Concat(Special);

    public static Overload[]? Find(string name) => Overloads.GetValueOrDefault(name);

    public static bool IsAbsent(string name) => Absent.Contains(name, StringComparer.OrdinalIgnoreCase);

    static Overload[] OfDay(CanonicalFunction function) =>
        [new(function, PrimitiveType.Int32, Day), new(function, PrimitiveType.Int32, Instant)];

    static Overload[] OfTime(CanonicalFunction function, PrimitiveType result) => [new(function, result, Instant), new(function, result, Time)];

    static Overload[] OfNumber(CanonicalFunction function) =>
        [new(function, PrimitiveType.Decimal, Exact), new(function, PrimitiveType.Double, Float)];
}
