namespace Lis.Domain;

/// <summary>A combination of dimension members that an observation is about, or the total.</summary>
public sealed class Breakdown : IStamped, IChangeNumbered
{
    /// <summary>Key of the total.</summary>
    public const string TotalKey = "total";

    /// <summary>Key in canonical form, see <see cref="Rules.BreakdownKey"/>; <c>total</c> for the total.</summary>
    public string Key { get; set; } = "";

    /// <summary>Danish text for people.</summary>
    public string? Label { get; set; }

    /// <summary>The pairs of dimension and member; empty for the total.</summary>
    public List<BreakdownMember> Members { get; set; } = [];

    /// <inheritdoc />
    public DateTimeOffset CreatedAt { get; set; }

    /// <inheritdoc />
    public DateTimeOffset UpdatedAt { get; set; }

    /// <inheritdoc />
    public long ChangeNo { get; set; }

    /// <summary>Observations with this breakdown.</summary>
    public ICollection<Observation> Observations { get; } = [];
}
