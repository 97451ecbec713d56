namespace Lis.Domain;

/// <summary>What happens in the year wheel.</summary>
public enum ReportingEventKind
{
    /// <summary>A meeting.</summary>
    Meeting,

    /// <summary>A seminar.</summary>
    Seminar,

    /// <summary>A theme meeting.</summary>
    ThemeMeeting,

    /// <summary>A fair.</summary>
    Fair,

    /// <summary>A report is due.</summary>
    Report,

    /// <summary>A deadline.</summary>
    Deadline,

    /// <summary>A decision.</summary>
    Decision,
}
