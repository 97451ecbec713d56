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

/// <summary>What is said of the value of a property: <c>Value/@Org.OData.Measures.V1.Unit</c> (URL Conventions 5.1.1.14).</summary>
/// <param name="Of">The property.</param>
/// <param name="Annotation">The annotation.</param>
/// <param name="Said">What is said, over the row of the property.</param>
public sealed record AnnotationExpression(PropertyExpression Of, ValueAnnotation Annotation, BoundExpression Said) : BoundExpression
{
    /// <inheritdoc />
    public override ODataType? Type => Said.Type;

    /// <inheritdoc />
    public override bool IsNullable => true;

    /// <inheritdoc />
    public override string ToString() => $"{Of}/@{Annotation.Name}";
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
