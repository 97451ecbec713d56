using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning.Building;

/// <summary><c>$search</c>: a word or phrase is found where a searchable text holds it, upper and lower case alike.</summary>
static class SearchBuilder
{
    /// <exception cref="FaultException">The type has no searchable text (<see cref="FaultCode.NotImplemented"/>).</exception>
    public static Scalar Condition(PlanContext context, RowScope row, ExpressionTranslator translator, SearchExpression search)
    {
        var texts = Texts(translator, new EntityPlace(row), row.Type).ToList();
        return texts.Count > 0
            ? Condition(context, texts, search)
            : throw new FaultException(FaultCode.NotImplemented, $"{row.Type.Name} has no text that can be searched.", "$search");
    }

    /// <summary>The condition on an item of a collection: of text it is the text, of complex values those that the model names, else all.</summary>
    public static Scalar OfItem(PlanContext context, Place item, ODataType element, ExpressionTranslator translator, SearchExpression search)
    {
        List<Scalar> texts = item is ValuePlace { Value: var text } ? [text] : [.. Texts(translator, item, (ComplexType)element)];
        if (texts.Count == 0 && element is ComplexType complex)
        {
            texts.AddRange(complex.Properties.Where(part => part.Type == PrimitiveType.String).Select(part => translator.Member(item, part)));
        }

        return texts.Count > 0
            ? Condition(context, texts, search)
            : throw new FaultException(FaultCode.NotImplemented, $"{element} has no text that can be searched.", "$search");
    }

    static Scalar Condition(PlanContext context, List<Scalar> texts, SearchExpression search) => search switch
    {
        SearchTerm term => Logic.Any([.. texts.Select(text => Mentions(text, Term(context, term)))]),
        SearchNot not => Logic.Not(Condition(context, texts, not.Operand)),
        SearchBinary { IsAnd: true } both => Logic.All([Condition(context, texts, both.Left), Condition(context, texts, both.Right)]),
        SearchBinary either => Logic.Any([Condition(context, texts, either.Left), Condition(context, texts, either.Right)]),
        _ => throw new InvalidOperationException($"{search} is no search."),
    };

    static IEnumerable<Scalar> Texts(ExpressionTranslator translator, Place place, StructuredType type) => type.Properties.SelectMany(property =>
        (property.IsSearchable, property.Type) switch
        {
            (true, PrimitiveType { Kind: PrimitiveKind.String }) => [translator.Member(place, property)],
            (_, ComplexType complex) when complex.Properties.Any(part => part.IsSearchable) =>
                Texts(translator, translator.Part(place, property), complex),
            _ => Enumerable.Empty<Scalar>(),
        });

    /// <summary>A text that is null mentions nothing, so that NOT finds its row.</summary>
    static Scalar Mentions(Scalar text, Scalar term) =>
        Logic.IsTrue(new MentionsScalar(text, term, ScalarType.Condition with { IsNullable = text.Type.IsNullable }));

    static SlotScalar Term(PlanContext context, SearchTerm term) => new(term.Slot, context.Natural(PrimitiveType.String, false));
}
