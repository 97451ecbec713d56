using System.IO.Compression;

namespace Lis.Import.Formats;

/// <summary>Looks into zip archives, and refuses those that would unpack to more than they say or than is allowed.</summary>
static class Archive
{
    const long RatioMattersFrom = 16L << 20;

    static ReadOnlySpan<byte> EmptyArchive => "PK\u0005\u0006"u8;

    /// <summary>The files of an archive, or the file itself if it is none; a workbook counts as one file.</summary>
    public static IReadOnlyList<ImportFile> FilesOf(ImportFile file, ImportLimits limits)
    {
        if (!IsZip(file))
        {
            return [file];
        }

        using var archive = new ZipArchive(file.Open(), ZipArchiveMode.Read);
        Check(archive, limits);
        if (archive.GetEntry("[Content_Types].xml") is not null)
        {
            return [file];
        }

        var entries = archive.Entries.Where(IsData).Select(entry => FileOf(file, entry.FullName, limits)).ToList();
        return entries.Count > 0 ? entries : throw new ImportFault(ImportRules.FileEmpty, "Arkivet rummer ingen filer.");
    }

    public static bool IsZip(ImportFile file)
    {
        using var stream = file.Open();
        Span<byte> start = stackalloc byte[4];
        var read = stream.ReadAtLeast(start, 4, throwOnEndOfStream: false);
        return read == 4 && (start.SequenceEqual("PK\u0003\u0004"u8) || start.SequenceEqual(EmptyArchive));
    }

    static ImportFile FileOf(ImportFile archive, string entryName, ImportLimits limits) => new(entryName, () =>
    {
        var zip = new ZipArchive(archive.Open(), ZipArchiveMode.Read);
        var left = limits.UnpackedBytes;
        return new LimitedStream(zip.GetEntry(entryName)!.Open(), Count, zip);

        void Count(int read) => _ = (left -= read) >= 0 ? 0 : throw TooLarge(limits);
    });

    static bool IsData(ZipArchiveEntry entry) =>
        entry.Name.Length > 0 && !entry.Name.StartsWith('.') && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal);

    static void Check(ZipArchive archive, ImportLimits limits)
    {
        if (archive.Entries.Count > limits.ArchiveEntries && archive.GetEntry("[Content_Types].xml") is null)
        {
            throw new ImportFault(ImportRules.FileTooLarge, $"Arkivet rummer flere end {limits.ArchiveEntries} filer.");
        }

        var (packed, unpacked) = (0L, 0L);
        foreach (var entry in archive.Entries)
        {
            packed += entry.CompressedLength;
            unpacked += entry.Length;
            if (unpacked > limits.UnpackedBytes || (unpacked > RatioMattersFrom && unpacked / Math.Max(1, packed) > limits.UnpackedRatio))
            {
                throw TooLarge(limits);
            }
        }

        if (archive.GetEntry("xl/sharedStrings.xml") is { } texts && texts.Length > limits.WorkbookTextBytes)
        {
            throw TooLarge(limits);
        }
    }

    static ImportFault TooLarge(ImportLimits limits) =>
        new(
        ImportRules.FileTooLarge,
        $"Udpakket fylder filen for meget; grænsen er {limits.UnpackedBytes >> 20} MB og {limits.UnpackedRatio} gange den pakkede størrelse.");
}
