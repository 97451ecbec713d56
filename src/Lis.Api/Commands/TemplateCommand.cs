using Lis.Api.Templates;
using Lis.Api.V1;

namespace Lis.Api.Commands;

/// <summary><c>template NAME --out FILE.xlsx</c>: a template to fill in; <c>--rows</c> fills in what is there. Answers 0, or 2 for a wrong command line.</summary>
public static class TemplateCommand
{
    internal const string Usage = "template NAME --out FILE.xlsx|FILE.csv [--rows]";

    public static async Task<int> RunAsync(string[] args)
    {
        var line = CommandLine.Parse(args, "rows");
        var path = line.Options.GetValueOrDefault("out") ?? "";
        var format = Path.GetExtension(path).TrimStart('.').ToLowerInvariant();
        if (line.Words is not [var name] || TemplateSet.Find(name) is not { } template || !TemplateFile.Formats.ContainsKey(format))
        {
            await Console.Error.WriteLineAsync($"{Usage}{Environment.NewLine}NAME: {string.Join(", ", TemplateSet.All.Select(each => each.Name))}");
            return 2;
        }

        if (OutFile.Complaint(path) is { } complaint)
        {
            await Console.Error.WriteLineAsync(complaint);
            return 2;
        }

        await using var services = await CommandServices.OpenAsync(line.Settings);
        await using var file = File.Create(path);
        await services.GetRequiredService<TemplateFile>()
            .WriteAsync(file, template, format, EngineRequests.Everything, line.Options.ContainsKey("rows"));
        return 0;
    }
}
