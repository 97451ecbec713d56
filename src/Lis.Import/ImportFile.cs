namespace Lis.Import;

/// <summary>A file to import. It can be opened several times, since some formats name their columns after their figures.</summary>
public sealed class ImportFile(string name, Func<Stream> open)
{
    /// <summary>Name without a path.</summary>
    public string Name { get; } = Path.GetFileName(name);

    /// <summary>Opens the file at its beginning; the caller disposes the stream.</summary>
    public Stream Open() => open();

    /// <summary>A file on disk.</summary>
    public static ImportFile OnDisk(string path, string? name = null) =>
        new(name ?? path, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan));

    /// <summary>A file in memory.</summary>
    public static ImportFile InMemory(string name, byte[] bytes) => new(name, () => new MemoryStream(bytes, writable: false));
}
