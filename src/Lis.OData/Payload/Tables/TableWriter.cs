using System.Collections.Immutable;
using Lis.OData.Execution;

namespace Lis.OData.Payload.Tables;

/// <summary>Writes rows into one table format. Serves one answer.</summary>
public abstract class TableWriter : IDisposable
{
    /// <summary>A writer of a format.</summary>
    /// <param name="format">The format.</param>
    /// <param name="columns">What the rows hold.</param>
    /// <param name="name">The name of the table.</param>
    public static TableWriter For(TableFormat format, ImmutableArray<TableColumn> columns, string name) => format.Kind switch
    {
        TableKind.Csv => new CsvTable(columns, format),
        TableKind.Xlsx => new XlsxTable(columns, name),
        _ => new Parquet.ParquetTable(columns),
    };

    /// <summary>Adds what comes before the rows.</summary>
    public abstract void Begin(Utf8Output output);

    /// <summary>Adds a row, now or with later ones.</summary>
    public abstract void Write(Utf8Output output, Row row);

    /// <summary>Adds what is held back and what comes after the rows.</summary>
    public abstract void End(Utf8Output output);

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives back what was rented.</summary>
    protected abstract void Dispose(bool isDisposing);
}
