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

        await using var app = LisApplication.Build(["--environment=Development"]);
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "v1.json"), await ApiDocument.WriteAsync(app.Services));
        var metadata = new MetadataDocument(app.Services.GetRequiredService<ServiceModel>()).Get(ProtocolVersion.V40, isJson: false);
        await File.WriteAllBytesAsync(Path.Combine(folder, "v1.metadata.xml"), metadata.Body);
        return 0;
    }
}
