namespace Lis.Domain;

/// <summary>Which of the three fields an experiment tries.</summary>
public enum ProevehandlingExperimentArea
{
    /// <summary>A task solved in a new way.</summary>
    NewThinking,

    /// <summary>A task solved together with others.</summary>
    CoCreation,

    /// <summary>A task solved with technology.</summary>
    Digitalisation,
}
