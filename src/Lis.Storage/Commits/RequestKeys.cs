using Lis.Storage.Tables;
using Microsoft.EntityFrameworkCore;

namespace Lis.Storage.Commits;

/// <summary>Named requests and how they were answered. A name lives for a day; writers follow one another, so two of one name never race.</summary>
public static class RequestKeys
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(1);

    /// <summary>The request of that name that was done within the last day; null when there is none.</summary>
    public static async Task<RequestKey?> FindAsync(WriteTransaction write, string caller, string key, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(write);
        var oldest = write.Stamp.At - Life;
        return await write.Context.RequestKeys.AsNoTracking()
            .FirstOrDefaultAsync(request => request.Caller == caller && request.Key == key && request.At > oldest, cancellation);
    }

    /// <summary>Keeps a request, and forgets those that are older than a day.</summary>
    public static async Task KeepAsync(WriteTransaction write, RequestKey request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(write);
        ArgumentNullException.ThrowIfNull(request);
        var oldest = write.Stamp.At - Life;
        await write.Context.RequestKeys.Where(old => old.At <= oldest).ExecuteDeleteAsync(cancellation);
        request.ChangeNo = write.Stamp.ChangeNo;
        request.At = write.Stamp.At;
        write.Context.RequestKeys.Add(request);
        await write.Context.SaveChangesAsync(cancellation);
    }
}
