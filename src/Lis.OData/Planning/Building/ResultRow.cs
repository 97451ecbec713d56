using System.Collections.Immutable;
using Lis.OData.Model;

namespace Lis.OData.Planning.Building;

/// <summary>Where the values of a row stand that <c>$apply</c> made; access was asked when they were read from their tables.</summary>
/// <param name="Members">Each property of the result type.</param>
/// <param name="Keys">The grouping properties, which tell one row from another.</param>
sealed record ResultRow(IReadOnlyDictionary<StructuralProperty, Place> Members, ImmutableArray<Scalar> Keys);

/// <summary>The part of such a row that stands for a navigation or complex value; never null itself.</summary>
sealed record ResultPlace(IReadOnlyDictionary<StructuralProperty, Place> Parts) : Place;
