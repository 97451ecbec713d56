using System.Buffers.Binary;
using Lis.OData.Planning.Scalars;
using Lis.OData.Sql.Sqlite;
using static SQLitePCL.raw;

namespace Lis.OData.Execution.Sqlite;

/// <summary>What a group knows of an operand: the sum at any size, and beside it how many values there were, the least and the greatest.</summary>
struct GroupTotals
{
    public Int128 Sum;
    public long Values;
    public long Least;
    public long Greatest;
}

/// <summary>
/// Groups by the bytes of their keys. Nothing is made for a row; of a new group the key is copied. It holds so many groups and so many bytes of
/// keys and no more, so that memory does not grow with the data.
/// </summary>
/// <param name="form">What a group consists of.</param>
/// <param name="operands">How many operands a row has.</param>
sealed class GroupTable(GroupForm form, int operands)
{
    /// <summary>Beyond this the groups come back from JSON no faster than SQLite sorts.</summary>
    public const int MostGroups = 10_000;

    /// <summary>From here on it is asked whether the groups have rows enough for gathering to be worth while.</summary>
    const int ManyGroups = 1024;

    const int LeastRows = 4;
    const int MostKeyBytes = 1 << 20;
    const byte OfNumber = 1;
    const byte OfText = 2;

    readonly bool[] areNumbers = [.. Enumerable.Range(0, operands).Select(operand => form.Values.Any(
        value => value.Operand == operand && value.Kind is AggregateKind.Sum or AggregateKind.Min or AggregateKind.Max))];

    byte[] keys = new byte[512];
    int[] ends = new int[16];
    long[] rows = new long[16];
    GroupTotals[] totals = new GroupTotals[16 * operands];
    int[] slots = new int[64];

    public GroupForm Form => form;

    long all;

    public int Count { get; private set; }

    public long Rows(int group) => rows[group];

    public ref readonly GroupTotals Totals(int group, int operand) => ref totals[(group * operands) + operand];

    /// <summary>The key of a group, as <see cref="ReadKey"/> takes it apart.</summary>
    public ReadOnlySpan<byte> Key(int group) => keys.AsSpan(Start(group)..ends[group]);

    /// <summary>Adds a row to its group; false when it cannot be gathered.</summary>
    public bool Add(GroupArguments row)
    {
        all++;

        // The key of the row is written where that of the next group would stand, and stays there if it is one.
        var start = Start(Count);
        var end = start;
        for (var key = 0; key < form.Keys; key++)
        {
            if (!TryAppend(row, key, ref end))
            {
                return false;
            }
        }

        var group = Find(start, end);
        if (group < 0)
        {
            return false;
        }

        rows[group]++;
        for (var operand = 0; operand < operands; operand++)
        {
            var type = row.Type(form.Keys + operand);
            if (type == SQLITE_NULL)
            {
                continue;
            }

            ref var total = ref totals[(group * operands) + operand];
            if (areNumbers[operand])
            {
                if (type != SQLITE_INTEGER)
                {
                    return false;
                }

                var value = row.Int64(form.Keys + operand);
                total.Sum += value;
                total.Least = total.Values == 0 ? value : Math.Min(total.Least, value);
                total.Greatest = total.Values == 0 ? value : Math.Max(total.Greatest, value);
            }

            total.Values++;
        }

        return true;
    }

    /// <summary>Takes the next part off a key: a text, a number, or null.</summary>
    public static ReadOnlySpan<byte> ReadKey(ref ReadOnlySpan<byte> key, out long? number, out bool isText)
    {
        var kind = key[0];
        var rest = key[1..];
        number = kind == OfNumber ? BinaryPrimitives.ReadInt64LittleEndian(rest) : null;
        isText = kind == OfText;
        var text = isText ? rest.Slice(4, BinaryPrimitives.ReadInt32LittleEndian(rest)) : default;
        key = rest[(kind == OfNumber ? 8 : isText ? 4 + text.Length : 0)..];
        return text;
    }

    int Start(int group) => group == 0 ? 0 : ends[group - 1];

    bool TryAppend(GroupArguments row, int key, ref int end)
    {
        switch (row.Type(key))
        {
            case SQLITE_NULL:
                Room(end, 1)[0] = 0;
                end++;
                return true;
            case SQLITE_INTEGER:
                var place = Room(end, 9);
                place[0] = OfNumber;
                BinaryPrimitives.WriteInt64LittleEndian(place[1..], row.Int64(key));
                end += 9;
                return true;
            case SQLITE_TEXT:
                var text = row.Text(key);
                if (text.Length > MostKeyBytes - end || text.Contains((byte)0))
                {
                    // SQLite's JSON has no text with U+0000 inside.
                    return false;
                }

                place = Room(end, 5 + text.Length);
                place[0] = OfText;
                BinaryPrimitives.WriteInt32LittleEndian(place[1..], text.Length);
                text.CopyTo(place[5..]);
                end += 5 + text.Length;
                return true;
            default:
                return false;
        }
    }

    Span<byte> Room(int end, int length)
    {
        if (keys.Length - end < length)
        {
            Array.Resize(ref keys, Math.Max(keys.Length * 2, end + length));
        }

        return keys.AsSpan(end);
    }

    /// <summary>The group of a key; a new one when there is none; negative when there is room for no further.</summary>
    int Find(int start, int end)
    {
        var key = keys.AsSpan(start..end);
        var slot = Hash(key) & (slots.Length - 1);
        for (; slots[slot] != 0; slot = (slot + 1) & (slots.Length - 1))
        {
            if (Key(slots[slot] - 1).SequenceEqual(key))
            {
                return slots[slot] - 1;
            }
        }

        if (Count == MostGroups)
        {
            return -1;
        }

        if (Count == ends.Length)
        {
            if (Count >= ManyGroups && all < (long)Count * LeastRows)
            {
                return -1;
            }

            Grow();
            slot = Free(key);
        }

        ends[Count] = end;
        slots[slot] = ++Count;
        return Count - 1;
    }

    void Grow()
    {
        Array.Resize(ref ends, Count * 2);
        Array.Resize(ref rows, Count * 2);
        Array.Resize(ref totals, Count * 2 * operands);
        slots = new int[Count * 8];
        for (var group = 0; group < Count; group++)
        {
            slots[Free(Key(group))] = group + 1;
        }
    }

    int Free(ReadOnlySpan<byte> key)
    {
        var slot = Hash(key) & (slots.Length - 1);
        while (slots[slot] != 0)
        {
            slot = (slot + 1) & (slots.Length - 1);
        }

        return slot;
    }

    /// <summary>Of another seed in each process, so that nobody can make keys that meet.</summary>
    static int Hash(ReadOnlySpan<byte> key)
    {
        var hash = default(HashCode);
        hash.AddBytes(key);
        return hash.ToHashCode();
    }
}
