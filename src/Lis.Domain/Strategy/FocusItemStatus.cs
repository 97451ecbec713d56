namespace Lis.Domain;

/// <summary>Whether a focus item is still on the list.</summary>
public enum FocusItemStatus
{
    /// <summary>Worked on.</summary>
    Open,

    /// <summary>Ended.</summary>
    Closed,

    /// <summary>Taken over by another list or paper.</summary>
    Moved,
}
