namespace Lis.Api.Commands;

/// <summary>A command line that cannot be understood; the message says what would be right. The exit code is 2.</summary>
public sealed class CommandLineException(string message) : Exception(message);
