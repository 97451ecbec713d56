using System.Text.Json;
using Lis.OData.Errors;
using Lis.OData.Model;

namespace Lis.OData.Changes.Body;

/// <summary>Reads the parameters of an action: a JSON object, or no body at all where none is needed (OData Protocol 11.5.5.1).</summary>
static class ActionBody
{
    /// <summary>The values by parameter name.</summary>
    /// <exception cref="FaultException">What is wrong with the body, all of it.</exception>
    public static IReadOnlyDictionary<string, object?> Read(Operation action, ReadOnlyMemory<byte> body, bool isNewer, bool numbersMayBeText)
    {
        var findings = new BodyFindings();
        var values = body.Length == 0
            ? new Dictionary<string, object?>(StringComparer.Ordinal)
            : JsonDocumentReader.Read(body, (ref Utf8JsonReader reader) => Members(ref reader, action, findings, isNewer, numbersMayBeText));
        foreach (var parameter in action.Parameters)
        {
            if (values.TryAdd(parameter.Name, null) && !parameter.IsOptional && !parameter.IsNullable)
            {
                findings.Add(FaultCode.MissingProperty, $"{action.Name} needs the parameter {parameter.Name}, a value of {parameter.Type}.", parameter.Name);
            }
        }

        findings.Throw();
        return values;
    }

    static Dictionary<string, object?> Members(
        ref Utf8JsonReader reader, Operation action, BodyFindings findings, bool isNewer, bool numbersMayBeText)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        var reading = new ValueReader(findings, numbersMayBeText);
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new FaultException(FaultCode.InvalidBody, $"The parameters of {action.Name} stand in a JSON object.", "body");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonDocumentReader.Text(ref reader) ?? "";
            reader.Read();
            if (ControlName.Of(name, isNewer).Control is not null)
            {
                reader.Skip();
            }
            else if (action.Parameters.FirstOrDefault(parameter => parameter.Name == name) is not { } parameter)
            {
                var known = string.Join(", ", action.Parameters.Select(parameter => parameter.Name));
                findings.Add(FaultCode.UnknownProperty, $"{action.Name} has no parameter '{name}'; it takes {(known.Length == 0 ? "none" : known)}.", name);
                reader.Skip();
            }
            else if (!values.TryAdd(name, reading.Read(ref reader, Property(parameter), name)))
            {
                findings.Add(FaultCode.InvalidBody, $"'{name}' stands twice.", name);
            }
        }

        return values;
    }

    static StructuralProperty Property(OperationParameter parameter) => new()
    {
        Name = parameter.Name,
        Type = parameter.Type,
        IsNullable = parameter.IsNullable || parameter.IsOptional,
        Source = new ResultSource(IsDynamic: false),
    };
}
