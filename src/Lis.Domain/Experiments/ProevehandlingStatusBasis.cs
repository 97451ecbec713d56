namespace Lis.Domain;

/// <summary>What a status was said about.</summary>
public enum ProevehandlingStatusBasis
{
    /// <summary>About this one.</summary>
    Individual,

    /// <summary>About a group that it belongs to.</summary>
    Group,
}
