using Lis.OData.Planning.Scalars;
using Lis.OData.Sql.Sqlite;
using static SQLitePCL.raw;

namespace Lis.OData.Execution.Sqlite;

/// <summary>What a group knows of an operand: the sum at any size, how many values there were, the least and the greatest.</summary>
struct GroupTotals
{
    public Int128 Sum;
    public long Values;
    public long Least;
    public long Greatest;

    public void Add(long value)
    {
        Sum += value;
        Least = Values == 0 ? value : Math.Min(Least, value);
        Greatest = Values == 0 ? value : Math.Max(Greatest, value);
        Values++;
    }
}

/// <summary>
/// Groups by the bytes of their keys. Nothing is made for a row; of a new group the key is copied. It holds so many groups and so many bytes of
/// keys and no more, so that memory does not grow with the data.
/// </summary>
/// <param name="form">What a group consists of.</param>
/// <param name="operands">How many operands a row has.</param>
sealed class GroupTable(GroupForm form, int operands)
{
    const int MostGroups = 10_000;

    /// <summary>From here on it is asked whether the groups have rows enough: to get one out of JSON again takes as long as sorting a few rows.</summary>
    const int ManyGroups = 1024;

    const int LeastRows = 4;

    readonly bool[] areNumbers = [.. Enumerable.Range(0, operands).Select(operand => form.Values.Any(
        value => value.Operand == operand && value.Kind is AggregateKind.Sum or AggregateKind.Min or AggregateKind.Max))];

    readonly GroupKeys keys = new(form.Keys);
    long[] rows = new long[16];
    GroupTotals[] totals = new GroupTotals[16 * operands];
    int[] slots = new int[64];
    long all;

    public GroupForm Form => form;

    public GroupKeys Keys => keys;

    public long Rows(int group) => rows[group];

    public ref readonly GroupTotals Totals(int group, int operand) => ref totals[(group * operands) + operand];

    /// <summary>Adds a row to its group; false when it cannot be gathered.</summary>
    public bool Add(GroupArguments row)
    {
        all++;
        var group = keys.TryWrite(row) ? Find() : -1;
        if (group < 0)
        {
            return false;
        }

        rows[group]++;
        for (var operand = 0; operand < operands; operand++)
        {
            var type = row.Type(form.Keys + operand);
            ref var total = ref totals[(group * operands) + operand];
            if (type == SQLITE_INTEGER && areNumbers[operand])
            {
                total.Add(row.Int64(form.Keys + operand));
            }
            else if (type != SQLITE_NULL)
            {
                if (areNumbers[operand])
                {
                    return false;
                }

                total.Values++;
            }
        }

        return true;
    }

    /// <summary>The group of the key written last, a new one when there is none; negative when there is room for no further.</summary>
    int Find()
    {
        var slot = Slot(keys.Next);
        if (slots[slot] != 0)
        {
            return slots[slot] - 1;
        }

        var count = keys.Count;
        if (count == rows.Length)
        {
            if (count >= ManyGroups && all < (long)count * LeastRows)
            {
                return -1;
            }

            Grow();
            slot = Slot(keys.Next);
        }

        if (count == MostGroups)
        {
            return -1;
        }

        keys.Keep();
        slots[slot] = count + 1;
        return count;
    }

    void Grow()
    {
        var count = keys.Count;
        Array.Resize(ref rows, count * 2);
        Array.Resize(ref totals, count * 2 * operands);
        slots = new int[count * 8];
        for (var group = 0; group < count; group++)
        {
            slots[Slot(keys[group])] = group + 1;
        }
    }

    /// <summary>Where a key stands, or would. Hashes have another seed in each process, so that nobody can make keys that meet.</summary>
    int Slot(ReadOnlySpan<byte> key)
    {
        var hash = default(HashCode);
        hash.AddBytes(key);
        var slot = hash.ToHashCode() & (slots.Length - 1);
        while (slots[slot] != 0 && !keys[slots[slot] - 1].SequenceEqual(key))
        {
            slot = (slot + 1) & (slots.Length - 1);
        }

        return slot;
    }
}
