using System.Text;

namespace Lis.Conformance.Reads;

/// <summary>A structure of Thrift's compact protocol: its fields by number.</summary>
sealed class ThriftStruct(Dictionary<int, object> fields)
{
    public bool Has(int field) => fields.ContainsKey(field);

    public long Number(int field) => (long)fields[field];

    public byte[] Bytes(int field) => (byte[])fields[field];

    public string Text(int field) => Encoding.UTF8.GetString(Bytes(field));

    public ThriftStruct Struct(int field) => (ThriftStruct)fields[field];

    public List<ThriftStruct> List(int field) => [.. ((List<object>)fields[field]).Cast<ThriftStruct>()];
}

/// <summary>Reads Thrift's compact protocol as its specification has it.</summary>
sealed class ThriftReader(byte[] bytes, int at)
{
    public int At { get; set; } = at;

    public ThriftStruct Struct()
    {
        var fields = new Dictionary<int, object>();
        for (var last = 0; bytes[At] != 0;)
        {
            var head = bytes[At++];
            last = head >> 4 == 0 ? (int)Signed() : last + (head >> 4);
            fields.Add(last, Value(head & 15));
        }

        At++;
        return new(fields);
    }

    public ulong VarInt()
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var part = bytes[At++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }

    long Signed() => VarInt() is var value ? (long)(value >> 1) ^ -(long)(value & 1) : 0;

    object Value(int form) => form switch
    {
        1 => 1L,
        2 => 0L,
        5 or 6 => Signed(),
        8 => Bytes(),
        9 => List(),
        12 => Struct(),
        _ => throw new InvalidDataException($"form {form} at {At}"),
    };

    byte[] Bytes()
    {
        var length = (int)VarInt();
        At += length;
        return bytes[(At - length)..At];
    }

    List<object> List()
    {
        var head = bytes[At++];
        var count = head >> 4 == 15 ? (int)VarInt() : head >> 4;
        return [.. Enumerable.Range(0, count).Select(_ => Value(head & 15))];
    }
}
