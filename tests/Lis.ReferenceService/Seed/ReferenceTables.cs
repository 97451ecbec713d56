using Lis.OData.Model;
using Lis.ReferenceService.Changes;

namespace Lis.ReferenceService.Seed;

/// <summary>The tables, with the columns that the model names.</summary>
static class ReferenceTables
{
    /// <summary>The tables whose rows the seed gives.</summary>
    public static string[] Names { get; } =
        ["products", "categories", "product_descriptions", "related_products", "media_items", "read_only_items", "decimal_samples", "company"];

    public static IEnumerable<string> Statements(DatabaseDialect dialect)
    {
        var isSqlite = dialect == DatabaseDialect.Sqlite;
        var (guid, real, bytes, day, instant, exact) = isSqlite
            ? ("TEXT", "REAL", "BLOB", "TEXT", "INTEGER", "TEXT")
            : ("uuid", "double precision", "bytea", "date", "timestamptz", "numeric(38,18)");
        foreach (var name in Names.Concat(ChangeTables.Names))
        {
            yield return $"DROP TABLE IF EXISTS {name}";
        }

        yield return $"""
            CREATE TABLE products ("ID" {guid} PRIMARY KEY, "Name" text NOT NULL, "Description" text, "Price" {real} NOT NULL,
                "Rating" integer NOT NULL, "Temperature" integer NOT NULL, "Quantity" integer NOT NULL, "Weight" {real} NOT NULL, "Data" {bytes},
                "ReleaseDate" {day}, "OpenTime" bigint, "ShippingTime" bigint, "ProcessingTime" bigint, "Offset" bigint, "CategoryID" {guid},
                "Status" integer NOT NULL, "Version" integer NOT NULL, "CreatedAt" {instant} NOT NULL, "SerialNumber" text,
                "ProductType" text NOT NULL, "SpecialProperty" text, "SpecialFeature" text, "ShippingAddress" text, "Dimensions" text,
                "Photo" {bytes}, "PhotoType" text)
            """;
        yield return $"""CREATE TABLE categories ("ID" {guid} PRIMARY KEY, "Name" text NOT NULL UNIQUE, "Description" text)""";
        yield return $"""
            CREATE TABLE product_descriptions ("ProductID" {guid}, "LanguageKey" text, "Description" text NOT NULL, "LongText" text,
                "CustomName" text, PRIMARY KEY ("ProductID", "LanguageKey"))
            """;
        yield return $"""CREATE TABLE related_products ("ProductID" {guid}, "RelatedID" {guid}, PRIMARY KEY ("ProductID", "RelatedID"))""";
        yield return $"""
            CREATE TABLE media_items ("ID" {guid} PRIMARY KEY, "Name" text NOT NULL, "ContentType" text NOT NULL, "Size" bigint, "Content" {bytes})
            """;
        yield return $"""CREATE TABLE read_only_items ("ID" {guid} PRIMARY KEY, "Name" text NOT NULL)""";
        yield return $"""CREATE TABLE decimal_samples ("ID" {guid} PRIMARY KEY, "Name" text NOT NULL, "Amount" {exact} NOT NULL)""";
        yield return $"""
            CREATE TABLE company ("Name" text NOT NULL, "CEO" text, "Founded" integer NOT NULL, "HeadQuarter" text, "Website" text,
                "Logo" {bytes}, "Version" integer NOT NULL, "UpdatedAt" {instant} NOT NULL)
            """;
        foreach (var statement in ChangeTables.Statements())
        {
            yield return statement;
        }

        if (!isSqlite)
        {
            yield return "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO PUBLIC";
        }
    }
}
