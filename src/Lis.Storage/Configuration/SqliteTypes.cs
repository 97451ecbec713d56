using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Lis.Storage.Configuration;

/// <summary>
/// Store types of SQLite. Decimals are integers scaled by 10^6 and instants integers of microseconds since 1970, so that they compare, add
/// up and index exactly; days are text <c>yyyy-MM-dd</c>; names and running text use the collation DANISH, which every connection registers.
/// </summary>
internal static class SqliteTypes
{
    private const decimal Scale = 1_000_000m;

    private static readonly ValueConverter<decimal, long> Decimals = new(value => Scaled(value), value => value / Scale);

    private static readonly ValueConverter<DateTimeOffset, long> Instants = new(value => Microseconds(value), value => Instant(value));

    private static readonly ValueConverter<DateOnly, string> Days = new(
        value => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        value => DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static void Configure(ModelBuilder model)
    {
        foreach (var property in model.Model.GetEntityTypes().SelectMany(type => type.GetProperties()).ToList())
        {
            Configure(property, Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType);
        }
    }

    private static void Configure(IMutableProperty property, Type type)
    {
        if (JsonText.IsCollection(type))
        {
            property.IsNullable = false;
        }
        else if (type == typeof(decimal))
        {
            property.SetPrecision(18);
            property.SetScale(6);
            property.SetValueConverter(Decimals);
            property.SetColumnType("INTEGER");
        }
        else if (type == typeof(DateTimeOffset))
        {
            property.SetValueConverter(Instants);
            property.SetColumnType("INTEGER");
        }
        else if (type == typeof(DateOnly))
        {
            property.SetValueConverter(Days);
        }
        else if (type.IsEnum)
        {
            property.SetProviderClrType(typeof(short));
        }
        else if (type == typeof(string))
        {
            property.SetMaxLength(TextKinds.MaxLength(property));
            property.SetCollation(TextKinds.IsIdentifier(property) ? null : Collations.SqliteDanish);
        }
    }

    internal static long Scaled(decimal value)
    {
        var scaled = value * Scale;
        return decimal.IsInteger(scaled) && Math.Abs(scaled) < 1_000_000_000_000_000_000m
            ? (long)scaled
            : throw new OverflowException("A decimal has at most 12 digits before the point and 6 after it.");
    }

    internal static long Microseconds(DateTimeOffset value) => (value.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    internal static DateTimeOffset Instant(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
