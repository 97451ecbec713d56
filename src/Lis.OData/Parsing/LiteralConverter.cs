using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Values;

namespace Lis.OData.Parsing;

/// <summary>
/// Turns literals into values: Boolean → bool; Byte, SByte, Int16, Int32 → int; Int64 → long; Decimal → decimal; Single, Double → double;
/// String → string; Guid → Guid; Date → DateOnly; DateTimeOffset → DateTimeOffset in UTC; TimeOfDay → TimeOnly; Duration → TimeSpan;
/// Binary → byte[]; enumeration → long. Digits of a second beyond the seventh are cut off.
/// </summary>
public static class LiteralConverter
{
    /// <summary>The value of a literal as that type.</summary>
    /// <exception cref="FaultException">InvalidLiteral: the text is no value of the type; the message says what would be one.</exception>
    public static object Convert(RequestLiteral literal, ODataType target) =>
        TryConvert(literal.Kind, literal.Raw, target)
        ?? throw new FaultException(
            FaultCode.InvalidLiteral, $"'{Shown(literal.Raw)}' is not a value of {target.FullName}. {Hint(literal, target)}", literal.Target);

    /// <summary>Whether literals that look like this can stand where a type is asked for; whether one is a value is another question.</summary>
    public static bool Accepts(LiteralKind kind, ODataType target) => target switch
    {
        EnumType => kind is LiteralKind.Enum or LiteralKind.String or LiteralKind.Int32 or LiteralKind.Int64,
        PrimitiveType { IsInteger: true } => kind is LiteralKind.Int32 or LiteralKind.Int64,
        PrimitiveType { Kind: PrimitiveKind.Decimal } => IsNumber(kind),
        PrimitiveType { IsNumeric: true } => IsNumber(kind) || kind == LiteralKind.String,
        PrimitiveType { Kind: PrimitiveKind.String or PrimitiveKind.Boolean } type => kind == KindOf(type),
        PrimitiveType { Kind: PrimitiveKind.Stream } => false,
        PrimitiveType type => kind == LiteralKind.String || kind == KindOf(type),
        _ => false,
    };

    /// <summary>Whether literals that look like this are numbers.</summary>
    internal static bool IsNumber(LiteralKind kind) => kind is LiteralKind.Int32 or LiteralKind.Int64 or LiteralKind.Decimal or LiteralKind.Double;

    /// <summary>The value, or null when the text is none of the type.</summary>
    internal static object? TryConvert(LiteralKind kind, string raw, ODataType target)
    {
        if (!Accepts(kind, target))
        {
            return null;
        }

        return target is EnumType enumeration ? EnumLiteral.Parse(enumeration, raw) : ((PrimitiveType)target).Kind switch
        {
            PrimitiveKind.Boolean => string.Equals(raw, "true", StringComparison.OrdinalIgnoreCase),
            PrimitiveKind.Byte => Integer(raw, byte.MinValue, byte.MaxValue),
            PrimitiveKind.SByte => Integer(raw, sbyte.MinValue, sbyte.MaxValue),
            PrimitiveKind.Int16 => Integer(raw, short.MinValue, short.MaxValue),
            PrimitiveKind.Int32 => Integer(raw, int.MinValue, int.MaxValue),
            PrimitiveKind.Int64 => long.TryParse(raw, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
            PrimitiveKind.Decimal => NumberText.Decimal(raw),
            PrimitiveKind.Single => NumberText.Double(raw) is { } number ? NumberText.ToSingle(number) : null,
            PrimitiveKind.Double => NumberText.Double(raw),
            PrimitiveKind.String => IsText(raw) ? raw : null,
            PrimitiveKind.Guid => Guid.TryParseExact(raw, "D", out var guid) ? guid : null,
            PrimitiveKind.Date => TimeText.Date(raw),
            PrimitiveKind.DateTimeOffset => TimeText.Instant(raw),
            PrimitiveKind.TimeOfDay => TimeText.TimeOfDay(raw) is { } ticks && ticks < TimeSpan.TicksPerDay ? new TimeOnly(ticks) : null,
            PrimitiveKind.Duration => TimeText.Duration(raw),
            PrimitiveKind.Binary => Binary(raw),
            _ => null,
        };
    }

    static object? Integer(string raw, int least, int most) =>
        int.TryParse(raw, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : null;

    /// <summary>Text that every database can keep: no NUL, no half of a surrogate pair.</summary>
    static bool IsText(string raw)
    {
        foreach (var rune in raw.AsSpan().EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar && !raw.Contains('\uFFFD', StringComparison.Ordinal) || rune.Value == 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>base64url, with or without padding; the other alphabet of base64 is taken too.</summary>
    static byte[]? Binary(string raw)
    {
        var text = raw.TrimEnd('=').Replace('+', '-').Replace('/', '_');
        return Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
    }

    static LiteralKind KindOf(PrimitiveType type) => type.Kind switch
    {
        PrimitiveKind.Boolean => LiteralKind.Boolean,
        PrimitiveKind.Guid => LiteralKind.Guid,
        PrimitiveKind.Date => LiteralKind.Date,
        PrimitiveKind.DateTimeOffset => LiteralKind.DateTimeOffset,
        PrimitiveKind.TimeOfDay => LiteralKind.TimeOfDay,
        PrimitiveKind.Duration => LiteralKind.Duration,
        PrimitiveKind.Binary => LiteralKind.Binary,
        _ => LiteralKind.String,
    };

    /// <summary>What would be right in this place.</summary>
    internal static string Hint(RequestLiteral literal, ODataType target) => target switch
    {
        EnumType enumeration => EnumLiteral.Hint(enumeration, literal.Raw),
        PrimitiveType { Kind: PrimitiveKind.String } => "Text stands in single quotes and has no NUL character.",
        PrimitiveType { Kind: PrimitiveKind.Decimal } => "A decimal has at most 28 digits, as in 12.5.",
        PrimitiveType { IsInteger: true } type => $"Write a whole number in the range of {type}.",
        PrimitiveType { Kind: PrimitiveKind.Date } => "Write a day as 2024-01-31.",
        PrimitiveType { Kind: PrimitiveKind.DateTimeOffset } => "Write an instant with its zone: 2024-01-31T12:00:00Z, or with %2B01:00.",
        PrimitiveType { Kind: PrimitiveKind.TimeOfDay } => "Write a time of day as 13:45:00.",
        PrimitiveType { Kind: PrimitiveKind.Duration } => "Write a duration as duration'P1DT2H'.",
        PrimitiveType { Kind: PrimitiveKind.Guid } => "Write a GUID as 01234567-89ab-cdef-0123-456789abcdef.",
        PrimitiveType { Kind: PrimitiveKind.Binary } => "Write bytes in base64url: binary'AQID'.",
        PrimitiveType { IsNumeric: true } => "Write a number, as in 12.5 or 1e3.",
        _ => "",
    };

    static string Shown(string raw) => raw.Length > 60 ? $"{raw[..60]}…" : raw;
}
