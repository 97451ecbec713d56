namespace Lis.Domain;

/// <summary>Step of an experiment or initiative, in order of life.</summary>
public enum ProevehandlingStatus
{
    /// <summary>An idea being shaped.</summary>
    Idea,

    /// <summary>Ordered, not begun.</summary>
    Commissioned,

    /// <summary>Being prepared.</summary>
    Preparing,

    /// <summary>About to start.</summary>
    Starting,

    /// <summary>Under way.</summary>
    Running,

    /// <summary>Being evaluated.</summary>
    Evaluating,

    /// <summary>Carried through.</summary>
    Completed,

    /// <summary>Taken into use elsewhere.</summary>
    Scaled,

    /// <summary>Given up.</summary>
    Stopped,

    /// <summary>The papers do not say.</summary>
    Unknown,
}
