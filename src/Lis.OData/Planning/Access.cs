using System.Collections.Immutable;
using Lis.OData.Model;

namespace Lis.OData.Planning;

/// <summary>Who asks, as far as plans must know. The engine gives it no meaning of its own.</summary>
/// <param name="Profile">Names the set of rules that applies; part of the key under which plans are kept.</param>
/// <param name="Values">The values that the rules name as <c>@@name</c>; they vary without changing the plan.</param>
public sealed record Caller(string Profile, ImmutableDictionary<string, object?> Values)
{
    /// <summary>A caller for whom no rule exists.</summary>
    public static Caller Unrestricted { get; } = new("", ImmutableDictionary<string, object?>.Empty);
}

/// <summary>
/// The host's row and column rules. The access pass puts them into every place where a table appears: the root, joins, lambdas, counts,
/// expands and parents of the path, so that no shape of request goes around them.
/// </summary>
public interface IAccessRules
{
    /// <summary>
    /// What a row must fulfil for the caller's profile: an OData boolean expression over the type, hidden properties allowed, caller values
    /// as <c>@@name</c>; null = every row is visible. Equal profiles must get equal answers.
    /// </summary>
    string? RowRule(EntityType type, string profile);

    /// <summary>The source to read a property from for the caller's profile; the property's own unless values are withheld.</summary>
    PropertySource SourceOf(EntityType type, StructuralProperty property, string profile);
}

/// <summary>No rules: every row and value is visible.</summary>
public sealed class OpenAccess : IAccessRules
{
    /// <inheritdoc />
    public string? RowRule(EntityType type, string profile) => null;

    /// <inheritdoc />
    public PropertySource SourceOf(EntityType type, StructuralProperty property, string profile) => property.Source;
}
