using Lis.Api;
using Lis.Api.Settings;

try
{
    await LisApplication.Build(args).RunAsync();
    return 0;
}
catch (SettingsException settings)
{
    await Console.Error.WriteLineAsync(settings.Message);
    return 1;
}
