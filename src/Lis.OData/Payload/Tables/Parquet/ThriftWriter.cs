using System.Text;

namespace Lis.OData.Payload.Tables.Parquet;

/// <summary>The few forms of Thrift's compact protocol in which Parquet writes its headers and its footer.</summary>
sealed class ThriftWriter(Utf8Output output)
{
    readonly Stack<int> outer = new();
    int last;

    enum Form : byte
    {
        True = 1,
        False = 2,
        Int32 = 5,
        Int64 = 6,
        Binary = 8,
        List = 9,
        Struct = 12,
    }

    public void Int32(int field, int value)
    {
        Field(field, Form.Int32);
        ZigZag(value);
    }

    public void Int64(int field, long value)
    {
        Field(field, Form.Int64);
        ZigZag(value);
    }

    public void Flag(int field, bool value) => Field(field, value ? Form.True : Form.False);

    public void Binary(int field, ReadOnlySpan<byte> value)
    {
        Field(field, Form.Binary);
        Bytes(value);
    }

    public void Text(int field, string value) => Binary(field, Encoding.UTF8.GetBytes(value));

    public void Int32List(int field, int value)
    {
        List(field, Form.Int32, 1);
        ZigZag(value);
    }

    public void TextList(int field, string value)
    {
        List(field, Form.Binary, 1);
        Bytes(Encoding.UTF8.GetBytes(value));
    }

    /// <summary>A list of structures, each written by a call.</summary>
    public void StructList<T>(int field, IReadOnlyCollection<T> items, Action<T> write)
    {
        List(field, Form.Struct, items.Count);
        foreach (var item in items)
        {
            Inside(() => write(item));
        }
    }

    /// <summary>A structure; an empty one says by its number alone what is meant.</summary>
    public void Struct(int field, Action write)
    {
        Field(field, Form.Struct);
        Inside(write);
    }

    /// <summary>A structure that is no field of another.</summary>
    public void Root(Action write) => Inside(write);

    void Inside(Action write)
    {
        outer.Push(last);
        last = 0;
        write();
        output.Write((byte)0);
        last = outer.Pop();
    }

    void Field(int field, Form form)
    {
        output.Write((byte)(((field - last) << 4) | (int)form));
        last = field;
    }

    void List(int field, Form item, int count)
    {
        Field(field, Form.List);
        if (count < 15)
        {
            output.Write((byte)((count << 4) | (int)item));
            return;
        }

        output.Write((byte)(0xF0 | (int)item));
        VarInt((ulong)count);
    }

    void Bytes(ReadOnlySpan<byte> value)
    {
        VarInt((ulong)value.Length);
        output.Write(value);
    }

    void ZigZag(long value) => VarInt((ulong)((value << 1) ^ (value >> 63)));

    void VarInt(ulong value) => output.WriteVarInt(value);
}

/// <summary>Whole numbers of seven bits a byte.</summary>
static class VarIntOutput
{
    public static void WriteVarInt(this Utf8Output output, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            output.Write((byte)(value | 0x80));
        }

        output.Write((byte)value);
    }
}
