namespace Lis.Domain;

/// <summary>A row that clients may write; it tells when it was made and last changed (UTC, microseconds).</summary>
public interface IStamped
{
    /// <summary>When the row was first stored.</summary>
    DateTimeOffset CreatedAt { get; set; }

    /// <summary>When the row was last changed.</summary>
    DateTimeOffset UpdatedAt { get; set; }
}
