using System.Data.Common;
using Lis.Domain;
using Lis.Storage.Commits;
using Lis.Storage.Configuration;

namespace Lis.Storage.Observations;

/// <summary>The breakdowns that changes bring with them, each once.</summary>
internal sealed class NewBreakdowns
{
    private readonly Dictionary<string, IReadOnlyList<BreakdownMember>> _found = new(StringComparer.Ordinal);

    /// <summary>The same changes, noted on their way.</summary>
    public IEnumerable<(long Row, ObservationChange Change)> Watch(IEnumerable<(long Row, ObservationChange Change)> changes)
    {
        foreach (var item in changes)
        {
            if (item.Change.NewBreakdown is { Count: > 0 } members)
            {
                _found.TryAdd(item.Change.BreakdownKey, members);
            }

            yield return item;
        }
    }

    public async Task StageAsync(DbTransaction transaction, long batch, CancellationToken cancellation)
    {
        if (_found.Count == 0)
        {
            return;
        }

        await using var command = transaction.Connection!.Command(
            """
            INSERT INTO "StagedBreakdowns" ("Batch", "Key", "Label", "Members") VALUES (@batch, @key, @label, @members)
            ON CONFLICT ("Batch", "Key") DO NOTHING
            """,
            transaction);
        foreach (var (key, members) in _found)
        {
            command.Parameters.Clear();
            command.Add("batch", batch);
            command.Add("key", key);
            command.Add("label", string.Join(", ", members.Select(member => member.Label ?? member.Member)));
            command.Add("members", JsonText.Write(members.ToList()));
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }
}
