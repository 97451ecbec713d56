using System.Collections.Immutable;
using Lis.Conformance.Oracle.Evaluation;
using Lis.OData.Model;

namespace Lis.Conformance.Oracle.Generation;

/// <summary>What an expression can name at its place: the properties of a type under a prefix, what surrounds it, and computed names.</summary>
/// <param name="Type">The type of the row.</param>
/// <param name="Prefix">What is written before its properties: nothing, or a lambda's variable and a slash.</param>
/// <param name="Outer">The row around a lambda; null outside lambdas.</param>
public sealed record GeneratorScope(EntityType Type, string Prefix, GeneratorScope? Outer)
{
    /// <summary>Names that $compute gave.</summary>
    public ImmutableArray<(string Alias, ValueKind Kind)> Computed { get; init; } = [];

    /// <summary>How many variables are taken.</summary>
    public int Depth { get; init; } = Outer is null ? 0 : Outer.Depth + 1;
}

/// <summary>The rows that the generator draws literals from.</summary>
public sealed class GeneratorData(ServiceModel model, IReadOnlyDictionary<string, IReadOnlyList<OracleRow>> sets)
{
    readonly Dictionary<StructuralProperty, IReadOnlyList<object>> _values = [];

    public ServiceModel Model => model;

    public IReadOnlyList<OracleRow> Rows(EntityType type) => sets[model.SetOf(type).Name];

    /// <summary>The values that a property has, null left out; items one by one when it is a collection.</summary>
    public IReadOnlyList<object> Values(EntityType type, StructuralProperty property)
    {
        if (!_values.TryGetValue(property, out var values))
        {
            values = [.. Rows(type).Select(row => row.Values[property.Name])
                .SelectMany(value => value is IReadOnlyList<object?> items ? items : [value])
                .OfType<object>()];
            _values[property] = values;
        }

        return values;
    }

    public static ValueKind? KindOf(ODataType type) => type switch
    {
        EnumType => ValueKind.Member,
        PrimitiveType { IsInteger: true } => ValueKind.Whole,
        PrimitiveType primitive => primitive.Kind switch
        {
            PrimitiveKind.Boolean => ValueKind.Boolean,
            PrimitiveKind.Decimal => ValueKind.Decimal,
            PrimitiveKind.Double or PrimitiveKind.Single => ValueKind.Double,
            PrimitiveKind.String => ValueKind.Text,
            PrimitiveKind.Date => ValueKind.Day,
            PrimitiveKind.DateTimeOffset => ValueKind.Instant,
            PrimitiveKind.TimeOfDay => ValueKind.Time,
            PrimitiveKind.Duration => ValueKind.Duration,
            _ => null,
        },
        _ => null,
    };
}
