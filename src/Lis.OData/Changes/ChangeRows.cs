using System.Data.Common;
using Lis.OData.Changes.Body;
using Lis.OData.Errors;
using Lis.OData.Execution;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning;
using Lis.OData.Planning.Scalars;
using Lis.OData.Sql;

namespace Lis.OData.Changes;

/// <summary>
/// The rows of a transaction, for rules: what the service itself asks and changes goes past the rules of access, but a change that it makes
/// passes <see cref="ChangeTransaction.BeforeAsync"/> and <see cref="ChangeTransaction.AfterAsync"/> like any other. One round trip each.
/// </summary>
public sealed class ChangeRows
{
    readonly ChangeScope scope;
    readonly RowWriter writer;

    internal ChangeRows(ChangeScope scope, ChangeTransaction transaction, Caller caller, DateTimeOffset now, BodyFindings findings)
    {
        Findings = findings;
        this.scope = scope;
        Caller = caller;
        Now = now;
        Transaction = transaction;
        Runner = new TransactionRunner(transaction.Transaction, scope.Timeout);
        writer = new RowWriter(scope, this);
    }

    internal Caller Caller { get; }

    /// <summary>What is wrong with the rows so far; when there is anything in the end, nothing is stored.</summary>
    internal BodyFindings Findings { get; }

    internal DateTimeOffset Now { get; }

    internal ChangeTransaction Transaction { get; }

    internal TransactionRunner Runner { get; }

    internal ServiceModel Model => scope.Model;

    internal ChangeScope Scope => scope;

    /// <summary>The transaction of the database, for what no set shows.</summary>
    public DbTransaction Database => Transaction.Transaction;

    /// <summary>The sets of the service.</summary>
    public IReadOnlyList<EntitySet> Sets => scope.Model.EntitySets;

    /// <summary>The one row with these values; null when there is none. Of several, any.</summary>
    public async Task<StoredRow?> FindAsync(string set, CancellationToken cancellationToken, params (string Property, object? Value)[] values) =>
        (await RowsAsync(set, values, mostRows: 1, cancellationToken)).FirstOrDefault();

    /// <summary>Every row with these values.</summary>
    public Task<IReadOnlyList<StoredRow>> ListAsync(
        string set, CancellationToken cancellationToken, params (string Property, object? Value)[] values) => RowsAsync(set, values, null, cancellationToken);

    /// <summary>Makes a row as the service itself.</summary>
    public Task<RowChange> InsertAsync(string set, IReadOnlyDictionary<string, object?> values, CancellationToken cancellationToken) =>
        OwnAsync(new RowChange(SetOf(set), ChangeKind.Insert, null) { IsOwn = true }, values, cancellationToken);

    /// <summary>Changes a row as the service itself.</summary>
    public Task<RowChange> UpdateAsync(string set, StoredRow row, IReadOnlyDictionary<string, object?> values, CancellationToken cancellationToken) =>
        OwnAsync(new RowChange(SetOf(set), ChangeKind.Update, row) { IsOwn = true }, values, cancellationToken);

    /// <summary>Removes a row as the service itself.</summary>
    public Task<RowChange> DeleteAsync(string set, StoredRow row, CancellationToken cancellationToken) =>
        OwnAsync(new RowChange(SetOf(set), ChangeKind.Delete, row) { IsOwn = true }, new Dictionary<string, object?>(), cancellationToken);

    /// <summary>Stores a change after all checks and rules.</summary>
    /// <exception cref="FaultException">What checks, rules or the database find.</exception>
    internal Task StoreAsync(RowChange change, CancellationToken cancellationToken) => writer.StoreAsync(change, cancellationToken);

    /// <summary>The rows that a path leads to, as the caller sees them.</summary>
    internal Task<IReadOnlyList<StoredRow>> VisibleAsync(BoundRequest request, IEnumerable<PathSegment> path, CancellationToken cancellationToken) =>
        RunAsync(scope.Planner.Rows(path, Caller), request, null, cancellationToken);

