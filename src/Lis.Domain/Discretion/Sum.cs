namespace Lis.Domain.Discretion;

/// <summary>A linear relation that readers know to hold: the terms, each with its factor, add up to zero.</summary>
internal sealed record Sum(IReadOnlyList<Term> Terms)
{
    /// <summary>What of it a reader does not see.</summary>
    public IEnumerable<Quantity> Unknowns => Terms.Select(term => term.Quantity).Where(quantity => quantity.IsUnknown);

    /// <summary>The factor of a quantity in it.</summary>
    public int FactorOf(Quantity quantity) => Terms.First(term => term.Quantity == quantity).Factor;
}

/// <summary>A quantity and how often it counts; negative on the other side of the equation.</summary>
internal readonly record struct Term(Quantity Quantity, int Factor);
