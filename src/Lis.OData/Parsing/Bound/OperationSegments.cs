using System.Collections.Immutable;
using Lis.OData.Model;

namespace Lis.OData.Parsing.Bound;

/// <summary>A parameter of a call with its value.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Value">A literal or list of literals; null = the value is null or left out.</param>
public sealed record BoundArgument(OperationParameter Parameter, BoundExpression? Value)
{
    /// <summary>The value in the request's literals, of the parameter's type; an array for a list; null = null.</summary>
    public object? ValueIn(LiteralTable literals) => Value switch
    {
        LiteralExpression { Slot: var slot, ValueType: var type } => LiteralConverter.Convert(literals[slot], type),
        ListExpression list => literals.List(list.Slot).Select(item => LiteralConverter.Convert(item, list.ItemType)).ToArray(),
        _ => null,
    };

    /// <inheritdoc />
    public override string ToString() => $"{Parameter.Name}={Value?.ToString() ?? "null"}";
}

/// <summary>A function that is a read (<see cref="ReadBody"/>); the segments before it lead to the rows on which it works.</summary>
/// <param name="Function">The overload.</param>
/// <param name="Rows">The options of its body, parameters put in.</param>
public sealed record FunctionSegment(Operation Function, QueryOptions Rows) : PathSegment
{
    /// <summary>What a row of the result is when it is no entity of a set; null = an entity.</summary>
    public EntityType? Result { get; init; }

    /// <summary>For such a row: each property with the expression that gives it.</summary>
    public ImmutableArray<(StructuralProperty Property, BoundExpression Value)> Values { get; init; } = [];

    /// <summary>Whether the result is a collection.</summary>
    public bool IsCollection => Function.Result is CollectionType;

    /// <summary>Whether each result is a single value rather than a row.</summary>
    public bool IsValue => (Function.Result as CollectionType)?.Element is PrimitiveType or EnumType || Function.Result is PrimitiveType or EnumType;

    /// <inheritdoc />
    public override string ToString() =>
        $"{Function}{{{Rows}{string.Concat(Values.Select(value => $"|{value.Property.Name}={value.Value}"))}}}";
}

/// <summary>A function of its parameters alone (<see cref="ValueBody"/>).</summary>
/// <param name="Function">The overload.</param>
/// <param name="Arguments">The value of each parameter.</param>
public sealed record ComputedSegment(Operation Function, ImmutableArray<BoundArgument> Arguments) : PathSegment
{
    /// <inheritdoc />
    public override string ToString() => $"{Function}{{{string.Join(',', Arguments)}}}";
}

/// <summary>An action; its parameters come in the body.</summary>
/// <param name="Action">The action.</param>
public sealed record ActionSegment(Operation Action) : PathSegment
{
    /// <inheritdoc />
    public override string ToString() => Action.FullName;
}
