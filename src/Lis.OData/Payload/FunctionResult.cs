using Lis.OData.Parsing.Bound;

namespace Lis.OData.Payload;

/// <summary>What an operation gives that is no entity of a set.</summary>
static class FunctionResult
{
    /// <summary>The name of its type as a context URL says it (OData Protocol 10); null when the request ends at no such result.</summary>
    public static string? Of(BoundRequest request) => request.Path.Last switch
    {
        FunctionSegment { Result: not null, Function.Result: { } type } => type.FullName,
        ActionSegment { Action.Result: { } type } => type.FullName,
        ComputedSegment { Function.Result: { } type } => type.FullName,
        _ => null,
    };
}
