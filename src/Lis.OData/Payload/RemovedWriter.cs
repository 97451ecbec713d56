using System.Text;
using Lis.OData.Execution;
using Lis.OData.Payload.Negotiation;
using Lis.OData.Planning;
using Lis.OData.Planning.Deltas;

namespace Lis.OData.Payload;

/// <summary>
/// Entries of a delta for entities that are gone (OData JSON Format 4.0 section 15, 4.01 section 15.3): in 4.0 an entry with a context of its own,
/// in 4.01 one with the control information removed.
/// </summary>
/// <param name="root">The absolute service root with a slash at the end.</param>
/// <param name="set">The name of the set.</param>
/// <param name="version">The version of the answer.</param>
sealed class RemovedWriter(string root, string set, ProtocolVersion version)
{
    readonly byte[] opening = Encoding.UTF8.GetBytes(version == ProtocolVersion.V40
        ? $"{{\"@odata.context\":\"{root}$metadata#{set}/$deletedEntity\",\"id\":\"{root}"
        : $"{{\"@id\":\"{root}");

    readonly byte[] reason = version == ProtocolVersion.V40 ? "\",\"reason\":\""u8.ToArray() : "\",\"@removed\":{\"reason\":\""u8.ToArray();
    readonly byte[] closing = version == ProtocolVersion.V40 ? "\"}"u8.ToArray() : "\"}}"u8.ToArray();

    /// <summary>Adds the entry of the current row.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="row">The row of a delta's later steps.</param>
    /// <param name="shape">Its shape: with a key, or with the key as a literal.</param>
    public void Write(Utf8Output output, Row row, RowShape shape)
    {
        output.Write(opening);
        if (shape.Set is not null)
        {
            new EntityAddress(shape.Set, shape.Key).Write(output, row);
        }
        else
        {
            var literal = (ColumnItem)shape.Items[0];
            output.Write($"{set}({Uri.EscapeDataString(Encoding.UTF8.GetString(row.GetUtf8(literal.Column.Ordinal))).Replace("%27", "'", StringComparison.Ordinal)})");
        }

        output.Write(reason);
        output.Write(IsChanged(row, shape) ? "changed"u8 : "deleted"u8);
        output.Write(closing);
    }

    /// <summary>Whether the entity still exists: the step says so of each row, or is about such alone.</summary>
    static bool IsChanged(Row row, RowShape shape) => shape switch
    {
        { Set: null } => false,
        { Items: [ColumnItem { Name: DeltaPlanner.Changed } item] } => row.GetBoolean(item.Column.Ordinal),
        _ => true,
    };
}
