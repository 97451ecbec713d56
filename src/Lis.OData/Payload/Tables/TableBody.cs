using System.Collections.Immutable;
using Lis.OData.Errors;
using Lis.OData.Execution;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning;
using Microsoft.AspNetCore.Http;

namespace Lis.OData.Payload.Tables;

/// <summary>An answer that is a table.</summary>
/// <param name="Format">The format.</param>
/// <param name="Columns">What the rows hold.</param>
/// <param name="MaxSheetRows">The most lines of a workbook's sheet.</param>
public sealed record TableAnswer(TableFormat Format, ImmutableArray<TableColumn> Columns, long MaxSheetRows)
{
    /// <summary>The table of a plan.</summary>
    /// <exception cref="FaultException">NotAcceptable: the answer is no collection of rows, they cannot be made flat, or they have nothing to show.</exception>
    public static TableAnswer Of(TableFormat format, ReadPlan plan, long maxSheetRows)
    {
        if (plan.Kind != ResultKind.Collection)
        {
            throw new FaultException(
                FaultCode.NotAcceptable, $"{format.Extension} holds rows of a set; this answer is something else and comes as application/json.", "$format");
        }

        var columns = TableColumn.Of(plan.Statement.Shape);
        return columns.IsEmpty
            ? throw new FaultException(FaultCode.NotAcceptable, $"{format.Extension} needs columns, and $select names no property.", "$select")
            : new(format, columns, maxSheetRows);
    }

    /// <summary>The request as it is planned: a workbook must know before it begins that no more rows come than it holds; <c>$top</c> may say so.</summary>
    public static BoundRequest Prepare(BoundRequest request, TableFormat format, long maxSheetRows) =>
        format.Kind != TableKind.Xlsx || RowCounts.Wanted(request, request.Options.TopSlot) < maxSheetRows
            ? request
            : request with { Options = request.Options with { Count = true } };

    /// <summary>How many rows are read: all that are wanted, not a page.</summary>
    public static PageSize Rows(long? wanted) => new(wanted ?? long.MaxValue, false);
}

/// <summary>Sends rows as a table: all that the query selects, never in pages.</summary>
static class TableBody
{
    /// <summary>Sets the headers and writes the rows.</summary>
    /// <exception cref="FaultException">InvalidOptionValue: more rows than the format holds; nothing was sent.</exception>
    public static async Task WriteAsync(HttpResponse response, Answer answer, TableAnswer table, AnswerStream stream, CancellationToken cancellation)
    {
        var name = answer.Read.Plan.Set?.Name ?? "Data";
        RefuseTooMany(answer, table);
        response.ContentType = table.Format.ContentType;
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}.{table.Format.Extension}\"";
        if (stream.IsHead)
        {
            return;
        }

        using var writer = TableWriter.For(table.Format, table.Columns, name);
        var (session, output) = (answer.Session, stream.Output);
        writer.Begin(output);
        for (var hasRow = answer.HasRow; hasRow; hasRow = await session.ReadAsync(cancellation))
        {
            writer.Write(output, session.Row);
            await stream.SendIfFullAsync(cancellation);
        }

        writer.End(output);
    }

    static void RefuseTooMany(Answer answer, TableAnswer table)
    {
        if (table.Format.Kind != TableKind.Xlsx || answer.Session.Count is not { } matches)
        {
            return;
        }

        var skipped = RowCounts.Wanted(answer.Request, answer.Request.Options.SkipSlot) ?? 0;
        var rows = Math.Min(Math.Max(0, matches - skipped), answer.Inputs.Rows.Shown);
        if (rows >= table.MaxSheetRows)
        {
            throw new FaultException(
                FaultCode.InvalidOptionValue,
                FormattableString.Invariant($"The answer has {rows} rows and a header, a sheet of Excel holds {table.MaxSheetRows} lines; ")
                + "filter them, or ask for csv or parquet.",
                "$format");
        }
    }
}
