using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Binding;

/// <summary>What the binders of one request share: the model, the literals met so far, and the counters behind the limits.</summary>
/// <param name="model">The model.</param>
/// <param name="limits">The limits.</param>
/// <param name="literals">Where literals become slots; null = an expression of the host, whose literals are constants.</param>
/// <param name="aliases">The parameter aliases; null = none can stand.</param>
sealed class BindingContext(ServiceModel model, ParserLimits limits, LiteralTable? literals, AliasTable? aliases)
{
    int nodes;
    int depth;

    public ServiceModel Model => model;

    public ParserLimits Limits => limits;

    public LiteralTable? Literals => literals;

    public AliasTable? Aliases => aliases;

    /// <summary>Custom query options, which can be parameters of a function.</summary>
    public IReadOnlyDictionary<string, string> Custom { get; init; } = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty;

    /// <summary>Expressions of the host see hidden properties and values of the caller.</summary>
    public bool IsHost => literals is null;

    /// <summary>The option in which the node being bound stands, for faults and literals.</summary>
    public string Option { get; set; } = "path";

    /// <summary>Counts one condition, call, operator or expanded navigation.</summary>
    public void Count(int position)
    {
        if (++nodes > limits.MaxFilterNodes)
        {
            throw Fault(
                FaultCode.TooManyNodes,
                position,
                FormattableString.Invariant($"More than {limits.MaxFilterNodes} conditions (Limits:MaxFilterNodes). A list after 'in' counts as one."));
        }
    }

    public void Enter(int position)
    {
        if (++depth > limits.MaxNesting)
        {
            throw Fault(
                FaultCode.TooManyNodes, position, FormattableString.Invariant($"Nested deeper than {limits.MaxNesting} levels (Limits:MaxNesting)."));
        }
    }

    public void Leave() => depth--;

    public FaultException Fault(FaultCode code, int position, string message) => ParseFault.At(code, Option, position, message);

    public FaultException NotImplemented(int position, string what) => ParseFault.NotImplemented(Option, position, what);
}
