using Lis.OData.Execution;
using Lis.OData.Payload.Columns;
using Lis.OData.Payload.Negotiation;
using Lis.OData.Planning;

namespace Lis.OData.Payload.Json;

/// <summary>An annotation of a value, before it (OData JSON Format 20); nothing is written where there is nothing to say.</summary>
sealed class AnnotationMember(AnnotationItem item, JsonFormat format) : MemberWriter
{
    readonly ColumnWriter writer = ColumnWriters.For(item.Type, item.Column, format.NumbersAsText);
    readonly byte[] name = ControlNames.Member(item.Name);
    readonly int ordinal = item.Column.Ordinal;

    public override void Write(Utf8Output output, Row row, WriteScope scope)
    {
        if (row.IsNull(ordinal))
        {
            return;
        }

        output.WriteName(name);
        writer.WriteJson(output, row, ordinal);
    }
}
