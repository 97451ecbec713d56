using System.Globalization;
using System.Text;
using System.Text.Json;
using Lis.OData.Model;

namespace Lis.ReferenceService.Seed;

/// <summary>The seed, as INSERT statements.</summary>
sealed class ReferenceRows(DatabaseDialect dialect)
{
    const long Hour = 3_600_000_000;

    static readonly DateTime Made = new(2024, 1, 15, 10, 30, 0, DateTimeKind.Utc);

    static readonly string[] Languages = ["EN", "DE", "FR", "ES"];

    /// <summary>The products' prices by their names.</summary>
    public static IEnumerable<(string Name, double Price)> Prices => Products().Select(product => ((string)product[1]!, (double)product[3]!));

    bool IsSqlite => dialect == DatabaseDialect.Sqlite;

    public IEnumerable<string> Statements()
    {
        yield return Insert("categories", Id(101), "Electronics", "Devices and what belongs to them");
        yield return Insert("categories", Id(102), "Kitchen", "Cups, pots and pans");
        yield return Insert("categories", Id(103), "Furniture", "Chairs and tables");
        foreach (var product in Products())
        {
            yield return Insert("products", product);
        }

        foreach (var (product, name, languages) in new[] { (1, "Laptop", 2), (2, "Wireless Mouse", 4), (3, "Coffee Mug", 3), (4, "Office Chair", 1) })
        {
            foreach (var language in Languages.Take(languages))
            {
                yield return Insert("product_descriptions", Id(product), language, $"{name} ({language})", $"All about {name} in {language}", null);
            }
        }

        foreach (var (near, far) in new[] { (1, 2), (2, 1), (1, 6), (6, 1), (2, 7), (7, 2), (5, 1) })
        {
            yield return Insert("related_products", Id(near), Id(far));
        }

        yield return Insert("media_items", Id(201), "Hello", "text/plain", 5L, "hello"u8.ToArray());
        yield return Insert("media_items", Id(202), "Dot", "image/svg+xml", (long)Svg("gray").Length, Svg("gray"));
        yield return Insert("read_only_items", Id(301), "Read-only item A");
        yield return Insert("read_only_items", Id(302), "Read-only item B");
        yield return Insert("decimal_samples", Id(401), "Sample", IsSqlite ? "123.45" : 123.45m);
        yield return Insert(
            "company", "TechStore Inc.", "A. Jensen", 2010L, "Herning", "https://techstore.example", Svg("navy"), 1L, Made);
    }

    static IEnumerable<object?[]> Products()
    {
        yield return Product(
            1, "Laptop", "High-performance laptop", 999.99, 101, 1 | 8, special: ("Extended warranty", "Backlit keyboard"), more: true);
        yield return Product(2, "Wireless Mouse", "Ergonomic wireless mouse", 29.99, 101, 1 | 2);
        yield return Product(3, "Coffee Mug", "Ceramic coffee mug", 15.50, 102, 1);
        yield return Product(4, "Office Chair", "Chair with lumbar support", 249.99, 103, 4);
        yield return Product(5, "Smartphone", "Phone with a large screen", 799.99, 101, 1 | 2 | 8);
        yield return Product(6, "Premium Laptop Pro", null, 1999.99, 101, 1 | 8, special: ("Premium support", "Fingerprint reader"));
        yield return Product(7, "Gaming Mouse Ultra", "Mouse with many buttons", 149.99, 101, 0, special: ("Gaming edition", "RGB lighting"));
    }

    static object?[] Product(
        int number, string name, string? description, double price, int category, long status, (string, string)? special = null, bool more = false) =>
    [
        Id(number), name, description, price, (long)(number * 10), (long)(number - 4), (long)(100 * number), number * 0.5,
        more ? new byte[] { 1, 2, 3 } : null, new DateOnly(2024, 1, number), more ? (9 * Hour) + (Hour / 2) : null,
        more ? 48 * Hour : null, more ? 90 * (Hour / 60) : null, more ? -Hour : null, Id(category), status, 1L, Made.AddDays(number),
        $"SN-{number:D4}", special is null ? "Product" : "SpecialProduct", special?.Item1, special?.Item2,
        more ? Json(new { Street = "123 Main St", City = "Herning", State = "MJ", PostalCode = "7400", Country = "Denmark" }) : null,
        more ? Json(new { Length = 35.5, Width = 24.25, Height = 1.75, Unit = "cm" }) : null,
        more ? Svg("silver") : null, more ? "image/svg+xml" : null,
    ];

    static string Json(object value) => JsonSerializer.Serialize(value);

    static byte[] Svg(string color)
    {
        var text = $"<svg xmlns='http://www.w3.org/2000/svg'><rect fill='{color}'/></svg>";
        return Encoding.UTF8.GetBytes(text.PadRight((text.Length + 2) / 3 * 3));
    }

    static Guid Id(int number) => new(number, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 0);

    string Insert(string table, params object?[] values) => $"INSERT INTO {table} VALUES ({string.Join(", ", values.Select(Literal))})";

    string Literal(object? value) => value switch
    {
        null => "NULL",
        byte[] bytes => IsSqlite ? $"X'{Convert.ToHexString(bytes)}'" : $"'\\x{Convert.ToHexString(bytes)}'",
        DateTime instant => IsSqlite
            ? ((instant - DateTime.UnixEpoch).Ticks / 10).ToString(CultureInfo.InvariantCulture)
            : $"'{instant:yyyy-MM-dd HH:mm:ss}Z'",
        DateOnly day => $"'{day:yyyy-MM-dd}'",
        Guid or string => $"'{value.ToString()!.Replace("'", "''", StringComparison.Ordinal)}'",
        _ => string.Format(CultureInfo.InvariantCulture, "{0}", value),
    };
}
