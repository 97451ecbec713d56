using Lis.Conformance.Oracle.Evaluation;
using Lis.OData.Model;

namespace Lis.Conformance.Oracle.Generation;

/// <summary>Draws literals: mostly values that rows have, so that answers are not empty, else edges.</summary>
public sealed class LiteralGenerator(Random random)
{
    static readonly string[] Texts =
        ["", "a", "Å", "ø", "%", "_", "'", @"\", "\"", "100 %", "O'Neil", "Ens navn", "aa", "Aa", @"c:\temp", "😀", "\"citat\""];

    static readonly long[] Numbers = [0, 1, 2, 3, -1, 7, 12, 100, 2018, 2024, 32768];
    static readonly string[] Decimals = ["0.5", "0.000001", "-0.000001", "999999999999.999999", "2.5", "1.0", "0.0", "12.1", "1000000.25", "-2.5"];
    static readonly double[] Doubles = [0.5, 1.5e3, -2.25, 1e-3, 100, 3];
    static readonly DateOnly[] Days = [new(2018, 6, 8), new(2024, 2, 29), new(2023, 12, 31), new(2000, 1, 1), new(2020, 12, 31)];
    static readonly double[] Hours = [24, -24, 36, 720, 0.5, 0, 8760, 1 / 3600.0];

    readonly Dictionary<string, string> _aliases = [];

    /// <summary>The aliases that literals of this query were put behind.</summary>
    public IReadOnlyDictionary<string, string> Aliases => _aliases;

    public void Begin() => _aliases.Clear();

    public Piece Make(ValueKind kind, IReadOnlyList<object>? values = null, EnumType? members = null)
    {
        var value = values is { Count: > 0 } && random.Next(10) < 8 ? values[random.Next(values.Count)] : Edge(kind, members);
        var text = LiteralText.Of(kind == ValueKind.Instant ? Elsewhere(value) : value, kind, members);
        if (random.Next(40) > 0)
        {
            return new Piece(text) { IsLiteral = true };
        }

        var alias = $"@p{_aliases.Count + 1}";
        _aliases[alias] = text;
        return new Piece(alias) { IsLiteral = true };
    }

    /// <summary>A piece of one of the texts: its start, its end or something within.</summary>
    public string Part(IReadOnlyList<object> values, Func<int, int, (int Start, int Length)> cut)
    {
        var text = values.Count > 0 && random.Next(10) < 8 ? (string)values[random.Next(values.Count)] : Pick(Texts);
        var runes = text.EnumerateRunes().ToArray();
        var (start, length) = cut(runes.Length, Math.Min(runes.Length, random.Next(1, 5)));
        return string.Concat(runes.Skip(start).Take(length));
    }

    object Edge(ValueKind kind, EnumType? members) => kind switch
    {
        ValueKind.Boolean => random.Next(2) == 0,
        ValueKind.Whole => Pick(Numbers),
        ValueKind.Decimal => ExactDecimal.Parse(Pick(Decimals)),
        ValueKind.Double => Pick(Doubles),
        ValueKind.Text => Pick(Texts),
        ValueKind.Day => Pick(Days),
        ValueKind.Instant => new DateTimeOffset(Pick(Days), new TimeOnly(random.Next(24), random.Next(60), random.Next(60)), TimeSpan.Zero),
        ValueKind.Time => new TimeOnly(random.Next(24), random.Next(60), random.Next(60)),
        ValueKind.Duration => TimeSpan.FromSeconds(Math.Round(Pick(Hours) * 3600)),
        _ => members!.Members[random.Next(members.Members.Count)].Value,
    };

    /// <summary>The same instant, at times told in another zone.</summary>
    object Elsewhere(object instant) => random.Next(4) == 0 ? ((DateTimeOffset)instant).ToOffset(TimeSpan.FromHours(2)) : instant;

    T Pick<T>(T[] values) => values[random.Next(values.Length)];
}
