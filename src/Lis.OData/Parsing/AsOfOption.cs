using Lis.OData.Errors;
using Lis.OData.Model;

namespace Lis.OData.Parsing;

/// <summary>
/// The custom query option <c>asOf</c>: rows whose history is kept are read as they were at an instant. Upper and lower case are alike,
/// since an instant that is not understood must not be answered with today's rows.
/// </summary>
public static class AsOfOption
{
    /// <summary>The option's name.</summary>
    public const string Name = "asOf";

    /// <summary>Whether a name is the option's.</summary>
    public static bool Is(string name) => name.Equals(Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The slot of the instant; null when the option is not given, or the model keeps no history.</summary>
    /// <param name="model">The model.</param>
    /// <param name="custom">The custom query options.</param>
    /// <param name="literals">Takes up the instant.</param>
    /// <exception cref="FaultException">InvalidLiteral, or MisplacedOption when it is given twice.</exception>
    public static int? Read(ServiceModel model, IReadOnlyDictionary<string, string> custom, LiteralTable literals)
    {
        var given = custom.Where(option => Is(option.Key)).ToList();
        if (given.Count == 0 || !model.KeepsHistory)
        {
            return null;
        }

        if (given.Count > 1)
        {
            throw new FaultException(FaultCode.MisplacedOption, $"{Name} is given twice.", Name);
        }

        // A plus sign that was not escaped has become a blank, and an instant has no other place for one.
        var literal = new RequestLiteral(LiteralKind.DateTimeOffset, given[0].Value.Trim().Replace(' ', '+'), Name, 0);
        _ = LiteralConverter.Convert(literal, PrimitiveType.DateTimeOffset);
        return literals.Add(literal);
    }

    /// <summary>The fault for a request that reads nothing whose history is kept.</summary>
    public static FaultException Unreached(ServiceModel model) => new(
        FaultCode.MisplacedOption,
        $"{Name} is for reads that reach {string.Join(" or ", model.EntitySets.Where(set => set.Type.History is not null))}; "
        + "this one reaches neither, and would show what is current.",
        Name);
}
