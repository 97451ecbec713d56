using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Vocabularies;

namespace Lis.OData.Payload.Metadata;

/// <summary>Sets annotations of the OASIS vocabularies, inline where the element stands, and remembers which vocabularies were used.</summary>
sealed class Vocabulary(EdmModel model)
{
    const string Core = "Org.OData.Core.V1";
    const string Capabilities = "Org.OData.Capabilities.V1";
    const string Aggregation = "Org.OData.Aggregation.V1";
    const string Measures = "Org.OData.Measures.V1";

    /// <summary>Where every vocabulary says that its latest version is.</summary>
    const string Published = "https://oasis-tcs.github.io/odata-vocabularies/vocabularies/";

    readonly Dictionary<string, EdmTerm> terms = [];
    readonly HashSet<string> used = [];

    /// <summary>The English and the Danish text of an element.</summary>
    public void Describe(IEdmVocabularyAnnotatable element, Model.Labels labels)
    {
        if (labels.English is { Length: > 0 } english)
        {
            Set(element, Core, "Description", new EdmStringConstant(english));
        }

        if (labels.Danish is { Length: > 0 } danish)
        {
            Set(element, Core, "Description", new EdmStringConstant(danish), "da");
        }
    }

    /// <summary>A term of the Core vocabulary.</summary>
    public void SetCore(IEdmVocabularyAnnotatable element, string term, IEdmExpression value) => Set(element, Core, term, value);

    /// <summary>A term of the Capabilities vocabulary.</summary>
    public void SetCapability(IEdmVocabularyAnnotatable element, string term, IEdmExpression value) => Set(element, Capabilities, term, value);

    /// <summary>A term of the Aggregation vocabulary.</summary>
    public void SetAggregation(IEdmVocabularyAnnotatable element, string term, IEdmExpression value, string? qualifier = null) =>
        Set(element, Aggregation, term, value, qualifier);

    /// <summary>A term of the Measures vocabulary.</summary>
    public void SetMeasure(IEdmVocabularyAnnotatable element, string term, IEdmExpression value) => Set(element, Measures, term, value);

    /// <summary>
    /// Declares the documents in which the used terms are defined (CSDL 4.01 section 4.1). The annotations themselves name the terms in
    /// full, so that a reader need not resolve aliases.
    /// </summary>
    public void DeclareReferences()
    {
        var references = used.Order(StringComparer.Ordinal).Select(ns =>
        {
            var reference = new EdmReference(new Uri($"{Published}{ns}.xml"));
            reference.AddInclude(new EdmInclude(ns.Split('.')[2], ns));
            return reference;
        });
        model.SetEdmReferences(references.ToList<IEdmReference>());
    }

    void Set(IEdmVocabularyAnnotatable element, string ns, string term, IEdmExpression value, string? qualifier = null)
    {
        used.Add(ns);
        var name = $"{ns}.{term}";
        if (!terms.TryGetValue(name, out var declared))
        {
            terms.Add(name, declared = new EdmTerm(ns, term, EdmPrimitiveTypeKind.String));
        }

        var annotation = new EdmVocabularyAnnotation(element, declared, qualifier, value);
        annotation.SetSerializationLocation(model, EdmVocabularyAnnotationSerializationLocation.Inline);
        model.AddVocabularyAnnotation(annotation);
    }
}
