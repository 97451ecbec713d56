using System.Globalization;

namespace Lis.Tests.Sql;

/// <summary>The rows over which statements are run: every table of <see cref="Planning.PlanModel"/>, values as .NET has them.</summary>
static class SampleRows
{
    /// <summary>Table, then values by column; a column that is left out is null.</summary>
    public static IReadOnlyList<(string Table, (string Column, object Value)[] Values)> All { get; } =
    [
        ("Shops",
        [
            ("Code", "a"), ("Name", "Århus Ø"), ("Note", "100% _sikker_"), ("Size", 5), ("Kind", 1L), ("Flags", 3L), ("IsOpen", true),
            ("Tags", """["x","y"]"""), ("Lines", """[{"Label":"l","Amount":2.5}]"""), ("Box", """{"City":"Ry","Zip":null}"""),
            ("HasAddress", true), ("AddressCity", "Skive"), ("Tenant", "t"), ("Version", 1),
        ]),
        ("Shops", [("Code", "b"), ("Name", "aalborg"), ("ParentCode", "a"), ("Size", -3), ("Kind", 0L), ("Tags", "[]"), ("Version", 1)]),
        ("Shops",
        [
            ("Code", "c"), ("Name", "Ærø \t"), ("Note", "zebra"), ("ParentCode", "b"), ("Kind", 0L), ("IsOpen", false), ("HasAddress", true),
            ("Version", 1),
        ]),
        ("Shops",
        [
            ("Code", "d"), ("Name", "Zoo"), ("Note", "Æble"), ("ParentCode", "a"), ("Size", 0), ("Kind", 1L), ("Flags", 1L),
            ("Tags", """[null,"x"]"""), ("Version", 1),
        ]),
        ("Items", [("Code", "i"), ("Name", "Øl")]),
        ("Items", [("Code", "j")]),
        ("ShopItems", [("ShopCode", "a"), ("ItemCode", "i")]),
        ("ShopItems", [("ShopCode", "a"), ("ItemCode", "j")]),
        ("ShopItems", [("ShopCode", "b"), ("ItemCode", "i")]),
        ("Sales",
        [
            ("Id", 1L), ("ShopCode", "a"), ("ItemCode", "i"), ("Day", new DateOnly(2016, 2, 29)), ("Amount", 1.5m), ("AmountShown", 1.5m), ("Weight", -2.5),
            ("SoldAt", Instant("1969-12-31T23:59:59.25Z")), ("OpenTime", new TimeOnly(8, 30, 15, 500)), ("Lasted", -new TimeSpan(1, 1, 0, 0)),
            ("Receipt", Guid.Parse("01234567-89ab-cdef-0123-456789abcdef")), ("Revision", 1),
        ]),
        ("Sales",
        [
            ("Id", 2L), ("ShopCode", "a"), ("Day", DateOnly.MinValue), ("Amount", -7m), ("Weight", 0.5), ("SoldAt", DateTimeOffset.MinValue),
            ("Lasted", TimeSpan.FromMicroseconds(1)), ("Revision", 2),
        ]),
        ("Sales",
        [
            ("Id", 3L), ("ShopCode", "b"), ("ItemCode", "2018-02-28"), ("Day", DateOnly.MaxValue), ("Amount", 0.000001m), ("AmountShown", 0.000001m),
            ("SoldAt", Instant("9999-12-31T23:59:59.999999Z")), ("Revision", 1),
        ]),
        ("Sales", [("Id", 4L), ("ShopCode", "d"), ("ItemCode", "12"), ("Day", new DateOnly(2018, 1, 1)), ("Revision", 1)]),
        ("ClosedSales", [("SaleId", 2L), ("Revision", 1), ("Until", 1_514_764_800_000_000L)]),
    ];

    static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
