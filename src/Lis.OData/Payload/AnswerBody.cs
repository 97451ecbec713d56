using System.Text;
using Lis.OData.Execution;
using Lis.OData.Model;
using Lis.OData.Payload.Columns;
using Lis.OData.Payload.Json;
using Lis.OData.Payload.Paging;
using Lis.OData.Planning;

namespace Lis.OData.Payload;

/// <summary>The bodies of answers, one method for each kind of result.</summary>
static class AnswerBody
{
    /// <summary>A collection of entities or references, sent packet by packet.</summary>
    public static async Task WriteCollectionAsync(Answer answer, IRowWriter writer, AnswerStream stream, CancellationToken cancellationToken)
    {
        var output = stream.Output;
        answer.WriteOpening(output);
        if (answer.Session.Count is { } count)
        {
            output.WriteName(answer.Format.Control("count"));
            output.WriteCount(count, answer.Format);
        }

        output.WriteName(ControlNames.Member("value"));
        output.Write((byte)'[');
        var cut = answer.HasRow ? await WriteRowsAsync(answer, writer, stream, cancellationToken) : null;
        output.Write((byte)']');
        if (cut is not null)
        {
            output.WriteName(answer.Format.Control("nextLink"));
            output.WriteString(answer.Links.After(answer.Request, cut, answer.Inputs.Remaining, answer.Tracking?.Since));
        }
        else if (answer.Tracking is { } tracking)
        {
            output.WriteName(answer.Format.Control("deltaLink"));
            output.WriteString(tracking.Link);
        }

        output.Write((byte)'}');
    }

    /// <summary>One entity or reference.</summary>
    public static void WriteEntity(Answer answer, IRowWriter writer, Utf8Output output)
    {
        answer.WriteOpening(output);
        writer.WriteMembers(output, answer.Session.Row, answer.Scope);
        output.Write((byte)'}');
    }

    /// <summary>The value of a property; the row is there and the value is not null.</summary>
    public static void WriteProperty(Answer answer, IRowWriter writer, Utf8Output output)
    {
        answer.WriteOpening(output);
        var item = answer.Read.Plan.Statement.Shape.Items[0];
        if (item is ColumnItem { Type: not ComplexType } column)
        {
            if (answer.Session.Count is { } count)
            {
                output.WriteName(answer.Format.Control("count"));
                output.WriteCount(count, answer.Format);
            }

            foreach (var annotation in answer.Read.Plan.Statement.Shape.Items.OfType<AnnotationItem>())
            {
                new AnnotationMember(annotation, answer.Format).Write(output, answer.Session.Row, answer.Scope);
            }

            output.WriteName(ControlNames.Member("value"));
            ColumnWriters.For(column.Type, column.Column, answer.Format.NumbersAsText).WriteJson(output, answer.Session.Row, column.Column.Ordinal);
            output.Write((byte)'}');
            return;
        }

        // A complex value is not wrapped: its members stand beside the context. The writer gives {"Name":{…}}.
        using var value = new Utf8Output();
        writer.Write(value, answer.Session.Row, answer.Scope);
        var members = value.Written.Span[(Encoding.UTF8.GetByteCount(item.Name) + "{\"\":{".Length)..^1];
        if (output.Last != '{' && members.Length > 1)
        {
            output.Write((byte)',');
        }

        output.Write(members);
    }

    /// <summary>The bare value of a primitive property.</summary>
    public static void WriteRawValue(Answer answer, Utf8Output output)
    {
        var item = (ColumnItem)answer.Read.Plan.Statement.Shape.Items[0];
        ColumnWriters.For(item.Type, item.Column, numbersAsText: false).WriteText(output, answer.Session.Row, item.Column.Ordinal);
    }

    /// <summary>Whether the one row of a property has no value.</summary>
    public static bool IsNull(RowShape shape, Row row) => shape.Items[0] switch
    {
        ColumnItem { Type: CollectionType } => false,
        ColumnItem column => row.IsNull(column.Column.Ordinal),
        ComplexItem { Presence: { } presence } => row.IsNull(presence.Ordinal),
        _ => false,
    };

    /// <summary>Writes the rows of the page; the place of the last when there are more, else null.</summary>
    static async Task<PageMark?> WriteRowsAsync(Answer answer, IRowWriter writer, AnswerStream stream, CancellationToken cancellationToken)
    {
        var (session, output, scope, size) = (answer.Session, stream.Output, answer.Scope, answer.Inputs.Rows);
        var row = session.Row;
        var written = 0L;
        do
        {
            if (written++ > 0)
            {
                output.Write((byte)',');
            }

            writer.Write(output, row, scope);
            if (written == size.Shown)
            {
                var last = size.MayContinue ? PageMark.Of(row, answer.Read.Plan.Page!.Keys) : null;
                return last is not null && await session.ReadAsync(cancellationToken) ? last : null;
            }

            await stream.SendIfFullAsync(cancellationToken);
        }
        while (await session.ReadAsync(cancellationToken));

        return null;
    }
}
