namespace Lis.Api.Commands;

/// <summary>The file that a command is told to write.</summary>
static class OutFile
{
    /// <summary>Why it cannot be written; null = nothing speaks against it.</summary>
    public static string? Complaint(string path) => Path.GetFullPath(path) switch
    {
        var folder when Directory.Exists(folder) => $"'{path}' is a folder; --out is a file.",
        var file when Path.GetDirectoryName(file) is { } folder && !Directory.Exists(folder) => $"There is no folder '{folder}'.",
        _ => null,
    };
}
