using System.Collections.Immutable;
using Lis.OData.Model;
using Lis.OData.Parsing.Binding;
using Lis.OData.Parsing.Bound;

namespace Lis.OData.Parsing.Apply;

/// <summary>What a row is between two transformations.</summary>
/// <param name="Scope">The names of the row.</param>
/// <param name="Result">What a row of the output is; null = still an entity of the path.</param>
/// <param name="Computed">Values that were added to the rows.</param>
sealed record ApplyRowType(Scope Scope, EntityType? Result, ImmutableArray<ComputeItem> Computed)
{
    /// <summary>Rows of a type that <c>$apply</c> made.</summary>
    /// <summary>Whether related entities are nested in the rows.</summary>
    public bool HasNested { get; init; }

    public static ApplyRowType Of(EntityType result, Scope input) => new(Scope.Of(result, input.Resource), result, []);
}
