namespace Lis.Api;

/// <summary>
/// What the framework says below a warning about requests holds their addresses, with keys, conditions and whatever else somebody put there.
/// It stays unsaid however much is to be logged; our own messages name the request without its values.
/// </summary>
public static class QuietLogs
{
    static readonly string[] TellAddresses = ["Microsoft.AspNetCore", "System.Net.Http"];

    public static void KeepValuesOut(this ILoggingBuilder logging)
    {
        foreach (var category in TellAddresses)
        {
            logging.AddFilter(category, LogLevel.Warning);
        }
    }
}