    /// <summary>The rows of a type with certain values, as the caller sees them.</summary>
    internal Task<IReadOnlyList<StoredRow>> VisibleAsync(
        EntityType type, IEnumerable<(StructuralProperty Property, object? Value)> values, CancellationToken cancellationToken) =>
        RunAsync(scope.Planner.Rows(type, values, Caller), null, null, cancellationToken);

    /// <summary>Whether a new row's key is of a row already.</summary>
    internal async Task<bool> IsTakenAsync(RowChange change, CancellationToken cancellationToken) =>
        (await RunAsync(scope.Planner.Rows(change.Type, change.Type.Key.Select(key => (key, change[key.Name])), null), null, 1, cancellationToken)).Count > 0;

    /// <summary>The rows that a navigation leads to from a row, as the caller sees them.</summary>
    internal Task<IReadOnlyList<StoredRow>> RelatedAsync(StoredRow row, NavigationProperty navigation, CancellationToken cancellationToken) =>
        RunAsync(scope.Planner.Related(row.Type, row.Type.Key.Zip(row.Key), navigation, Caller), null, null, cancellationToken);

    /// <summary>The row of a change as it is stored now; of a new one with which something is wrong, as it would be.</summary>
    internal async Task<StoredRow> AgainAsync(RowChange change, CancellationToken cancellationToken) => change is { Kind: ChangeKind.Insert, IsSound: false }
        ? new StoredRow(change.Type, change.Type.Properties.ToDictionary(property => property.Name, property => change[property.Name], StringComparer.Ordinal)) { IsStored = false }
        : (await RunAsync(scope.Planner.Rows(change.Type, change.Type.Key.Zip(change.Key), null), null, 1, cancellationToken))[0];

    async Task<RowChange> OwnAsync(RowChange change, IReadOnlyDictionary<string, object?> values, CancellationToken cancellationToken)
    {
        foreach (var (name, value) in values)
        {
            change.Assign(name, value);
        }

        await StoreAsync(change, cancellationToken);
        return change;
    }

    Task<IReadOnlyList<StoredRow>> RowsAsync(
        string set, (string Property, object? Value)[] values, int? mostRows, CancellationToken cancellationToken)
    {
        var type = SetOf(set).Type;
        var wanted = values.Select(pair => (
            type.FindProperty(pair.Property) ?? throw new ArgumentException($"{type.Name} has no property {pair.Property}.", nameof(values)), pair.Value));
        return RunAsync(scope.Planner.Rows(type, wanted, null), null, mostRows, cancellationToken);
    }

    async Task<IReadOnlyList<StoredRow>> RunAsync(StoredRowsPlan plan, BoundRequest? request, int? mostRows, CancellationToken cancellationToken)
    {
        var query = mostRows is { } most ? plan.Query with { Limit = new NumberScalar(most, ScalarType.Number) } : plan.Query;
        var inputs = new ReadInputs(request ?? NoRequest, Caller, Now, PageSize.One);
        var rows = await Runner.RowsAsync(SqlEmitter.Emit(query, scope.Dialect), inputs, cancellationToken);
        return [.. rows.Select(values => Row(plan, values))];
    }

    static BoundRequest NoRequest { get; } = new(new BoundPath([]), QueryOptions.None, new Parsing.LiteralTable());

    static StoredRow Row(StoredRowsPlan plan, object?[] values)
    {
        var row = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (column, value) in plan.Columns.Zip(values))
        {
            var stored = StoredValue.Of(value, column.Source, column.Type);
            if (column.Part is null)
            {
                row[column.Property.Name] = stored;
            }
            else if (stored is not null)
            {
                row.TryAdd(column.Property.Name, new ComplexValue());
                ((ComplexValue)row[column.Property.Name]!)[column.Part.Name] = stored;
            }
        }

        return new StoredRow(plan.Type, row);
    }

    EntitySet SetOf(string name) => scope.Model.FindSet(name) ?? throw new ArgumentException($"There is no set {name}.", nameof(name));
}
