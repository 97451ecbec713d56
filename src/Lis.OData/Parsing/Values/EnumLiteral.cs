using System.Globalization;
using Lis.OData.Errors;
using Lis.OData.Model;

namespace Lis.OData.Parsing.Values;

/// <summary>Reads members of an enumeration: one name or number, or several with commas where members are flags.</summary>
static class EnumLiteral
{
    /// <summary>The number behind the text; null when a part is no member, or several stand where one may.</summary>
    public static object? Parse(EnumType type, string raw)
    {
        if (!type.IsFlags)
        {
            return Single(type, raw);
        }

        var sum = 0L;
        foreach (var range in raw.AsSpan().Split(','))
        {
            if (Single(type, raw[range].Trim()) is not long value)
            {
                return null;
            }

            sum |= value;
        }

        return sum;
    }

    /// <summary>What could have been meant.</summary>
    public static string Hint(EnumType type, string raw) =>
        Nearest.To(raw.Length > 128 ? "" : raw, type.Members.Select(member => member.Name)) is { } near
            ? $"Did you mean '{near}'?"
            : $"Members are {string.Join(", ", type.Members.Select(member => member.Name))}.";

    static object? Single(EnumType type, string part)
    {
        if (type.Find(part) is { } member)
        {
            return member.Value;
        }

        if (!long.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var isValue = type.IsFlags
            ? (number & ~type.Members.Aggregate(0L, (all, item) => all | item.Value)) == 0
            : type.Members.Any(item => item.Value == number);
        return isValue ? number : null;
    }
}
