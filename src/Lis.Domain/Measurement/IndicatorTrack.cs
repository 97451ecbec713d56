namespace Lis.Domain;

/// <summary>Which of the two reporting tracks shows a figure or event.</summary>
public enum IndicatorTrack
{
    /// <summary>Neither.</summary>
    None,

    /// <summary>Track 1: the municipality in general, to the finance committee.</summary>
    Track1,

    /// <summary>Track 2: follow-up on the strategy, to the finance committee and the council.</summary>
    Track2,

    /// <summary>Both tracks.</summary>
    Both,
}
