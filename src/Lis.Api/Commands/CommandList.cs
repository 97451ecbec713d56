namespace Lis.Api.Commands;

/// <summary>What the program can do besides serving, as a person sees it who asks for help.</summary>
static class CommandList
{
    static readonly (string Name, string Usage, string What)[] Commands =
    [
        ("import", ImportCommand.Usage, "imports a file; exit code 0 = all, 1 = nothing, 3 = some rows refused, 2 = wrong command line"),
        ("export", ExportCommand.Usage, "writes a set to a file; what went in comes out equal"),
        ("template", TemplateCommand.Usage, "writes a template that people fill in"),
        ("migrate", "migrate", "brings the database to the schema of this version"),
        ("openapi", "openapi FOLDER", "writes the published documents of the service"),
    ];

    /// <summary>The usage of one command, or of all when it is none.</summary>
    public static string For(string? name)
    {
        var shown = Commands.Where(command => command.Name == name).ToArray();
        var lines = (shown.Length > 0 ? shown : Commands).Select(command => $"  {command.Usage}{Environment.NewLine}      {command.What}");
        return string.Join(
            Environment.NewLine,
            [
                "Usage: dotnet Lis.Api.dll [COMMAND] [--Setting:Name=VALUE …]; without a command the service starts.",
                .. lines,
            ]);
    }
}
