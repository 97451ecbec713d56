using System.Text.Json;
using System.Xml;
using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;

namespace Lis.Conformance.Harness;

/// <summary>What a body is to Microsoft's reader.</summary>
public enum ForeignKind
{
    Feed,
    Entity,
    Property,
    Collection,
    References,
    Reference,
    Error,
    ServiceDocument,
    Delta,
    Text,
    Number,
    Bytes,
}

/// <summary>Reads answers to their end with Microsoft's client library, which shares no code with the engine, and tells how much there was.</summary>
public static class ForeignReading
{
    /// <summary>The model from an answer with <c>$metadata</c> in either form.</summary>
    public static IEdmModel ModelOf(Answer answer)
    {
        if (answer.ContentType!.StartsWith("application/json", StringComparison.Ordinal))
        {
            var json = new Utf8JsonReader(answer.Body);
            Assert.True(CsdlReader.TryParse(ref json, out var read, out var errors), string.Join('\n', errors));
            return read;
        }

        using var reader = XmlReader.Create(new MemoryStream(answer.Body));
        return CsdlReader.Parse(reader);
    }

    /// <summary>Reads a body; gives how many entities, links or values it has. Every row of a feed that comes from a set must have an id.</summary>
    public static int Read(ODataMessageReader messages, ForeignKind kind, bool haveIds = true) => kind switch
    {
        ForeignKind.Feed => Rows(messages.CreateODataResourceSetReader(), haveIds),
        ForeignKind.Entity => Rows(messages.CreateODataResourceReader(), haveIds),
        ForeignKind.Property => messages.ReadProperty() is null ? 0 : 1,
        ForeignKind.Collection => Values(messages.CreateODataCollectionReader()),
        ForeignKind.References => messages.ReadEntityReferenceLinks().Links.Count(),
        ForeignKind.Reference => messages.ReadEntityReferenceLink().Url is null ? 0 : 1,
        ForeignKind.Error => messages.ReadError() is { ErrorCode.Length: > 0, Message.Length: > 0 } ? 1 : 0,
        ForeignKind.ServiceDocument => messages.ReadServiceDocument().EntitySets.Count(),
        ForeignKind.Delta => Rows(messages.CreateODataDeltaResourceSetReader(), haveIds: false),
        ForeignKind.Text => ((string)messages.ReadValue(EdmCoreModel.Instance.GetString(false))).Length,
        ForeignKind.Number => (int)messages.ReadValue(EdmCoreModel.Instance.GetInt32(false)),
        _ => ((byte[])messages.ReadValue(EdmCoreModel.Instance.GetBinary(false))).Length,
    };

    static int Rows(ODataReader reader, bool haveIds)
    {
        var rows = 0;
        while (reader.Read())
        {
            if (reader is { State: ODataReaderState.ResourceEnd, Item: ODataResource row })
            {
                rows++;
                Assert.True(!haveIds || row.TypeName is null || row.Id is not null || IsValue(row), $"a {row.TypeName} without id");
            }

            rows += reader.State is ODataReaderState.EntityReferenceLink or ODataReaderState.DeletedResourceEnd ? 1 : 0;
        }

        return rows;
    }

    /// <summary>Complex values have no identity.</summary>
    static bool IsValue(ODataResource row) => row.TypeName.Split('.')[^1] is "Address" or "Dimensions" or "ProductStats" or "BreakdownMember" or "SeriesPoint";

    static int Values(ODataCollectionReader reader)
    {
        var values = 0;
        while (reader.Read())
        {
            values += reader.State == ODataCollectionReaderState.Value ? 1 : 0;
        }

        return values;
    }
}
