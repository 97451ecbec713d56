using System.Data.Common;
using Lis.OData.Changes;
using Lis.OData.Errors;
using Microsoft.Data.Sqlite;

namespace Lis.ReferenceService.Changes;

/// <summary>A transaction over the reference model: gives keys, defaults, versions and times, and remembers what was deleted.</summary>
sealed class ReferenceChange(DbConnection connection, DbTransaction transaction, long number, TimeProvider clock) : ChangeTransaction
{
    /// <inheritdoc />
    public override DbTransaction Transaction => transaction;

    /// <summary>The number of the commit, which is the version of every row that it changes.</summary>
    public long Number => number;

    /// <inheritdoc />
    public override void Prepare(RowChange change)
    {
        if (change.Kind != ChangeKind.Insert)
        {
            return;
        }

        if (change.Type.FindProperty("ID") is not null && change["ID"] is null)
        {
            change.Assign("ID", Guid.NewGuid());
        }

        if (change.Type.FindProperty("ProductType") is not null)
        {
            change.Assign("ProductType", change.Type.Name);
        }

        if (change.Streams.Count > 0 && change["Name"] is null)
        {
            change.Assign("Name", "Untitled");
        }

        foreach (var property in change.Type.Properties.Where(property => property.Default is not null && !change.Values.ContainsKey(property.Name)))
        {
            change.Assign(property.Name, property.Default);
        }
    }

    /// <inheritdoc />
    public override async ValueTask BeforeAsync(RowChange change, ChangeRows rows, CancellationToken cancellationToken)
    {
        if (change.Kind == ChangeKind.Delete)
        {
            await LeaveAsync(change, rows, cancellationToken);
            return;
        }

        var now = clock.GetUtcNow();
        Stamp(change, "Version", number);
        Stamp(change, "UpdatedAt", now);
        if (change.Streams is [var edit])
        {
            Stamp(change, "Size", (long?)edit.Bytes?.Length);
            Stamp(change, "ContentType", edit.MediaType);
        }

        if (change.Kind == ChangeKind.Insert)
        {
            Stamp(change, "CreatedAt", now);
        }
    }

    /// <inheritdoc />
    public override async ValueTask AfterAsync(RowChange change, ChangeRows rows, CancellationToken cancellationToken)
    {
        if (change.Kind == ChangeKind.Delete && change.Set.IsTracked)
        {
            await new Sql(transaction).ExecuteAsync(
                "INSERT INTO change_removals VALUES (@p0, @p1, @p2)", cancellationToken, change.Set.Name, change.KeyText, number);
        }
    }

    /// <inheritdoc />
    public override async ValueTask CommitAsync(CancellationToken cancellationToken) => await transaction.CommitAsync(cancellationToken);

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    static void Stamp(RowChange change, string name, object? value)
    {
        if (change.Type.FindProperty(name) is not null)
        {
            change.Assign(name, value);
        }
    }

    /// <summary>What belongs to a product goes with it; a category that has products stays.</summary>
    async Task LeaveAsync(RowChange change, ChangeRows rows, CancellationToken cancellationToken)
    {
        var id = change.Key is [Guid key] ? (object)(connection is SqliteConnection ? key.ToString("D") : key) : "";
        if (change.Set.Name == "Categories" && await rows.FindAsync("Products", cancellationToken, ("CategoryID", change.Key[0])) is not null)
        {
            change.Refuse(FaultCode.Conflict, "The category has products; give them another one first.");
        }
        else if (change.Set.Name == "Products")
        {
            var sql = new Sql(transaction);
            await sql.ExecuteAsync("""DELETE FROM product_descriptions WHERE "ProductID" = @p0""", cancellationToken, id);
            await sql.ExecuteAsync("""DELETE FROM related_products WHERE "ProductID" = @p0 OR "RelatedID" = @p0""", cancellationToken, id);
        }
    }
}
