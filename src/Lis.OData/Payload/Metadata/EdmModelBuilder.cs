using Lis.OData.Model;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Vocabularies;

namespace Lis.OData.Payload.Metadata;

/// <summary>Makes of the service model what <c>$metadata</c> shows: everything but hidden elements, with labels and true capabilities only.</summary>
static class EdmModelBuilder
{
    public static IEdmModel Build(ServiceModel service, Version edmxVersion, ServiceAbilities abilities)
    {
        var model = new EdmModel();
        var vocabulary = new Vocabulary(model);
        var types = new EdmTypes(service, model);
        DeclareProperties(service, types, vocabulary);
        EdmNavigations.Declare(service, types);
        DescribeNavigations(service, types, vocabulary);
        DescribeEnums(service, types, vocabulary);
        DeclareContainer(service, model, types, vocabulary, abilities);
        EdmOperations.Declare(service, model, types, vocabulary);
        vocabulary.DeclareReferences();
        model.SetEdmxVersion(edmxVersion);
        return model;
    }

    static void DeclareProperties(ServiceModel service, EdmTypes types, Vocabulary vocabulary)
    {
        foreach (var type in service.Types.OfType<StructuredType>())
        {
            var target = types.Of(type);
            vocabulary.Describe((IEdmVocabularyAnnotatable)target, type.Labels);
            foreach (var property in type.OwnProperties.Where(property => !property.IsHidden))
            {
                var made = target.AddStructuralProperty(property.Name, types.Reference(property));
                Describe(made, property, vocabulary);
            }

            if (type is EntityType { Parent: null, Key.Count: > 0 } entity)
            {
                ((EdmEntityType)target).AddKeys(entity.Key.Select(key => (IEdmStructuralProperty)target.FindProperty(key.Name)));
            }
        }
    }

    static void Describe(IEdmProperty made, StructuralProperty property, Vocabulary vocabulary)
    {
        vocabulary.Describe(made, property.Labels);
        if (property.IsComputed)
        {
            vocabulary.SetCore(made, "Computed", new EdmBooleanConstant(true));
        }

        if (property.IsImmutable)
        {
            vocabulary.SetCore(made, "Immutable", new EdmBooleanConstant(true));
        }

        if (property.MediaType is { } mediaType)
        {
            vocabulary.SetCore(made, "MediaType", new EdmStringConstant(mediaType));
        }

        if (property.Unit is { } unit)
        {
            vocabulary.SetMeasure(made, "Unit", new EdmStringConstant(unit));
        }
    }

    static void DescribeNavigations(ServiceModel service, EdmTypes types, Vocabulary vocabulary)
    {
        foreach (var type in service.Types.OfType<EntityType>())
        {
            CapabilityAnnotations.Hierarchies(type, (IEdmVocabularyAnnotatable)types.Of(type), vocabulary);
            foreach (var navigation in type.OwnNavigations.Where(navigation => !navigation.IsHidden))
            {
                vocabulary.Describe(types.Of(type).FindProperty(navigation.Name), navigation.Labels);
            }
        }
    }

    static void DescribeEnums(ServiceModel service, EdmTypes types, Vocabulary vocabulary)
    {
        foreach (var enumeration in service.Types.OfType<EnumType>())
        {
            var made = types.Of(enumeration);
            vocabulary.Describe(made, enumeration.Labels);
            foreach (var (member, source) in made.Members.Zip(enumeration.Members))
            {
                vocabulary.Describe(member, source.Labels);
            }
        }
    }

    static void DeclareContainer(ServiceModel service, EdmModel model, EdmTypes types, Vocabulary vocabulary, ServiceAbilities abilities)
    {
        var container = new EdmEntityContainer(service.Namespace, service.Container);
        model.AddElement(container);
        var sets = service.EntitySets.ToDictionary(set => set, EdmNavigationSource (set) =>
            set.IsSingleton ? container.AddSingleton(set.Name, types.Of(set.Type)) : container.AddEntitySet(set.Name, types.Of(set.Type)));
        foreach (var (set, made) in sets)
        {
            vocabulary.Describe((IEdmVocabularyAnnotatable)made, set.Labels);
            foreach (var navigation in set.Type.Navigations.Where(navigation => !navigation.IsHidden))
            {
                var property = (IEdmNavigationProperty)types.Of(set.Type).FindProperty(navigation.Name);
                made.AddNavigationTarget(property, sets[service.SetOf(navigation.Target)]);
            }

            ChangeAnnotations.Set(set, (IEdmVocabularyAnnotatable)made, vocabulary, abilities);
        }

        CapabilityAnnotations.Service(container, vocabulary);
        ChangeAnnotations.Service(container, vocabulary, abilities);
        var collections = sets.Where(pair => !pair.Key.IsSingleton).Select(pair => (IEdmVocabularyAnnotatable)pair.Value);
        CapabilityAnnotations.Aggregation(container, collections, vocabulary, model.GetEdmxVersion() == EdmConstants.EdmVersion401);
    }
}
