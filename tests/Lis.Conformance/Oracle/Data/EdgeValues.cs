using Lis.Domain;

namespace Lis.Conformance.Oracle.Data;

/// <summary>Values at which databases and .NET like to differ. Each list is walked in steps, so that rows mix them.</summary>
public static class EdgeValues
{
    /// <summary>Endings of codes: letters that sort apart by code point and together in Danish.</summary>
    public static IReadOnlyList<string> Codes { get; } =
        ["aa", "Aa", "å", "Å", "ø", "Z", "z", "a_1", "a.1", "a-1", "10", "9", "æ", "AA"];

    static readonly string LongText = string.Concat(Enumerable.Repeat("Så blev øen længere og længere. ", 120));

    static readonly string[] Texts =
    [
        "Ens navn", "", "Aabenraa", "Ærø", "100 % sikker", "Ens navn", "aabenraa", "Åbenrå", "under_streg", "O'Neil", "Zebra", "ærø",
        @"c:\temp\fil", "Ens navn", "den \"gode\" start", "Ørsted", " med blanke ", "zebra", "smil 😀 her", "%", "Ålborg", "_", "'",
        "a/b?c#d&e=f+g",
        "linje\nog\ttab", "null", "Øl og ål", @"\", "aa", "Aa", "AA", "å", "Å", "é", "2024-02-29", "12.5", LongText,
    ];

    static readonly decimal[] Decimals =
    [
        0m, 1m, -1m, 999999999999.999999m, -0.000001m, 2.5m, 12.1m, -2.5m, 0.5m, 1.5m, -999999999999.999999m, 0.000001m, 33.333333m, 100m, 2.5m,
    ];

    static readonly int[] Numbers = [0, 1, 2, -1, 7, 12, 100, 2018, 2024, 3, 7];

    static readonly DateOnly[] Days =
    [
        new(2024, 2, 29), new(2023, 12, 31), new(2024, 1, 1), new(2023, 2, 28), new(2018, 6, 8), new(2000, 2, 29), new(1900, 3, 1),
        new(2018, 6, 8), new(9999, 12, 31), new(2020, 12, 31), new(2021, 1, 3), new(1, 1, 1),
    ];

    static readonly DateTimeOffset[] Instants =
    [
        At(2024, 2, 29, 23, 59, 59, 999_999), At(2023, 12, 31, 23, 0, 0, 0), At(1999, 12, 31, 0, 0, 0, 500_000), At(2018, 6, 8, 12, 30, 0, 0),
        At(2024, 1, 1, 0, 0, 0, 0), At(2018, 6, 8, 12, 30, 0, 1), At(1969, 12, 31, 23, 59, 59, 999_999),
    ];

    static readonly List<string>[] TextLists = [[], ["Ærø"], ["a", "b", "a"], ["100 %", "_"], ["O'Neil", "\"x\"", @"\"], ["å", "Å", "aa"], [""]];

    static readonly List<int>[] NumberLists = [[], [1], [6, 12], [1, 2, 1], [0, -1]];

    static readonly List<BreakdownMember>[] Members =
    [
        [],
        [new() { Dimension = "koen", Member = "K", Label = "Kvinder" }],
        [new() { Dimension = "alder", Member = "18-29", Label = "18-29 år" }, new() { Dimension = "koen", Member = "M" }],
    ];

    /// <summary>The n-th value of a type; of texts only those that fit.</summary>
    public static object Of(Type type, int n, int? maxLength)
    {
        if (type.IsEnum)
        {
            return Pick(Enum.GetValues(type).Cast<object>().ToArray(), n);
        }

        return type switch
        {
            _ when type == typeof(string) => Pick(Texts, n) is var text && text.Length <= (maxLength ?? int.MaxValue) ? text : "Ens navn",
            _ when type == typeof(decimal) => Pick(Decimals, n),
            _ when type == typeof(int) => Pick(Numbers, n),
            _ when type == typeof(long) => (long)Pick(Numbers, n),
            _ when type == typeof(bool) => n % 2 == 0,
            _ when type == typeof(DateOnly) => Pick(Days, n),
            _ when type == typeof(DateTimeOffset) => Pick(Instants, n),
            _ when type == typeof(List<string>) => Pick(TextLists, n).ToList(),
            _ when type == typeof(List<int>) => Pick(NumberLists, n).ToList(),
            _ when type == typeof(List<BreakdownMember>) => Pick(Members, n).ToList(),
            _ => throw new InvalidOperationException($"no edge values of {type}"),
        };
    }

    static T Pick<T>(IReadOnlyList<T> values, int n) => values[n % values.Count];

    static DateTimeOffset At(int year, int month, int day, int hour, int minute, int second, int microseconds) =>
        new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero).AddMicroseconds(microseconds);
}
