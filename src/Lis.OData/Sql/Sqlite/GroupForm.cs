using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Sql.Sqlite;

/// <summary>A value of a gathered group.</summary>
/// <param name="Kind">How; not <see cref="AggregateKind.CountDistinct"/>.</param>
/// <param name="Operand">The number of the operand; 0 when rows are counted.</param>
/// <param name="Scale">The decimals of a sum.</param>
readonly record struct GroupValue(AggregateKind Kind, int Operand, int Scale);

/// <summary>What a gathered group consists of; stands in the statement as text, such as <c>2 3:0.0 1:0.6</c>.</summary>
/// <param name="Keys">How many keys there are; they come first.</param>
/// <param name="Values">The values after them.</param>
sealed record GroupForm(int Keys, ImmutableArray<GroupValue> Values)
{
    /// <summary>The aggregate that gathers: its first argument is the form.</summary>
    public const string Function = "odata_gather";

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static GroupForm Parse(ReadOnlySpan<byte> utf8)
    {
        var parts = Encoding.UTF8.GetString(utf8).Split(' ');
        return new(Number(parts[0]), [.. parts[1..].Select(part => part.Split(':', '.')).Select(
            part => new GroupValue((AggregateKind)Number(part[0]), Number(part[1]), Number(part[2])))]);
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Keys}") + string.Concat(
        Values.Select(value => string.Create(CultureInfo.InvariantCulture, $" {(int)value.Kind}:{value.Operand}.{value.Scale}")));

    static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
