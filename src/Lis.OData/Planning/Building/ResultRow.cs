using System.Collections.Immutable;
using Lis.OData.Model;

namespace Lis.OData.Planning.Building;

/// <summary>Where the values of a row stand that <c>$apply</c> made; access was asked when they were read from their tables.</summary>
/// <param name="Members">Each property of the result type.</param>
/// <param name="Keys">The grouping properties, which tell one row from another.</param>
sealed record ResultRow(IReadOnlyDictionary<StructuralProperty, Place> Members, ImmutableArray<Scalar> Keys);

/// <summary>The part of such a row that stands for a navigation or complex value.</summary>
/// <param name="Parts">Its properties.</param>
/// <param name="Presence">Null where the whole is null; null = it never is.</param>
sealed record ResultPlace(IReadOnlyDictionary<StructuralProperty, Place> Parts, Scalar? Presence) : Place;

/// <summary>Rows of several sequences, which do not all have the same members.</summary>
/// <param name="Branch">The number of the sequence.</param>
/// <param name="Members">For each sequence the members of its rows, as paths with slashes.</param>
sealed record RowVariants(Scalar Branch, ImmutableArray<ImmutableHashSet<string>> Members);
