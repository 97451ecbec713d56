using Lis.Conformance.Harness;
using Lis.Conformance.Storage;
using Lis.Domain;
using Lis.Storage.Commits;
using Lis.Storage.Connections;
using Microsoft.EntityFrameworkCore;

namespace Lis.Conformance.Delta;

/// <summary>Commits that make, change and delete rows which leave tombstones.</summary>
sealed class RemarkCommits(TestDatabase database, int seed) : IAsyncDisposable
{
    readonly Random _random = new(seed);
    readonly LisDatabase _lis = StorageDatabase.Open(database);

    /// <summary>One commit of some changes of remarks.</summary>
    public Task CommitAsync() => CommitAsync(async (context, cancellation) =>
    {
        var rows = await context.Remarks.OrderBy(row => row.Id).ToListAsync(cancellation);
        foreach (var row in rows.OrderBy(_ => _random.Next()).Take(_random.Next(1, 4)))
        {
            if (_random.Next(3) == 0)
            {
                context.Remove(row);
            }
            else
            {
                row.Kind = (RemarkKind)_random.Next(3);
                row.Text = $"Rettet {_random.Next(1000)}";
            }
        }

        for (var i = _random.Next(3); i >= 0; i--)
        {
            context.Add(new Remark { Kind = (RemarkKind)_random.Next(3), Subject = "Ny", MunicipalityCode = _random.Next(3) switch { 0 => "766", 1 => "657", _ => null } });
        }
    });

    /// <summary>One commit.</summary>
    /// <param name="work">What it changes.</param>
    /// <param name="linger">Until when it stays open with everything stored; all other writers wait for it. Null = not at all.</param>
    public async Task<long> CommitAsync(Func<Lis.Storage.LisDbContext, CancellationToken, Task> work, Func<CancellationToken, Task>? linger = null)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var write = await WriteTransaction.BeginAsync(_lis, RowScope.All, cancellation);
        await work(write.Context, cancellation);
        await write.SaveAsync(cancellation);
        if (linger is not null)
        {
            await linger(cancellation);
        }

        await write.CommitAsync(cancellation);
        return write.Stamp.ChangeNo;
    }

    public ValueTask DisposeAsync() => _lis.DisposeAsync();
}
