using System.Collections.Immutable;
using Lis.Api.V1;
using Lis.Api.V1.Changes;
using Lis.Import;
using Lis.Import.Templates;
using Lis.OData.Changes;
using Lis.OData.Model;
using Lis.Storage.Observations;

namespace Lis.Api.Templates;

/// <summary>
/// Stores the lines of a template in one transaction by the requests that a client would send, so that rights, rules and audit are those of
/// every other change. A line that fails takes back only itself; one that refers to a row further down waits for it.
/// </summary>
sealed class TemplateStore(EngineRequests engine, EntitySet set, TemplateShape shape, ChangeGroup group)
{
    const string Before = "before_row";

    int inserted;
    int updated;
    int unchanged;

    /// <summary>What was done.</summary>
    public ObservationCounts Counts => new(inserted, updated, unchanged, 0);

    /// <summary>Stores what can be stored; tells of the rest.</summary>
    public async Task StoreAsync(IReadOnlyList<TemplateRow> rows, Action<ImportReject> refuse, CancellationToken cancellation)
    {
        var transaction = await group.OpenAsync(cancellation);
        var left = rows;
        while (true)
        {
            var waiting = new List<(TemplateRow Row, IReadOnlyList<ImportReject> Faults)>();
            foreach (var row in left)
            {
                cancellation.ThrowIfCancellationRequested();
                await transaction.Transaction.SaveAsync(Before, cancellation);
                var faults = await StoreAsync(row, (LisChange)transaction);
                if (faults.Count == 0)
                {
                    await transaction.Transaction.ReleaseAsync(Before, cancellation);
                    continue;
                }

                await transaction.Transaction.RollbackAsync(Before, cancellation);
                if (faults.All(fault => fault.Rule == TemplateFaults.Reference))
                {
                    waiting.Add((row, faults));
                }
                else
                {
                    faults.ToList().ForEach(refuse);
                }
            }

            if (waiting.Count is 0 || waiting.Count == left.Count)
            {
                waiting.SelectMany(each => each.Faults).ToList().ForEach(refuse);
                return;
            }

            left = [.. waiting.Select(each => each.Row)];
        }
    }

    async Task<IReadOnlyList<ImportReject>> StoreAsync(TemplateRow row, LisChange transaction)
    {
        var before = transaction.RowsStored;
        using var answer = new MemoryStream();
        var (status, isCreated) = await SendAsync(row, answer);
        if (status >= StatusCodes.Status400BadRequest)
        {
            return TemplateFaults.Of(shape, row, answer.ToArray());
        }

        _ = isCreated ? inserted++ : transaction.RowsStored > before ? updated++ : unchanged++;
        return [];
    }

    async Task<(int Status, bool IsCreated)> SendAsync(TemplateRow row, MemoryStream answer)
    {
        var key = shape.Columns.First(column => column.IsKey);
        if (!row.Values.TryGetValue(key.Property, out var value) || value is null)
        {
            return await engine.ChangeAsync(HttpMethods.Post, "/" + set.Name, TemplateBody.Of(shape, row, withKey: false), group, false, answer);
        }

        var path = "/" + KeyLiteral.Address(set, ImmutableArray.Create(KeyOf(value)));
        var body = TemplateBody.Of(shape, row, withKey: false);
        var result = await engine.ChangeAsync(HttpMethods.Patch, path, body, group, false, answer);
        if (result.Status != StatusCodes.Status428PreconditionRequired)
        {
            return result;
        }

        answer.SetLength(0);
        return await engine.ChangeAsync(HttpMethods.Patch, path, body, group, true, answer);
    }

    static object? KeyOf(object value) => value is decimal number ? (long)number : value;
}
