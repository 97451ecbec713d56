using System.Text.Json;
using Lis.OData.Errors;
using Lis.OData.Model;

namespace Lis.OData.Changes.Body;

/// <summary>Reads the bodies that changes take. Everything wrong with a body goes into the findings; what is no JSON at all is a fault at once.</summary>
/// <param name="findings">Where what is wrong goes.</param>
/// <param name="isNewer">Whether the body is of 4.01 or later.</param>
/// <param name="numbersMayBeText">Whether Edm.Int64 and Edm.Decimal may stand as text.</param>
sealed class BodyReader(BodyFindings findings, bool isNewer, bool numbersMayBeText)
{
    readonly ValueReader values = new(findings, numbersMayBeText);

    /// <summary>An entity.</summary>
    public EntityBody Entity(ReadOnlyMemory<byte> body, EntityType type)
    {
        var entities = new EntityReader(findings, values, isNewer);
        return JsonDocumentReader.Read(body, (ref Utf8JsonReader reader) => entities.Read(ref reader, type, ""));
    }

    /// <summary>The value of a property: an object of the complex type, or <c>{"value":…}</c>.</summary>
    public object? Property(ReadOnlyMemory<byte> body, StructuralProperty property) => property.Type is ComplexType
        ? JsonDocumentReader.Read(body, (ref Utf8JsonReader reader) => values.Read(ref reader, property, ""))
        : JsonDocumentReader.Read(body, (ref Utf8JsonReader reader) => Member(ref reader, "value", (ref Utf8JsonReader at) => values.Read(ref at, property, "value")));

    /// <summary>A reference: <c>{"@odata.id":"…"}</c>.</summary>
    public string Reference(ReadOnlyMemory<byte> body) =>
        JsonDocumentReader.Read(body, (ref Utf8JsonReader reader) => Member(ref reader, "@id", static (ref Utf8JsonReader at) =>
            at.TokenType == JsonTokenType.String ? JsonDocumentReader.Text(ref at) : null))
        ?? throw new FaultException(FaultCode.InvalidBody, "A reference is {\"@odata.id\":\"Committees(5)\"}.", "body");

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
