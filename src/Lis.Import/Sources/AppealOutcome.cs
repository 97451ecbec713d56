using System.Text.RegularExpressions;

namespace Lis.Import.Sources;

/// <summary>How an appeal ended.</summary>
enum AppealOutcome
{
    /// <summary>Stadfæstet.</summary>
    Upheld,

    /// <summary>Ændret eller ophævet.</summary>
    Changed,

    /// <summary>Hjemvist.</summary>
    Remitted,

    /// <summary>Afvist, henvist or bortfaldet: not decided in substance.</summary>
    Dismissed,
}

/// <summary>Reads the words for outcomes, which differ between years and tables.</summary>
static partial class AppealOutcomeWords
{
    /// <summary>The outcome; null = the words are none.</summary>
    public static AppealOutcome? Read(string text) => text switch
    {
        _ when UpheldWords().IsMatch(text) => AppealOutcome.Upheld,
        _ when ChangedWords().IsMatch(text) => AppealOutcome.Changed,
        _ when RemittedWords().IsMatch(text) => AppealOutcome.Remitted,
        _ when DismissedWords().IsMatch(text) => AppealOutcome.Dismissed,
        _ => null,
    };

    [GeneratedRegex(@"^(antal )?stadfæst", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UpheldWords();

    [GeneratedRegex(@"^(antal )?(ændr|ophæv)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ChangedWords();

    [GeneratedRegex(@"^(antal )?hjemvi", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RemittedWords();

    [GeneratedRegex(@"^(antal )?(afvi|bortfald|henvi|frafald)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DismissedWords();
}
