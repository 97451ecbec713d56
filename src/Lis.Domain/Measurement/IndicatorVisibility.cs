namespace Lis.Domain;

/// <summary>Who may see a row.</summary>
public enum IndicatorVisibility
{
    /// <summary>Everybody who may read.</summary>
    Public,

    /// <summary>Everybody with a role that reads.</summary>
    Internal,

    /// <summary>Only with the right to confidential rows.</summary>
    Confidential,
}
