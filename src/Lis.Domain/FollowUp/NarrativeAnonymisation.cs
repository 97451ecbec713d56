namespace Lis.Domain;

/// <summary>Whether a narrative may point to a person.</summary>
public enum NarrativeAnonymisation
{
    /// <summary>Nobody has looked yet.</summary>
    NotChecked,

    /// <summary>About no person.</summary>
    NotPersonal,

    /// <summary>Made anonymous.</summary>
    Anonymised,

    /// <summary>Told with consent.</summary>
    Consent,
}
