namespace Lis.Domain;

/// <summary>Standing of the wording, apart from its fulfilment.</summary>
public enum TargetWordingStatus
{
    /// <summary>A draft.</summary>
    Draft,

    /// <summary>Adopted with blanks in it.</summary>
    Unfinished,

    /// <summary>Adopted.</summary>
    Adopted,

    /// <summary>Adopted, later changed.</summary>
    Changed,

    /// <summary>No longer in force.</summary>
    Lapsed,
}
