namespace Lis.Domain.Rules;

/// <summary>The life cycle of a prøvehandling (contract section 3): which statuses may follow which.</summary>
public static class ProevehandlingSteps
{
    /// <summary>The statuses that may follow, in their order.</summary>
    public static IReadOnlyList<ProevehandlingStatus> After(ProevehandlingStatus status) => status switch
    {
        ProevehandlingStatus.Unknown => [.. Enum.GetValues<ProevehandlingStatus>().Where(next => next != status)],
        ProevehandlingStatus.Completed => [ProevehandlingStatus.Scaled],
        ProevehandlingStatus.Evaluating => [ProevehandlingStatus.Running, ProevehandlingStatus.Completed, ProevehandlingStatus.Stopped],
        < ProevehandlingStatus.Evaluating =>
            [.. Enum.GetValues<ProevehandlingStatus>().Where(next => next > status && next <= ProevehandlingStatus.Completed), ProevehandlingStatus.Stopped],
        _ => [],
    };
}
