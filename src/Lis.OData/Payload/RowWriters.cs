using System.Collections.Concurrent;
using Lis.OData.Execution;
using Lis.OData.Payload.Json;
using Lis.OData.Payload.Negotiation;
using Lis.OData.Planning;

namespace Lis.OData.Payload;

/// <summary>The row writers of a plan, one for each dialect that was asked for; kept with the plan.</summary>
public sealed class RowWriters(PreparedRead read)
{
    readonly ConcurrentDictionary<JsonFormat, IRowWriter> writers = new();

    /// <summary>The writer of a dialect.</summary>
    internal IRowWriter For(JsonFormat format) => writers.GetOrAdd(format, static (format, read) =>
        read.Plan.Kind is ResultKind.Reference or ResultKind.References
            ? new ReferenceWriter(read.Plan.Statement.Shape, format)
            : new RowWriter(read.Plan.Statement.Shape, read.Main.Children, format), read);
}
