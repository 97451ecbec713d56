using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Payload.Tables;
using Lis.OData.Planning;
using Microsoft.AspNetCore.Http;

namespace Lis.OData.Payload;

/// <summary>Gives the answer to a read its status, its headers and its body.</summary>
public static class AnswerWriter
{
    /// <summary>Writes the answer; nothing is sent before the first row is known to be there or missing.</summary>
    /// <exception cref="FaultException">NotFound, PreconditionFailed; also what the database finds while rows are read.</exception>
    public static async Task WriteAsync(HttpContext context, Answer answer, RowWriters writers, AnswerStream stream)
    {
        var response = context.Response;
        var aborted = context.RequestAborted;
        var count = answer is { HasRow: true, Read.Plan.Kind: ResultKind.Count } ? answer.Session.Row.GetInt64(0) : answer.Session.Count ?? 0;
        response.StatusCode = await StatusOfAsync(answer, count, aborted);
        if (response.StatusCode == StatusCodes.Status200OK && answer.Read.Plan.Kind == ResultKind.Entity)
        {
            response.StatusCode = EntityTag.Apply(context, answer);
        }

        if (response.StatusCode != StatusCodes.Status200OK)
        {
            stream.Start();
            return;
        }

        if (answer is { Tag: { } tag, Session.Version: { } version })
        {
            tag.Tell(response, version);
        }

        if (answer.Table is { } table)
        {
            await TableBody.WriteAsync(response, answer, table, stream, aborted);
            await CompleteAsync(answer, stream, aborted);
            return;
        }

        response.ContentType = ContentTypeOf(answer);
        var output = stream.Output;
        switch (answer.Read.Plan.Kind)
        {
            case ResultKind.Collection or ResultKind.References when !stream.IsHead:
                await AnswerBody.WriteCollectionAsync(answer, writers.For(answer.Format), stream, aborted);
                break;
            case ResultKind.Entity or ResultKind.Reference:
                AnswerBody.WriteEntity(answer, writers.For(answer.Format), output);
                break;
            case ResultKind.Property:
                AnswerBody.WriteProperty(answer, writers.For(answer.Format), output);
                break;
            case ResultKind.RawValue or ResultKind.Stream:
                AnswerBody.WriteRawValue(answer, output);
                break;
            case ResultKind.Count:
                output.Write(count);
                break;
        }

        await CompleteAsync(answer, stream, aborted);
    }

    /// <summary>The database is left before the last bytes go: it must not wait for a slow client, nor the client's next request for it.</summary>
    static async ValueTask CompleteAsync(Answer answer, AnswerStream stream, CancellationToken aborted)
    {
        stream.Session = null;
        await answer.Session.DisposeAsync();
        await stream.CompleteAsync(aborted);
    }

    /// <summary>200; 204 for a value or related entity that is null; the fault NotFound for what does not exist or is hidden.</summary>
    static async Task<int> StatusOfAsync(Answer answer, long count, CancellationToken aborted)
    {
        var plan = answer.Read.Plan;
        var isEmpty = plan.Kind == ResultKind.Count ? count == 0 : !answer.HasRow;
        if (!isEmpty)
        {
            return plan.Kind is ResultKind.Property or ResultKind.RawValue or ResultKind.Stream && AnswerBody.IsNull(plan.Statement.Shape, answer.Session.Row)
                ? StatusCodes.Status204NoContent
                : StatusCodes.Status200OK;
        }

        var isMany = plan.Kind is ResultKind.Collection or ResultKind.References or ResultKind.Count;
        var parentExists = answer.Read.Parent is { } parent ? await answer.Session.ExistsAsync(parent, aborted) : isMany;
        return parentExists
            ? isMany ? StatusCodes.Status200OK : StatusCodes.Status204NoContent
            : throw new FaultException(FaultCode.NotFound, "There is no such entity, or none for this caller.", "path");
    }

    static string ContentTypeOf(Answer answer) => answer.Read.Plan.Kind switch
    {
        ResultKind.Count => "text/plain",
        ResultKind.Stream => answer.Session.Row.IsNull(1)
            ? "application/octet-stream"
            : System.Text.Encoding.UTF8.GetString(answer.Session.Row.GetUtf8(1)),
        ResultKind.RawValue => answer.Read.Plan.Statement.Shape.Items[0] is ColumnItem { Type: PrimitiveType { Kind: PrimitiveKind.Binary } }
            ? answer.Request.Path.Segments[^2] is PropertySegment { Property.MediaType: { } type } ? type : "application/octet-stream"
            : "text/plain",
        _ => answer.Format.ContentType,
    };
}
