using System.Buffers.Text;
using System.Collections.Immutable;
using Lis.OData.Errors;
using Lis.OData.Execution;
using Lis.OData.Model;
using Lis.OData.Payload.Columns;
using Lis.OData.Planning;

namespace Lis.OData.Payload.Tables;

/// <summary>
/// A column of a table. Rows become flat: parts of complex values and properties of single-valued expands are columns named by their path
/// (<c>Indicator/Name</c>), collections of values are cells with their JSON text.
/// </summary>
public sealed class TableColumn
{
    readonly ColumnWriter writer;
    readonly int[] presences;

    TableColumn(string name, ColumnItem item, ImmutableArray<ColumnRead> presences, StructuralProperty? property)
    {
        Name = name;
        Type = item.Type;
        Column = item.Column;
        Property = property;
        this.presences = [.. presences.Select(presence => presence.Ordinal)];
        writer = ColumnWriters.For(item.Type, item.Column, numbersAsText: false);
    }

    /// <summary>The name in the header.</summary>
    public string Name { get; }

    /// <summary>The EDM type.</summary>
    public ODataType Type { get; }

    /// <summary>Where and how the value stands in the row.</summary>
    public ColumnRead Column { get; }

    /// <summary>The declared property, for its facets; null when the request made the value.</summary>
    public StructuralProperty? Property { get; }

    /// <summary>The kind of a primitive; null for enumerations, collections and complex values.</summary>
    public PrimitiveKind? Kind => (Type as PrimitiveType)?.Kind;

    /// <summary>Whether people wrote the value, so that it can begin with anything.</summary>
    public bool IsFreeText => Kind == PrimitiveKind.String;

    /// <summary>The columns of rows of a shape.</summary>
    /// <exception cref="FaultException">NotAcceptable: the rows cannot be made flat.</exception>
    public static ImmutableArray<TableColumn> Of(RowShape shape) => [.. Columns(shape.Items, shape.Type, "", [])];

    /// <summary>Whether there is no value.</summary>
    public bool IsNull(Row row)
    {
        foreach (var presence in presences)
        {
            if (row.IsNull(presence))
            {
                return true;
            }
        }

        return row.IsNull(Column.Ordinal);
    }

    /// <summary>Adds the bare value; there must be one. Bytes are base64url.</summary>
    public void WriteText(Utf8Output output, Row row)
    {
        if (Kind == PrimitiveKind.Binary)
        {
            var bytes = row.GetBytes(Column.Ordinal);
            output.Advance(Base64Url.EncodeToUtf8(bytes, output.Reserve(Base64Url.GetEncodedLength(bytes.Length))));
        }
        else
        {
            writer.WriteText(output, row, Column.Ordinal);
        }
    }

    static IEnumerable<TableColumn> Columns(
        ImmutableArray<ShapeItem> items, StructuredType? type, string path, ImmutableArray<ColumnRead> presences) => items.SelectMany(item => item switch
        {
            ColumnItem column => [new TableColumn(path + column.Name, column, presences, type?.FindProperty(column.Name))],
            ComplexItem complex => Columns(
                complex.Parts, complex.Type, $"{path}{item.Name}/", complex.Presence is { } presence ? presences.Add(presence) : presences),
            EntityItem { IsReference: false } entity => Columns(entity.Shape.Items, entity.Shape.Type, $"{path}{item.Name}/", presences.Add(entity.Presence)),
            LinkItem or AddressItem => [],
            _ => throw new FaultException(
                FaultCode.NotAcceptable,
                $"A table has one line for each row, so '{path}{item.Name}' cannot be expanded in it; ask for JSON, or read that set with a filter.",
                "$expand"),
        });
}
