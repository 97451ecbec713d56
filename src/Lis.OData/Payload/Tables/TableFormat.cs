namespace Lis.OData.Payload.Tables;

/// <summary>The formats that hold rows as a table.</summary>
public enum TableKind
{
    /// <summary>Comma-separated values (RFC 4180).</summary>
    Csv,

    /// <summary>A workbook with one sheet (Office Open XML).</summary>
    Xlsx,

    /// <summary>Apache Parquet.</summary>
    Parquet,
}

/// <summary>A table format with what the client chose of it.</summary>
/// <param name="Kind">Which.</param>
/// <param name="IsDanish">Csv: semicolon and decimal comma, as Excel in Danish reads it (<c>locale=da</c>).</param>
/// <param name="HasByteOrderMark">Csv: begins with a byte order mark, by which Excel knows UTF-8 (<c>bom=true</c>).</param>
public sealed record TableFormat(TableKind Kind, bool IsDanish = false, bool HasByteOrderMark = false)
{
    /// <summary>The media type without parameters.</summary>
    public static string MediaTypeOf(TableKind kind) => kind switch
    {
        TableKind.Csv => "text/csv",
        TableKind.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/vnd.apache.parquet",
    };

    /// <summary>The Content-Type header.</summary>
    public string ContentType => Kind == TableKind.Csv ? "text/csv; charset=utf-8; header=present" : MediaTypeOf(Kind);

    /// <summary>The ending of the file's name, without a dot.</summary>
    public string Extension => Kind.ToString().ToLowerInvariant();
}
