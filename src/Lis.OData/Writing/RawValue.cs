using System.Text;
using Lis.OData.Changes.Body;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing;

namespace Lis.OData.Writing;

/// <summary>Reads the bare value of a primitive property (<c>PUT …/$value</c>, OData Protocol 11.4.9.1).</summary>
static class RawValue
{
    /// <exception cref="FaultException">InvalidValue.</exception>
    public static object Read(StructuralProperty property, byte[] bytes)
    {
        if (property.Type is PrimitiveType { Kind: PrimitiveKind.Binary })
        {
            return Checked(property, bytes);
        }

        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw Wrong(property);
        }

        var kind = property.Type switch
        {
            PrimitiveType { IsNumeric: true } => text.AsSpan().IndexOfAny(".eEN") < 0 ? LiteralKind.Int64 : LiteralKind.Double,
            PrimitiveType { Kind: PrimitiveKind.Boolean } => LiteralKind.Boolean,
            _ => LiteralKind.String,
        };
        var isWord = kind != LiteralKind.Boolean || text is "true" or "false";
        return Checked(property, (isWord ? LiteralConverter.TryConvert(kind, text, property.Type) : null) ?? throw Wrong(property));
    }

    static object Checked(StructuralProperty property, object value) => Facets.Complaint(property, value) is { } complaint
        ? throw new FaultException(FaultCode.InvalidValue, $"{property.Name} {complaint}", property.Name)
        : value;

    static FaultException Wrong(StructuralProperty property) =>
        new(FaultCode.InvalidValue, $"The body is not a value of {property.Type.FullName} in plain text.", property.Name);
}
