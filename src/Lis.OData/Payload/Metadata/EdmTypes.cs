using Lis.OData.Model;
using Microsoft.OData.Edm;

namespace Lis.OData.Payload.Metadata;

/// <summary>Gives each type of the service model its counterpart in Microsoft's object model, from which CSDL is written.</summary>
sealed class EdmTypes
{
    readonly Dictionary<ODataType, IEdmSchemaType> declared = [];

    public EdmTypes(ServiceModel service, EdmModel target)
    {
        foreach (var type in service.Types)
        {
            IEdmSchemaType made = type switch
            {
                EnumType enumeration => Enumeration(service, enumeration),
                EntityType entity => new EdmEntityType(
                    service.Namespace, entity.Name, entity.Parent is EntityType parent ? Of(parent) : null, false, false, entity.Media is not null),
                ComplexType complex => new EdmComplexType(service.Namespace, complex.Name),
                _ => throw new ArgumentException($"{type} cannot be declared.", nameof(service)),
            };
            declared.Add(type, made);
            target.AddElement(made);
        }
    }

    public EdmEntityType Of(EntityType type) => (EdmEntityType)declared[type];

    public EdmStructuredType Of(StructuredType type) => (EdmStructuredType)declared[type];

    public EdmEnumType Of(EnumType type) => (EdmEnumType)declared[type];

    /// <summary>The type with the facets that a property gives it.</summary>
    public IEdmTypeReference Reference(StructuralProperty property) => property.Type is CollectionType collection
        ? new EdmCollectionTypeReference(new EdmCollectionType(Reference(collection.Element, property)))
        : Reference(property.Type, property);

    /// <summary>The type of a parameter or result, without facets.</summary>
    public IEdmTypeReference Reference(ODataType type, bool isNullable) => type switch
    {
        CollectionType collection => new EdmCollectionTypeReference(new EdmCollectionType(Reference(collection.Element, isNullable))),
        PrimitiveType primitive => EdmCoreModel.Instance.GetPrimitive(Enum.Parse<EdmPrimitiveTypeKind>(primitive.Kind.ToString()), isNullable),
        EnumType enumeration => new EdmEnumTypeReference(Of(enumeration), isNullable),
        ComplexType complex => new EdmComplexTypeReference((IEdmComplexType)declared[complex], isNullable),
        EntityType entity => new EdmEntityTypeReference(Of(entity), isNullable),
        _ => throw new ArgumentException($"{type} cannot be the type of a parameter.", nameof(type)),
    };

    IEdmTypeReference Reference(ODataType type, StructuralProperty property) => type switch
    {
        PrimitiveType primitive => Primitive(primitive, property),
        EnumType enumeration => new EdmEnumTypeReference(Of(enumeration), property.IsNullable),
        ComplexType complex => new EdmComplexTypeReference((IEdmComplexType)declared[complex], property.IsNullable),
        _ => throw new ArgumentException($"{property.Name} has a type that a structural property cannot have.", nameof(property)),
    };

    static IEdmPrimitiveTypeReference Primitive(PrimitiveType primitive, StructuralProperty property)
    {
        var kind = Enum.Parse<EdmPrimitiveTypeKind>(primitive.Kind.ToString());
        var type = EdmCoreModel.Instance.GetPrimitiveType(kind);
        return primitive.Kind switch
        {
            PrimitiveKind.String => new EdmStringTypeReference(type, property.IsNullable, isUnbounded: false, property.MaxLength, isUnicode: true),
            PrimitiveKind.Binary => new EdmBinaryTypeReference(type, property.IsNullable, isUnbounded: false, property.MaxLength),
            PrimitiveKind.Decimal => new EdmDecimalTypeReference(type, property.IsNullable, property.Precision, property.Scale),
            PrimitiveKind.DateTimeOffset or PrimitiveKind.TimeOfDay or PrimitiveKind.Duration =>
                new EdmTemporalTypeReference(type, property.IsNullable, property.Precision ?? 6),
            _ => new EdmPrimitiveTypeReference(type, property.IsNullable),
        };
    }

    static EdmEnumType Enumeration(ServiceModel service, EnumType enumeration)
    {
        var large = enumeration.Members.Any(member => member.Value is > int.MaxValue or < int.MinValue);
        var type = new EdmEnumType(
            service.Namespace, enumeration.Name, large ? EdmPrimitiveTypeKind.Int64 : EdmPrimitiveTypeKind.Int32, enumeration.IsFlags);
        foreach (var member in enumeration.Members)
        {
            type.AddMember(member.Name, new EdmEnumMemberValue(member.Value));
        }

        return type;
    }
}
