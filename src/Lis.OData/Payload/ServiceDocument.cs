using Lis.OData.Model;
using Lis.OData.Payload.Json;
using Lis.OData.Payload.Metadata;
using Lis.OData.Payload.Negotiation;

namespace Lis.OData.Payload;

/// <summary>The service document: what stands under the root (OData JSON Format 5).</summary>
public static class ServiceDocument
{
    /// <summary>The document in one dialect.</summary>
    /// <param name="service">The model.</param>
    /// <param name="root">The absolute service root with a slash at the end.</param>
    /// <param name="format">The dialect.</param>
    public static StaticDocument Of(ServiceModel service, string root, JsonFormat format)
    {
        using var output = new Utf8Output();
        output.Write((byte)'{');
        if (format.Metadata != MetadataLevel.None)
        {
            output.WriteName(format.Control("context"));
            output.WriteString($"{root}$metadata");
        }

        output.WriteName(ControlNames.Member("value"));
        output.Write((byte)'[');
        foreach (var set in service.EntitySets)
        {
            Write(output, set.Name, set.IsSingleton ? "Singleton" : "EntitySet");
        }

        foreach (var import in service.Operations.Imports.Where(import => import.IsAdvertised))
        {
            Write(output, import.Name, "FunctionImport");
        }

        output.CutTo(output.Last == ',' ? output.Length - 1 : output.Length);
        output.Write("]}"u8);
        return StaticDocument.Of(output.Written.ToArray(), format.ContentType);
    }

    static void Write(Utf8Output output, string name, string kind)
    {
        output.Write("{\"name\":"u8);
        output.WriteString(name);
        output.Write(",\"kind\":\""u8);
        output.Write(kind);
        output.Write("\",\"url\":"u8);
        output.WriteString(name);
        output.Write("},"u8);
    }
}
