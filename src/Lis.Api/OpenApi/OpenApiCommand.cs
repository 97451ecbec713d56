using Lis.OData;
using Lis.OData.Model;
using Lis.OData.Payload.Metadata;
using Lis.OData.Payload.Negotiation;

namespace Lis.Api.OpenApi;

/// <summary><c>openapi FOLDER</c>: writes the documents of version 1 as files, to be committed when the version has grown.</summary>
public static class OpenApiCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var folder])
        {
            await Console.Error.WriteLineAsync("openapi needs the folder to write to: openapi FOLDER");
            return 1;
        }

        // The addresses are known once the service runs, so it does for a moment, on a database of its own.
        var scratch = Directory.CreateTempSubdirectory("lis-openapi-");
        await using (var app = LisApplication.Build(
            ["--environment=Development", "--urls=http://127.0.0.1:0", $"--ConnectionStrings:Lis=Data Source={scratch.FullName}/lis.db;Pooling=False"]))
        {
            await app.StartAsync();
            await WriteAsync(app.Services, Directory.CreateDirectory(folder).FullName);
            await app.StopAsync();
        }

        scratch.Delete(recursive: true);
        return 0;
    }
    static async Task WriteAsync(IServiceProvider services, string folder)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "v1.json"), await ApiDocument.WriteAsync(services));
        var abilities = services.GetRequiredService<ODataService>().Options.Abilities;
        var metadata = new MetadataDocument(services.GetRequiredService<ServiceModel>(), abilities).Get(ProtocolVersion.V40, isJson: false);
        await File.WriteAllBytesAsync(Path.Combine(folder, "v1.metadata.xml"), metadata.Body);
    }
}
