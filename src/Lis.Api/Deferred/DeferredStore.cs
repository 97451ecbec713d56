using System.Buffers.Text;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Lis.Api.Settings;
using Lis.OData.Deferring;
using Lis.Storage.Deferred;
using Lis.Storage.Tables;

namespace Lis.Api.Deferred;

/// <summary>Keeps reads that are answered later in the database, where every replica finds them.</summary>
public sealed class DeferredStore(DeferredLedger ledger, DeferredSignals signals, LimitSettings limits, TimeProvider clock) : IDeferredStore
{
    public async ValueTask<string?> KeepAsync(HttpContext asker, DeferredRequest request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var read = new DeferredRead
        {
            Key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24)),
            Caller = DeferredCaller.NameOf(asker),
            Request = DeferredCaller.Of(asker, request).Write(),
            At = now,
            ExpiresAt = now + TimeSpan.FromMinutes(limits.DeferredMinutes),
        };
        if (!await ledger.EnterAsync(read, limits.DeferredPerCaller, limits.DeferredReads, cancellationToken))
        {
            return null;
        }

        signals.Wake();
        return read.Key;
    }

    public async ValueTask<DeferredState?> FindAsync(HttpContext asker, string name, CancellationToken cancellationToken) =>
        await ledger.FindAsync(name, DeferredCaller.NameOf(asker), clock.GetUtcNow(), cancellationToken) is { } read
            ? new DeferredState(
                read.Status,
                read.Headers is null ? ImmutableDictionary<string, string>.Empty : JsonSerializer.Deserialize<ImmutableDictionary<string, string>>(read.Headers)!,
                read.Length)
            : null;

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var number = 0; await ledger.PieceAsync(name, number, cancellationToken) is { } piece; number++)
        {
            yield return piece;
        }
    }

    public async ValueTask<bool> RemoveAsync(HttpContext asker, string name, CancellationToken cancellationToken)
    {
        var isGone = await ledger.RemoveAsync(name, DeferredCaller.NameOf(asker), cancellationToken);
        if (isGone)
        {
            signals.Cancel(name);
        }

        return isGone;
    }
}
