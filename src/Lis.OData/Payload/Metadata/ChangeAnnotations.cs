using Lis.OData.Model;
using Microsoft.OData.Edm.Vocabularies;

namespace Lis.OData.Payload.Metadata;

/// <summary>
/// What the service says of changes, of following them, of batches and of answers that come later. No member of an enumeration is named:
/// clients of 4.0 refuse the whole document over one that they cannot look up.
/// </summary>
static class ChangeAnnotations
{
    const string Supported = "Supported";

    public static void Service(IEdmVocabularyAnnotatable container, Vocabulary vocabulary, ServiceAbilities abilities)
    {
        if (abilities.AnswersLater)
        {
            vocabulary.SetCapability(container, "AsynchronousRequestsSupported", new EdmBooleanConstant(true));
        }

        vocabulary.SetCapability(container, "BatchSupported", new EdmBooleanConstant(true));
        vocabulary.SetCapability(container, "BatchSupport", new EdmRecordExpression(
            Flag(Supported, true),
            Flag("ContinueOnErrorSupported", true),
            Flag("ReferencesInRequestBodiesSupported", abilities.CanChange),
            Flag("ReferencesAcrossChangeSetsSupported", true),
            Flag("EtagReferencesSupported", true),
            Flag("RequestDependencyConditionsSupported", false),
            new EdmPropertyConstructor("SupportedFormats", new EdmCollectionExpression(
                new EdmStringConstant("multipart/mixed"), new EdmStringConstant("application/json")))));
        vocabulary.SetCapability(container, "DeepInsertSupport", new EdmRecordExpression(Flag(Supported, abilities.CanChange), Flag("ContentIDSupported", false)));
        vocabulary.SetCapability(container, "DeepUpdateSupport", new EdmRecordExpression(Flag(Supported, abilities.CanChange), Flag("ContentIDSupported", false)));
    }

    public static void Set(EntitySet set, IEdmVocabularyAnnotatable made, Vocabulary vocabulary, ServiceAbilities abilities)
    {
        vocabulary.SetCapability(made, "ChangeTracking", new EdmRecordExpression(set.IsTracked
            ? [Flag(Supported, true), new EdmPropertyConstructor("ExpandableProperties", new EdmCollectionExpression())]
            : [Flag(Supported, false)]));
        if (set.IsReadOnly || !abilities.CanChange)
        {
            CapabilityAnnotations.ReadOnly(made, vocabulary);
            return;
        }

        if (abilities.DemandsTags && set.Type.VersionProperty is not null)
        {
            vocabulary.SetCore(made, "OptimisticConcurrency", new EdmCollectionExpression());
        }

        if (set.IsSingleton)
        {
            return;
        }

        vocabulary.SetCapability(made, "InsertRestrictions", new EdmRecordExpression(Flag("Insertable", true)));
        vocabulary.SetCapability(made, "UpdateRestrictions", new EdmRecordExpression(
            Flag("Updatable", true),
            Flag("Upsertable", !set.Type.Key.Any(property => property.IsComputed)),
            Flag("DeltaUpdateSupported", true),
            Flag("FilterSegmentSupported", true)));
        vocabulary.SetCapability(made, "DeleteRestrictions", new EdmRecordExpression(Flag("Deletable", true), Flag("FilterSegmentSupported", true)));
    }

    static EdmPropertyConstructor Flag(string property, bool value) => new(property, new EdmBooleanConstant(value));
}
