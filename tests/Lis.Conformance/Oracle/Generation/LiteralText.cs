using System.Globalization;
using System.Xml;
using Lis.Conformance.Oracle.Evaluation;
using Lis.OData.Model;

namespace Lis.Conformance.Oracle.Generation;

/// <summary>Values as literals of a URL (URL Conventions 5.1.1.14).</summary>
public static class LiteralText
{
    const string Format = "yyyy-MM-dd'T'HH:mm:ss.FFFFFF";

    public static string Of(object value, ValueKind kind, EnumType? members = null) => (kind, value) switch
    {
        (ValueKind.Member, long number) when members is not null =>
            $"{members.FullName}'{members.Members.Single(member => member.Value == number).Name}'",
        (ValueKind.Double, _) => Double(Convert.ToDouble(value.ToString(), CultureInfo.InvariantCulture)),
        (_, bool truth) => truth ? "true" : "false",
        (_, string text) => Text(text),
        (_, DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        (_, DateTimeOffset at) => at.ToString(at.Offset == TimeSpan.Zero ? $"{Format}'Z'" : $"{Format}zzz", CultureInfo.InvariantCulture),
        (_, TimeOnly time) => time.ToString("HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        (_, TimeSpan span) => $"duration'{XmlConvert.ToString(span)}'",
        (_, long number) => number.ToString(CultureInfo.InvariantCulture),
        (_, ExactDecimal number) => number.IsWhole ? $"{number}.0" : number.ToString(),
        _ => throw new InvalidOperationException($"no literal of {kind} {value}"),
    };

    public static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    static string Double(double number) => number.ToString("0.0###############e0", CultureInfo.InvariantCulture);
}
