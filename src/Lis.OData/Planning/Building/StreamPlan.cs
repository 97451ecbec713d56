using System.Collections.Immutable;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning.Building;

/// <summary>The read of a stream: its bytes and their media type.</summary>
static class StreamPlan
{
    public static ReadPlan Of(PlanContext context, RowScope row, StreamSegment segment)
    {
        var text = context.Natural(PrimitiveType.String, true);
        var content = row.Column(segment.Source.Content.Column, context.Natural(PrimitiveType.Binary, true));
        Scalar type = segment.Source.MediaType is { } media ? row.Column(media.Column, text) : new NullScalar(text);
        ImmutableArray<ShapeItem> items =
        [
            new ColumnItem("content", PrimitiveType.Binary, new ColumnRead(0, StoreType.Bytes, 0, true)),
            new ColumnItem("mediaType", PrimitiveType.String, new ColumnRead(1, StoreType.Text, 0, true)),
        ];
        return new ReadPlan
        {
            Kind = ResultKind.Stream,
            Statement = new StatementPlan(row.Block.Build([content, type]), new RowShape(null, null, items, [], null), []),
        };
    }
}
