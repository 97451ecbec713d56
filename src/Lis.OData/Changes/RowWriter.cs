using System.Data.Common;
using Lis.OData.Errors;
using Lis.OData.Execution;
using Lis.OData.Model;
using Lis.OData.Sql;

namespace Lis.OData.Changes;

/// <summary>Takes one row's change all the way: checks, the host's rules, the statements, what the host does afterwards.</summary>
sealed class RowWriter(ChangeScope scope, ChangeRows rows)
{
    readonly RowChecks checks = new(rows);
    readonly LinkWriter links = new(scope, rows);

    /// <summary>Stores a row with which nothing is wrong; what is wrong goes into the findings, so that the rows after it are looked at too.</summary>
    /// <exception cref="FaultException">What the database finds, after which it does nothing more, with all that was found before.</exception>
    public async Task StoreAsync(RowChange change, CancellationToken cancellationToken)
    {
        if (change is { Kind: ChangeKind.Update, LinkRows.Count: 0, StreamEdits.Count: 0, IsSound: true } && !change.Values.Keys.Any(change.Differs))
        {
            return;
        }

        await CheckAsync(change, cancellationToken);
        if (!change.IsSound)
        {
            rows.Findings.AddRange(change.Refusals);
            return;
        }

        try
        {
            await RunAsync(change, cancellationToken);
        }
        catch (DbException error) when (ChangeFaults.Explain(error, change) is { } fault)
        {
            if (FaultStatus.Of(fault.Code) < 500)
            {
                rows.Findings.Add(fault);
                rows.Findings.Throw();
            }

            throw fault;
        }
    }

    async Task CheckAsync(RowChange change, CancellationToken cancellationToken)
    {
        rows.Transaction.Prepare(change);
        await checks.CheckAsync(change, cancellationToken);
        RowChecks.CheckRequired(change);
        // What the caller may not see must not show in what rules say of it.
        var mayAsk = change.IsSound;
        rows.Transaction.Check(change);
        if (mayAsk)
        {
            await rows.Transaction.BeforeAsync(change, rows, cancellationToken);
        }

        if (change is { Kind: ChangeKind.Insert, IsSound: false } && change.Type.Key.All(key => !key.IsComputed && change.IsKnown(key.Name) && change[key.Name] is not null)
            && await rows.IsTakenAsync(change, cancellationToken))
        {
            var taken = ChangeFaults.Duplicate(change);
            change.Refuse(taken.Code, taken.Message, change.Type.Key[^1].Name);
        }
    }

    async Task RunAsync(RowChange change, CancellationToken cancellationToken)
    {
        if (await rows.Transaction.StoreAsync(change, rows, cancellationToken) is { } key)
        {
            change.Key = key;
            await rows.Transaction.AfterAsync(change, rows, cancellationToken);
            return;
        }

        if (change.Kind == ChangeKind.Insert)
        {
            await InsertAsync(change, cancellationToken);
        }

        var edited = change.LinkRows.Count > 0 && await links.RunAsync(change, cancellationToken);
        if (change.Kind == ChangeKind.Update && !edited && change.LinkRows.Count > 0 && !change.Given.Any(change.Differs))
        {
            return;
        }

        if (change.Kind == ChangeKind.Delete || (change.Kind == ChangeKind.Update && change.Values.Count + change.StreamEdits.Count > 0))
        {
            await ReplaceAsync(change, cancellationToken);
        }

        await rows.Transaction.AfterAsync(change, rows, cancellationToken);
        await links.TouchFarAsync(change, cancellationToken);
    }

    async Task InsertAsync(RowChange change, CancellationToken cancellationToken)
    {
        var key = change.Type.Key.Select(property => (ColumnSource)property.Source).ToList();
        var statement = ChangeStatements.Insert(scope.Dialect, TableOf(change.Type), [.. RowColumns.Of(change)], [.. key.Select(column => column.Column)]);
        var made = (await rows.Runner.RowsAsync(statement, null, cancellationToken))[0];
        change.Key = [.. change.Type.Key.Select((property, index) => StoredValue.Of(made[index], key[index], property.Type))];
    }

    async Task ReplaceAsync(RowChange change, CancellationToken cancellationToken)
    {
        var key = RowColumns.OfKey(change.Before!).ToList();
        var table = TableOf(change.Type);
        var statement = change.Kind == ChangeKind.Delete
            ? ChangeStatements.Delete(scope.Dialect, table, key)
            : ChangeStatements.Update(scope.Dialect, table, [.. RowColumns.Of(change)], key);
        if (await rows.Runner.ExecuteAsync(statement, cancellationToken) == 0)
        {
            throw new FaultException(FaultCode.NotFound, "There is no such entity, or none for this caller.", "path");
        }
    }

    static string TableOf(EntityType type) =>
        type.Table is Table table ? table.Name : throw new FaultException(FaultCode.MethodNotAllowed, $"Rows of {type.Name} cannot be written.");
}
