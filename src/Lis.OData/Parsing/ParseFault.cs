using Lis.OData.Errors;

namespace Lis.OData.Parsing;

/// <summary>Makes the faults of parser and binder, so that all name their place in the same way.</summary>
static class ParseFault
{
    /// <summary>A fault at a character of an option.</summary>
    public static FaultException At(FaultCode code, string option, int position, string message) =>
        new(code, message, FormattableString.Invariant($"{option}:{position}"));

    /// <summary>Valid OData that this service does not do.</summary>
    public static FaultException NotImplemented(string option, int position, string what) =>
        At(FaultCode.NotImplemented, option, position, $"{what} is valid OData, but this service does not implement it.");

    /// <summary>The tail of a message that names the nearest legal word; empty when none is near.</summary>
    public static string DidYouMean(string word, IEnumerable<string> candidates) =>
        word.Length <= 128 && Nearest.To(word, candidates) is { } name ? $" Did you mean '{name}'?" : "";
}
