using Lis.Api.Settings;

namespace Lis.Api.Start;

/// <summary><c>migrate</c>: brings a database to the code's schema, and loads the sample data where they are wanted.</summary>
public static class MigrateCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = ContentRoot.CreateBuilder(args);
        var findings = new List<string>();
        var settings = DatabaseSection.Read(builder.Configuration, builder.Environment, findings);
        var loadsSampleData = DatabaseSection.ReadLoadsSampleData(builder.Configuration, builder.Environment, findings);
        if (findings.Count > 0)
        {
            throw new SettingsException(findings);
        }

        await using var database = DatabaseServices.Open(settings, TimeProvider.System);
        await DatabaseStart.PrepareAsync(database, loadsSampleData, migrates: true, CancellationToken.None);
        Console.WriteLine("The database has the code's schema.");
        return 0;
    }
}
