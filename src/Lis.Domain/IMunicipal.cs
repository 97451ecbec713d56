namespace Lis.Domain;

/// <summary>A row that is shared by all municipalities or belongs to one.</summary>
public interface IMunicipal
{
    /// <summary>Three-digit code of the owning municipality; null = shared by all. A child's equals its parent's.</summary>
    string? MunicipalityCode { get; set; }
}
