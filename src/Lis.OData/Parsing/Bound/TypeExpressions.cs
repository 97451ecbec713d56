using Lis.OData.Model;

namespace Lis.OData.Parsing.Bound;

/// <summary>An entity as one of a derived type (URL Conventions 4.11): null when it is none.</summary>
/// <param name="Source">The entity.</param>
/// <param name="Target">The derived type.</param>
public sealed record DerivedExpression(BoundExpression Source, EntityType Target) : BoundExpression
{
    /// <inheritdoc />
    public override ODataType? Type => Target;

    /// <inheritdoc />
    public override bool IsNullable => true;

    /// <inheritdoc />
    public override string ToString() => $"{Source}/{Target.FullName}";
}

/// <summary>
/// An expression of the model over an entity: what an annotation says of one of its values (URL Conventions 5.1.1.14), or what a function gives
/// that is bound to it.
/// </summary>
/// <param name="Owner">The entity.</param>
/// <param name="Name">What the request calls it.</param>
/// <param name="Said">The expression, over the entity as its row.</param>
public sealed record SaidExpression(BoundExpression Owner, string Name, BoundExpression Said) : BoundExpression
{
    /// <inheritdoc />
    public override ODataType? Type => Said.Type;

    /// <inheritdoc />
    public override bool IsNullable => true;

    /// <inheritdoc />
    public override string ToString() => $"{Owner}/{Name}{{{Said}}}";
}

/// <summary>Whether an entity is one of a derived type.</summary>
/// <param name="Source">The entity.</param>
/// <param name="Target">The derived type.</param>
public sealed record IsTypeExpression(BoundExpression Source, EntityType Target) : BoundExpression
{
    /// <inheritdoc />
    public override ODataType? Type => PrimitiveType.Boolean;

    /// <inheritdoc />
    public override bool IsNullable => false;

    /// <inheritdoc />
    public override string ToString() => $"isof({Source},{Target.FullName})";
}

/// <summary>A cast in a path: of many entities those of the type, of one entity none unless it is of the type.</summary>
/// <param name="Type">The derived type.</param>
public sealed record CastSegment(EntityType Type) : PathSegment
{
    /// <inheritdoc />
    public override string ToString() => Type.FullName;
}

/// <summary>The bytes of a stream property, or of a media entity where the property is null.</summary>
/// <param name="Property">The stream property.</param>
/// <param name="Source">Where the bytes are.</param>
public sealed record StreamSegment(StructuralProperty? Property, StreamSource Source) : PathSegment
{
    /// <inheritdoc />
    public override string ToString() => Property?.Name ?? "$value";
}
