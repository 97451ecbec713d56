namespace Lis.Domain;

/// <summary>A row that carries the number of the commit that last changed it; ETags and delta tokens are made from it.</summary>
public interface IChangeNumbered
{
    /// <summary>Number of the last commit that touched the row; grows in commit order, never reused.</summary>
    long ChangeNo { get; set; }
}
