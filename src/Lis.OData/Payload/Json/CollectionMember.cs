using Lis.OData.Execution;
using Lis.OData.Payload.Negotiation;
using Lis.OData.Payload.Paging;
using Lis.OData.Planning;

namespace Lis.OData.Payload.Json;

/// <summary>An expanded collection-valued navigation: its count when asked for, its rows or their ids, its next link when there are more.</summary>
sealed class CollectionMember(CollectionItem item, RowShape owner, PreparedChild child, JsonFormat format) : MemberWriter
{
    readonly byte[] name = ControlNames.Member(item.Name);
    readonly byte[] count = format.Control(item.Name, "count");
    readonly byte[] next = format.Control(item.Name, "nextLink");
    readonly EntityAddress? address = EntityAddress.Of(owner);
    readonly IRowWriter writer = item.IsReference
        ? new ReferenceWriter(child.Plan.Statement.Shape, format)
        : new RowWriter(child.Plan.Statement.Shape, child.Rows.Children, format);

    public override void Write(Utf8Output output, Row row, WriteScope scope)
    {
        if (child.Count is not null)
        {
            output.WriteName(count);
            output.WriteCount(scope.Children.Count(child, row), format);
        }

        if (item.IsCountOnly)
        {
            return;
        }

        output.WriteName(name);
        output.Write((byte)'[');
        using var rows = scope.Children.Rows(child, row);
        var cut = WriteRows(output, rows, scope);
        output.Write((byte)']');
        if (cut is not null)
        {
            output.WriteName(next);
            output.WriteString(scope.Nested.Next(child, address?.TextOf(row) ?? "", scope.Resource, cut));
        }
    }

    /// <summary>Writes the rows of one page; the place of the last when there are more, else null.</summary>
    PageMark? WriteRows(Utf8Output output, IChildRows rows, WriteScope scope)
    {
        var size = scope.Children.PageSize(child);
        var written = 0L;
        while (rows.Read())
        {
            if (written++ > 0)
            {
                output.Write((byte)',');
            }

            writer.Write(output, rows.Row, scope);
            if (written == size.Shown)
            {
                var last = size.MayContinue ? PageMark.Of(rows.Row, child.Plan.Page.Keys) : null;
                return last is not null && rows.Read() ? last : null;
            }
        }

        return null;
    }
}
