using System.Collections.Immutable;
using System.Globalization;
using Lis.OData.Model;
using Lis.OData.Planning;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Sql.Sqlite;

/// <summary>
/// A second form of a query that groups, in which the engine gathers the groups and SQLite, which would sort all rows for it, does the rest
/// (decision 0022). Made only where it provably answers the same, and where nothing around the groups could have chosen among the rows before.
/// </summary>
static class GatheredForm
{
    /// <summary>SQLite's functions take 127 arguments, the form being one.</summary>
    const int MostArguments = 100;

    /// <summary>The form; the query itself when it has none.</summary>
    public static SelectBlock Of(SelectBlock query)
    {
        // The first source, with at most outer joins behind it, is read once and before any row is given.
        if (query.From is not DerivedRows { IsLateral: false } derived || query.Joins.Any(join => join.IsInner))
        {
            return query;
        }

        if (Chooses(query.Where, derived))
        {
            return query;
        }

        if (Gathered(derived) is { } gathered)
        {
            return query with { From = gathered };
        }

        var inner = Of(derived.Query);
        return ReferenceEquals(inner, derived.Query) ? query : query with { From = derived with { Query = inner } };
    }

    /// <summary>Whether a condition may choose by a key, for which SQLite goes to an index below the grouping.</summary>
    static bool Chooses(Scalar? condition, DerivedRows rows) => condition switch
    {
        null or ExistsScalar => false,
        LogicScalar { IsAnd: true } all => all.Operands.Any(part => Chooses(part, rows)),
        CompareScalar { Left: ColumnScalar left, Right: SlotScalar or ConstantScalar } => !IsValue(left, rows),
        _ => true,
    };

    static bool IsValue(ColumnScalar column, DerivedRows rows) =>
        rows.Query.IsGrouped && column.Alias == rows.Alias && Ordinal(column) >= rows.Query.GroupKeys;

    static GatheredRows? Gathered(DerivedRows derived)
    {
        var block = derived.Query;
        if (block is not { IsGrouped: true, GroupKeys: > 0, OrderBy.IsEmpty: true, Limit: null, Offset: null }
            || !block.Columns[..block.GroupKeys].All(IsKey)
            || !block.Columns[block.GroupKeys..].All(column => column is AggregateScalar aggregate && IsGatherable(aggregate, block)))
        {
            return null;
        }

        var values = block.Columns[block.GroupKeys..].Cast<AggregateScalar>().ToImmutableArray();
        var operands = values.Where(value => value.Operand is not null).Select(value => value.Operand!).Distinct().ToImmutableArray();
        if (block.GroupKeys + operands.Length > MostArguments)
        {
            return null;
        }

        var form = new GroupForm(block.GroupKeys, [.. values.Select(value => value.Operand is { } operand
            ? new GroupValue(value.Kind, operands.IndexOf(operand), value.Kind == AggregateKind.Sum ? operand.Type.Scale : 0)
            : new GroupValue(value.Kind, 0, 0))]);
        ImmutableArray<Scalar> arguments = [.. block.Columns[..block.GroupKeys], .. operands];
        var type = new ScalarType(null, StoreType.Json, 0, default, false);
        return new GatheredRows(derived.Alias, Of(block) with { GroupKeys = 0, Columns = [new GatherScalar(form, arguments, type)] }, block.Columns.Length);
    }

    /// <summary>
    /// Keys that are equal when their bytes are: Danish order sees no other texts as equal either. Kept as whole number or text they come back
    /// from JSON as they were.
    /// </summary>
    static bool IsKey(Scalar key) => key.Type.Store is StoreType.Text or StoreType.DateText or StoreType.UuidText or StoreType.Boolean
        or StoreType.Integer or StoreType.ScaledInteger or StoreType.UnixMicroseconds or StoreType.Microseconds;

    static bool IsGatherable(AggregateScalar value, SelectBlock block) => value is { Kind: AggregateKind.CountRows, Operand: null }
        || (value.Operand is ColumnScalar column && IsStored(column, block) && value.Kind switch
        {
            AggregateKind.CountValues => true,
            AggregateKind.Sum => value.Type.Store != StoreType.Float && column.Type.Store is StoreType.Integer or StoreType.ScaledInteger,
            AggregateKind.Min or AggregateKind.Max => column.Type.Store is StoreType.Integer or StoreType.ScaledInteger
                or StoreType.UnixMicroseconds or StoreType.Microseconds,
            _ => false,
        });

    /// <summary>Whether a column is one of a table or a count, which cannot fail: what can fail is computed for the rows for which it is now.</summary>
    static bool IsStored(ColumnScalar column, SelectBlock block)
    {
        var source = block.Joins.Select(join => join.Source).Prepend(block.From).FirstOrDefault(source => source.Alias == column.Alias);
        return source switch
        {
            TableRows or UnionRows or PastRows => true,
            DerivedRows derived => derived.Query.Columns[Ordinal(column)] switch
            {
                ColumnScalar inner => IsStored(inner, derived.Query),
                AggregateScalar { Kind: AggregateKind.CountRows or AggregateKind.CountValues, Operand: null or ColumnScalar } => true,
                _ => false,
            },
            _ => false,
        };
    }

    static int Ordinal(ColumnScalar column) => int.Parse(column.Column.AsSpan(1), CultureInfo.InvariantCulture);
}
