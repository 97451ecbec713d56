using Lis.Api.V1;
using Lis.Import.Sources;
using Lis.OData;

namespace Lis.Api.Commands;

/// <summary>
/// <c>export SET --format lis-long|csv|xlsx|kmd-customdata --out FILE</c>: a set as a file. Observations in lis-long come in again unchanged. Answers 0, or
/// 1 when the engine refuses what is asked for, or 2 for a wrong command line.
/// </summary>
public static class ExportCommand
{
    internal const string Usage = "export SET --out FILE [--format lis-long|csv|xlsx|kmd-customdata] [--filter FILTER]";

    const string LisLong = "lis-long";

    static readonly string[] Formats = [LisLong, "csv", "xlsx", KmdExport.Format];

    public static async Task<int> RunAsync(string[] args)
    {
        var line = CommandLine.Parse(args);
        var format = line.Options.GetValueOrDefault("format", LisLong);
        if (line.Words is not [var set] || line.Options.GetValueOrDefault("out") is not { } path || !Formats.Contains(format, StringComparer.Ordinal))
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        if (OutFile.Complaint(path) is { } complaint)
        {
            await Console.Error.WriteLineAsync(complaint);
            return 2;
        }

        if (format is LisLong or KmdExport.Format && set != "Observations")
        {
            await Console.Error.WriteLineAsync($"{format} holds observations; take csv or xlsx for other sets.");
            return 2;
        }

        await using var services = await CommandServices.OpenAsync(line.Settings);
        var engine = new EngineRequests(services, services.GetRequiredService<ODataService>(), EngineRequests.Everything);
        return await WriteAsync(engine, set, format, line.Options.GetValueOrDefault("filter"), Path.GetFullPath(path));
    }

    static async Task<int> WriteAsync(EngineRequests engine, string set, string format, string? filter, string path)
    {
        // Half a file never stands under the name that was asked for.
        var draft = path + ".part";
        try
        {
            await using (var file = File.Create(draft))
            {
                await FillAsync(engine, set, format, filter, file);
            }

            File.Move(draft, path, overwrite: true);
            return 0;
        }
        catch (InvalidDataException refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return 1;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    static async Task FillAsync(EngineRequests engine, string set, string format, string? filter, FileStream file)
    {
        if (format == LisLong)
        {
            LisLongFile.Write(file, LisLongRows.Read(engine, filter));
            return;
        }

        if (format == KmdExport.Format)
        {
            foreach (var row in KmdExport.Write(engine, filter, file))
            {
                await Console.Error.WriteLineAsync($"Not in the file, which cannot carry it: {row.AreaCode} {row.Period.Code} {row.BreakdownKey}");
            }

            return;
        }

        var query = $"$format={format}" + (filter is null ? "" : "&$filter=" + Uri.EscapeDataString(filter));
        if (await engine.GetAsync($"/{Uri.EscapeDataString(set)}", query, file) is var status and not StatusCodes.Status200OK)
        {
            file.Position = 0;
            throw new InvalidDataException($"{status}: {await new StreamReader(file, leaveOpen: true).ReadToEndAsync()}");
        }
    }
}
