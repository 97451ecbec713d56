using System.Text.Json;
using Lis.OData.Errors;
using Lis.OData.Model;

namespace Lis.OData.Changes.Body;

/// <summary>Reads the bodies that changes take. Everything wrong with a body goes into the findings; what is no JSON at all is a fault at once.</summary>
/// <param name="model">The model, for types that derive from others.</param>
/// <param name="findings">Where what is wrong goes.</param>
/// <param name="isNewer">Whether the body is of 4.01 or later.</param>
/// <param name="numbersMayBeText">Whether Edm.Int64 and Edm.Decimal may stand as text.</param>
sealed class BodyReader(ServiceModel model, BodyFindings findings, bool isNewer, bool numbersMayBeText)
{
    const string Value = "value";

    readonly ValueReader values = new(findings, numbersMayBeText);

    /// <summary>An entity.</summary>
    public EntityBody Entity(ReadOnlyMemory<byte> body, EntityType type)
    {
        var entities = new EntityReader(model, findings, values, isNewer);
        return JsonDocumentReader.Read(body, (ref Utf8JsonReader reader) => entities.Read(ref reader, type, ""));
    }

    /// <summary>What changes in a collection of entities: <c>{"@context":"#$delta","value":[…]}</c> (OData JSON Format 4.01 section 15).</summary>
    /// <exception cref="FaultException">InvalidBody: the body is of 4.0, where nobody said how such a request is to be done.</exception>
    public List<EntityBody> Delta(ReadOnlyMemory<byte> body, EntityType type)
    {
        if (!isNewer)
        {
            throw new FaultException(FaultCode.InvalidBody, "A collection is changed by a delta of 4.01; send OData-Version: 4.01.", "OData-Version");
        }

        var entities = new EntityReader(model, findings, values, isNewer);
        return JsonDocumentReader.Read(body, (ref Utf8JsonReader reader) => Member(ref reader, Value, (ref Utf8JsonReader at) => entities.Items(ref at, type, Value)))!;
    }

    /// <summary>A new item of a collection of values: <c>{"value":…}</c>, or an object of the complex type.</summary>
    public object? Item(ReadOnlyMemory<byte> body, StructuralProperty property)
    {
        var item = new StructuralProperty
        {
            Name = property.Name,
            Type = ((CollectionType)property.Type).Element,
            Source = property.Source,
            IsNullable = property.IsNullable,
            MaxLength = property.MaxLength,
            Precision = property.Precision,
            Scale = property.Scale,
        };
        return Property(body, item);
    }

    /// <summary>References: <c>{"value":[{"@id":"…"},…]}</c>.</summary>
    public List<string> References(ReadOnlyMemory<byte> body) =>
        JsonDocumentReader.Read(body, (ref Utf8JsonReader reader) => Member(ref reader, Value, (ref Utf8JsonReader at) => Ids(ref at)))!;

    /// <summary>The value of a property: an object of the complex type, or <c>{"value":…}</c>.</summary>
    public object? Property(ReadOnlyMemory<byte> body, StructuralProperty property) => property.Type is ComplexType
        ? JsonDocumentReader.Read(body, (ref Utf8JsonReader reader) => values.Read(ref reader, property, ""))
        : JsonDocumentReader.Read(body, (ref Utf8JsonReader reader) => Member(ref reader, Value, (ref Utf8JsonReader at) => values.Read(ref at, property, Value)));

    /// <summary>A reference: <c>{"@odata.id":"…"}</c>.</summary>
    public string Reference(ReadOnlyMemory<byte> body) =>
        JsonDocumentReader.Read(body, Id) ?? throw NoReference("body");

    string? Id(ref Utf8JsonReader reader) => Member(
        ref reader, "@id", static (ref Utf8JsonReader at) => at.TokenType == JsonTokenType.String ? JsonDocumentReader.Text(ref at) : null);

    List<string> Ids(ref Utf8JsonReader reader)
    {
        var ids = new List<string>();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new FaultException(FaultCode.InvalidBody, "References are an array: {\"value\":[{\"@odata.id\":\"Committees(5)\"}]}.", Value);
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var place = BodyPath.Join(Value, ids.Count);
            ids.Add(reader.TokenType == JsonTokenType.StartObject && Id(ref reader) is { } id ? id : throw NoReference(place));
        }

        return ids;
    }

    static FaultException NoReference(string place) =>
        new(FaultCode.InvalidBody, "A reference is {\"@odata.id\":\"Committees(5)\"}.", place);

    T? Member<T>(ref Utf8JsonReader reader, string wanted, JsonDocumentReader.ReadValue<T?> read)
    {
        var isObject = reader.TokenType == JsonTokenType.StartObject;
        var isFound = false;
        T? value = default;
        while (isObject && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonDocumentReader.Text(ref reader) ?? "";
            var (property, control) = ControlName.Of(name, isNewer);
            reader.Read();
            if (control is null ? name == wanted : property.Length == 0 && $"@{control}" == wanted)
            {
                value = isFound ? throw new FaultException(FaultCode.InvalidBody, $"'{name}' stands twice.", name) : read(ref reader);
                isFound = true;
            }
            else
            {
                reader.Skip();
            }
        }

        return isFound ? value : throw new FaultException(FaultCode.InvalidBody, $"The body is an object with the member '{wanted}'.", "body");
    }
}
