using Lis.OData.Errors;
using Lis.OData.Parsing.Syntax;
using static Lis.OData.Parsing.Syntax.SystemOption;

namespace Lis.OData.Parsing.Binding;

/// <summary>What a path leads to, as far as it decides which options can stand (URL Conventions 5.1).</summary>
enum ResourceKind
{
    Document,
    Entities,

    /// <summary>The entities of all sets.</summary>
    All,

    /// <summary>Rows that are no entities: those of $crossjoin.</summary>
    Rows,
    Entity,
    Each,
    Number,
    References,
    Reference,
    ComplexValues,
    Values,
    Complex,
    Value,
    Raw,
    Stream,
    Computed,
    Action,
}

/// <summary>Which options each kind of resource takes.</summary>
static class AllowedOptions
{
    static readonly SystemOption[] Always = [Format, SchemaVersion];
    static readonly SystemOption[] OfOne = [.. Always, Select, Expand, Compute];
    static readonly SystemOption[] OfValues = [.. Always, Filter, OrderBy, Skip, Top, Count, SkipToken];
    static readonly SystemOption[] OfReferences = [.. OfValues, Search, Id];
    static readonly SystemOption[] OfReference = [.. Always, Id];
    static readonly SystemOption[] OfComplexValues = [.. OfValues, Select, Expand, Compute];
    static readonly SystemOption[] OfEntities = [.. OfValues, Search, Select, Expand, Compute, SystemOption.Apply, DeltaToken];
    static readonly SystemOption[] OfRows = [.. OfValues, Select, Expand, Compute, SystemOption.Apply];
    static readonly SystemOption[] OfAll = [.. Always, Top, Count, SkipToken];
    static readonly SystemOption[] OfNumber = [.. Always, Filter, Search, SystemOption.Apply];

    /// <summary>Fails on the first option that the resource does not take.</summary>
    /// <exception cref="FaultException">MisplacedOption.</exception>
    public static void Check(ResourceKind kind, QueryString query, bool isAddressedById)
    {
        foreach (var option in query.Given)
        {
            if (kind == ResourceKind.All && OfEntities.Contains(option) && !OfAll.Contains(option))
            {
                throw new FaultException(FaultCode.NotImplemented, $"{SystemOptions.Name(option)} over all sets at once is not implemented; ask each set.", SystemOptions.Name(option));
            }

            if (!Of(kind).Contains(option) && !(isAddressedById && option == Id))
            {
                var name = SystemOptions.Name(option);
                var taken = string.Join(", ", Of(kind).Where(item => item != SchemaVersion).Select(SystemOptions.Name));
                throw new FaultException(FaultCode.MisplacedOption, $"{name} does not go with this resource. It takes {taken}.", name);
            }
        }
    }

    static SystemOption[] Of(ResourceKind kind) => kind switch
    {
        ResourceKind.Entities => OfEntities,
        ResourceKind.All => OfAll,
        ResourceKind.Rows => OfRows,
        ResourceKind.Entity or ResourceKind.Complex or ResourceKind.Action => OfOne,
        ResourceKind.Number => OfNumber,
        ResourceKind.References => OfReferences,
        ResourceKind.Reference => OfReference,
        ResourceKind.ComplexValues => OfComplexValues,
        ResourceKind.Values => OfValues,
        _ => Always,
    };
}
