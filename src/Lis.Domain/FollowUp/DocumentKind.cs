namespace Lis.Domain;

/// <summary>What a document is.</summary>
public enum DocumentKind
{
    /// <summary>An attachment.</summary>
    Attachment,

    /// <summary>Slides.</summary>
    Slides,

    /// <summary>A report.</summary>
    Report,

    /// <summary>A form to fill in.</summary>
    Template,

    /// <summary>A memo.</summary>
    Memo,

    /// <summary>Something else.</summary>
    Other,
}
