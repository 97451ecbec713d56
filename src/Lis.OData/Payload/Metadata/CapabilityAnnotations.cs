using Lis.OData.Parsing.Apply;
using Lis.OData.Parsing.Bound;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Vocabularies;

namespace Lis.OData.Payload.Metadata;

/// <summary>What the service says that it can do. Only what is true: a client that reads it acts on it.</summary>
static class CapabilityAnnotations
{
    /// <summary>Operators and functions of expressions beyond the canonical functions by name.</summary>
    static readonly string[] Operators =
        ["eq", "ne", "gt", "ge", "lt", "le", "and", "or", "not", "has", "in", "add", "sub", "mul", "div", "divby", "mod", "any", "all", "cast", "case"];

    public static void Service(IEdmVocabularyAnnotatable container, Vocabulary vocabulary)
    {
        vocabulary.SetCore(container, "ODataVersions", new EdmStringConstant("4.0 4.01"));
        vocabulary.SetCapability(container, "SupportedFormats", Texts(
            "application/json;odata.metadata=minimal", "application/json;odata.metadata=full", "application/json;odata.metadata=none",
            "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/vnd.apache.parquet"));
        vocabulary.SetCapability(container, "KeyAsSegmentSupported", new EdmBooleanConstant(true));
        vocabulary.SetCapability(container, "FilterFunctions", Texts([.. Operators, .. Functions()]));
    }

    /// <summary>
    /// Where <c>$apply</c> works, it works on every collection, with all properties (Data Aggregation section 5.1): said of the container, and
    /// of each set for clients that look there only. Clients of 4.0 are not told of rollup: they refuse the whole document over a member of
    /// an enumeration that they cannot look up.
    /// </summary>
    public static void Aggregation(
        IEdmVocabularyAnnotatable container, IEnumerable<IEdmVocabularyAnnotatable> sets, Vocabulary vocabulary, bool withRollup)
    {
        EdmPropertyConstructor[] always =
        [
            new("Transformations", Texts([.. ApplyParser.Done])),
            new("From", new EdmBooleanConstant(true)),
        ];
        EdmPropertyConstructor[] rollup = withRollup ? [new("Rollup", Rollup("MultipleHierarchies"))] : [];
        var supported = new EdmRecordExpression([.. always, .. rollup]);
        vocabulary.SetAggregation(container, "ApplySupportedDefaults", supported);
        foreach (var set in sets)
        {
            vocabulary.SetAggregation(set, "ApplySupported", supported);
        }
    }

    /// <summary>The hierarchies over which <c>$apply</c> can go (section 5.5.2).</summary>
    public static void Hierarchies(Model.EntityType type, IEdmVocabularyAnnotatable made, Vocabulary vocabulary)
    {
        foreach (var (name, hierarchy) in type.Hierarchies)
        {
            var record = new EdmRecordExpression(
                new EdmPropertyConstructor("NodeProperty", new EdmPropertyPathExpression(hierarchy.Node.Name)),
                new EdmPropertyConstructor("ParentNavigationProperty", new EdmNavigationPropertyPathExpression(hierarchy.Parent.Name)));
            vocabulary.SetAggregation(made, "RecursiveHierarchy", record, name);
        }
    }

    public static void ReadOnly(IEdmVocabularyAnnotatable set, Vocabulary vocabulary)
    {
        vocabulary.SetCapability(set, "InsertRestrictions", Flag("Insertable"));
        vocabulary.SetCapability(set, "UpdateRestrictions", Flag("Updatable"));
        vocabulary.SetCapability(set, "DeleteRestrictions", Flag("Deletable"));
    }

    static IEnumerable<string> Functions() => Enum.GetNames<CanonicalFunction>().Select(name => name.ToLowerInvariant());

    static EdmCollectionExpression Texts(params string[] items) => new(items.Select(item => new EdmStringConstant(item)));

    static EdmEnumMemberExpression Rollup(string member)
    {
        var type = new EdmEnumType("Org.OData.Aggregation.V1", "RollupType");
        return new(type.AddMember(member, new EdmEnumMemberValue(2)));
    }

    static EdmRecordExpression Flag(string property) => new(new EdmPropertyConstructor(property, new EdmBooleanConstant(false)));
}
