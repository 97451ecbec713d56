using Lis.Storage.Commits;
using Lis.Storage.Connections;

namespace Lis.Storage.Imports;

/// <summary>A job has nobody waiting for it: it asks for the writers' lock until it gets it.</summary>
internal static class Patience
{
    public static async Task<WriteTransaction> BeginAsync(LisDatabase database, string municipality, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return await WriteTransaction.BeginAsync(database, municipality, cancellation);
            }
            catch (WritersBusyException)
            {
                cancellation.ThrowIfCancellationRequested();
            }
        }
    }
}
