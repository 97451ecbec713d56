namespace Lis.Domain;

/// <summary>Whether discretion hides a revision from readers without the right to it.</summary>
public enum Suppression
{
    /// <summary>Shown as it is.</summary>
    None,

    /// <summary>Hidden because it is small.</summary>
    Primary,

    /// <summary>Hidden because it would give a hidden value away.</summary>
    Secondary,
}
