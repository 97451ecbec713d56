using Lis.Import;

namespace Lis.Api.Jobs;

/// <summary>A file on disk that can tell how far its readers are.</summary>
sealed class WatchedFile
{
    const int Buffer = 1 << 16;

    readonly long length;

    FileStream? last;

    public WatchedFile(string path, string? name)
    {
        length = Math.Max(1, new FileInfo(path).Length);
        File = new(name ?? path, () => last = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, Buffer, FileOptions.SequentialScan));
    }

    public ImportFile File { get; }

    /// <summary>How much of the file was read, from 0 to 1, by whoever opened it last.</summary>
    public double Share => last is { CanRead: true } open ? Math.Min(1, (double)open.Position / length) : 0;
}
