using System.Buffers.Binary;
using static SQLitePCL.raw;

namespace Lis.OData.Execution.Sqlite;

/// <summary>
/// The keys of groups, one after another as bytes: of each part what it is, then a number in 8 bytes or a text behind its length, so that keys are
/// equal when their bytes are. The key of a row is written where that of the next group would stand, and stays there if it is one.
/// </summary>
/// <param name="parts">How many parts a key has.</param>
sealed class GroupKeys(int parts)
{
    const int MostBytes = 1 << 20;
    const byte OfNumber = 1;
    const byte OfText = 2;

    byte[] bytes = new byte[512];
    int[] ends = new int[16];
    int end;

    /// <summary>How many groups there are.</summary>
    public int Count { get; private set; }

    /// <summary>The key of a group.</summary>
    public ReadOnlySpan<byte> this[int group] => bytes.AsSpan(Start(group)..ends[group]);

    /// <summary>The key of the row written last.</summary>
    public ReadOnlySpan<byte> Next => bytes.AsSpan(Start(Count)..end);

    /// <summary>Writes the key of a row; false when it holds what cannot be a key, or too much.</summary>
    public bool TryWrite(GroupArguments row)
    {
        end = Start(Count);
        for (var part = 0; part < parts; part++)
        {
            if (!TryAppend(row, part))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Makes the row written last a group.</summary>
    public void Keep()
    {
        if (Count == ends.Length)
        {
            Array.Resize(ref ends, Count * 2);
        }

        ends[Count++] = end;
    }

    /// <summary>Takes the next part off a key: a text, a number, or null.</summary>
    public static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> key, out long? number, out bool isText)
    {
        var kind = key[0];
        var rest = key[1..];
        number = kind == OfNumber ? BinaryPrimitives.ReadInt64LittleEndian(rest) : null;
        isText = kind == OfText;
        var text = isText ? rest.Slice(sizeof(int), BinaryPrimitives.ReadInt32LittleEndian(rest)) : default;
        key = rest[(kind == OfNumber ? sizeof(long) : isText ? sizeof(int) + text.Length : 0)..];
        return text;
    }

    int Start(int group) => group == 0 ? 0 : ends[group - 1];

    bool TryAppend(GroupArguments row, int part)
    {
        switch (row.Type(part))
        {
            case SQLITE_NULL:
                Append(0, 0);
                return true;
            case SQLITE_INTEGER:
                BinaryPrimitives.WriteInt64LittleEndian(Append(OfNumber, sizeof(long)), row.Int64(part));
                return true;
            case SQLITE_TEXT:
                var text = row.Text(part);
                if (text.Length > MostBytes - end || text.Contains((byte)0))
                {
                    // SQLite's JSON has no text with U+0000 inside.
                    return false;
                }

                var place = Append(OfText, sizeof(int) + text.Length);
                BinaryPrimitives.WriteInt32LittleEndian(place, text.Length);
                text.CopyTo(place[sizeof(int)..]);
                return true;
            default:
                return false;
        }
    }

    Span<byte> Append(byte kind, int length)
    {
        if (bytes.Length - end <= length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, end + length + 1));
        }

        bytes[end] = kind;
        end += length + 1;
        return bytes.AsSpan(end - length, length);
    }
}
