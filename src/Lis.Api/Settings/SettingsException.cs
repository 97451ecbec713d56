namespace Lis.Api.Settings;

/// <summary>Settings with which the service cannot start; the message names each of them.</summary>
public sealed class SettingsException(IReadOnlyList<string> findings) : Exception(string.Join(Environment.NewLine, findings))
{
    public IReadOnlyList<string> Findings { get; } = findings;
}
