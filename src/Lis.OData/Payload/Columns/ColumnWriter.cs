using Lis.OData.Execution;

namespace Lis.OData.Payload.Columns;

/// <summary>
/// Writes the value of one column: chosen once per plan for the column's EDM type and the way in which it is kept, so that no row asks
/// again what it is. One writer serves JSON, text and URLs.
/// </summary>
/// <param name="isQuoted">Whether JSON has the value in quotes.</param>
public abstract class ColumnWriter(bool isQuoted)
{
    /// <summary>Adds the value as JSON; NULL as <c>null</c>.</summary>
    public void WriteJson(Utf8Output output, Row row, int ordinal)
    {
        if (row.IsNull(ordinal))
        {
            output.Write(NullJson);
        }
        else
        {
            WriteValue(output, row, ordinal);
        }
    }

    /// <summary>Adds the value of a column that is not NULL as JSON.</summary>
    public void WriteValue(Utf8Output output, Row row, int ordinal)
    {
        if (isQuoted)
        {
            output.Write((byte)'"');
            WriteInside(output, row, ordinal);
            output.Write((byte)'"');
        }
        else
        {
            WriteInside(output, row, ordinal);
        }
    }

    /// <summary>Adds the bare value as in <c>/$value</c>; the column must not be NULL.</summary>
    public abstract void WriteText(Utf8Output output, Row row, int ordinal);

    /// <summary>What JSON has for NULL.</summary>
    protected virtual ReadOnlySpan<byte> NullJson => "null"u8;

    /// <summary>Adds the value as it stands in JSON, without the quotes; the same as the bare value unless JSON wants more.</summary>
    protected virtual void WriteInside(Utf8Output output, Row row, int ordinal) => WriteText(output, row, ordinal);
}
