using Lis.Api;
using Lis.Api.Commands;
using Lis.Api.OpenApi;
using Lis.Api.Settings;
using Lis.Api.Start;

try
{
    switch (args)
    {
        case var words when CommandLine.AsksForHelp(words) || words is ["help", ..]:
            Console.WriteLine(CommandList.For(words.FirstOrDefault(word => word != "help")));
            return 0;
        case ["migrate", .. var rest]:
            return await MigrateCommand.RunAsync(rest);
        case ["import", .. var rest]:
            return await ImportCommand.RunAsync(rest);
        case ["export", .. var rest]:
            return await ExportCommand.RunAsync(rest);
        case ["template", .. var rest]:
            return await TemplateCommand.RunAsync(rest);
        case ["openapi", .. var rest]:
            return await OpenApiCommand.RunAsync(rest);
        default:
            await LisApplication.Build(args).RunAsync();
            return 0;
    }
}
catch (CommandLineException line)
{
    await Console.Error.WriteLineAsync(line.Message);
    return 2;
}
catch (SettingsException settings)
{
    await Console.Error.WriteLineAsync(settings.Message);
    return 1;
}
