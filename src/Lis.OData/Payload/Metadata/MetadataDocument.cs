using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml;
using Lis.OData.Model;
using Lis.OData.Payload.Negotiation;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;

namespace Lis.OData.Payload.Metadata;

/// <summary>A document that is the same for every caller until the service is built anew.</summary>
/// <param name="Body">Its bytes.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="ETag">Its validator.</param>
public sealed record StaticDocument(byte[] Body, string ContentType, string ETag)
{
    /// <summary>A document with a validator made from its bytes.</summary>
    public static StaticDocument Of(byte[] body, string contentType) =>
        new(body, contentType, $"W/\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 8))}\"");
}

/// <summary><c>$metadata</c> in its four forms, each written once: CSDL XML and CSDL JSON, for clients of 4.0 and of 4.01.</summary>
/// <param name="service">The model.</param>
/// <param name="abilities">What the host lets be done with it.</param>
public sealed class MetadataDocument(ServiceModel service, ServiceAbilities abilities)
{
    static readonly XmlWriterSettings XmlSettings = new() { Encoding = new UTF8Encoding(false), Indent = true };

    readonly Lazy<StaticDocument> xml40 = new(() => Xml(service, abilities, EdmConstants.EdmVersion4));
    readonly Lazy<StaticDocument> xml401 = new(() => Xml(service, abilities, EdmConstants.EdmVersion401));
    readonly Lazy<StaticDocument> json = new(() => Json(service, abilities));

    /// <summary>The document for a version and form; CSDL JSON exists since 4.01 and says so to every client.</summary>
    public StaticDocument Get(ProtocolVersion version, bool isJson) =>
        (isJson ? json : version == ProtocolVersion.V40 ? xml40 : xml401).Value;

    static StaticDocument Xml(ServiceModel service, ServiceAbilities abilities, Version version)
    {
        var model = EdmModelBuilder.Build(service, version, abilities);
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, XmlSettings))
        {
            if (!CsdlWriter.TryWriteCsdl(model, writer, CsdlTarget.OData, out var errors))
            {
                throw new InvalidOperationException($"The model cannot be written as CSDL XML: {errors.First()}");
            }
        }

        return StaticDocument.Of(stream.ToArray(), "application/xml");
    }

    static StaticDocument Json(ServiceModel service, ServiceAbilities abilities)
    {
        var model = EdmModelBuilder.Build(service, EdmConstants.EdmVersion401, abilities);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            if (!CsdlWriter.TryWriteCsdl(model, writer, out var errors))
            {
                throw new InvalidOperationException($"The model cannot be written as CSDL JSON: {errors.First()}");
            }
        }

        return StaticDocument.Of(stream.ToArray(), "application/json");
    }
}
