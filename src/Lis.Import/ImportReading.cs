using System.Text;
using System.Text.Json;
using System.Xml;
using ExcelDataReader.Exceptions;
using Lis.Import.Formats;

namespace Lis.Import;

/// <summary>The way into this project: a profile and a file in, rows, faults and notices out, one at a time.</summary>
public static class ImportReading
{
    /// <summary>
    /// Reads a file, or the files of an archive, in constant memory. Nothing that a file holds is an exception: a fault that ends the
    /// reading is the last reject. Stop enumerating to cancel.
    /// </summary>
    public static IEnumerable<ImportItem> Read(ImportProfile profile, ImportRequest request)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(request);
        return Guarded(() => Files(profile, request));
    }

    static IEnumerable<ImportItem> Files(ImportProfile profile, ImportRequest request)
    {
        var files = Archive.FilesOf(request.File, request.Limits);
        if (profile.ReadTogether is { } together)
        {
            return Guarded(() => together(files, request));
        }

        return files.Count == 1
            ? Guarded(() => profile.Read(request with { File = files[0] }))
            : OneAfterTheOther(files, profile, request);
    }

    static IEnumerable<ImportItem> OneAfterTheOther(IReadOnlyList<ImportFile> files, ImportProfile profile, ImportRequest request)
    {
        var before = 0L;
        foreach (var file in files)
        {
            var last = before;
            foreach (var item in Guarded(() => profile.Read(request with { File = file })))
            {
                var row = item.Row == 0 ? 0 : before + item.Row;
                last = Math.Max(last, row);
                yield return item with { Row = row, Column = $"{file.Name}: {item.Column}".TrimEnd(' ', ':') };
            }

            before = last;
        }
    }

    static IEnumerable<ImportItem> Guarded(Func<IEnumerable<ImportItem>> source)
    {
        IEnumerator<ImportItem>? items = null;
        try
        {
            while (true)
            {
                ImportItem? item = null;
                ImportReject? end = null;
                try
                {
                    items ??= source().GetEnumerator();
                    item = items.MoveNext() ? items.Current : null;
                }
                catch (Exception fault) when (RejectOf(fault) is { } reject)
                {
                    end = reject;
                }

                if (item is not null)
                {
                    yield return item;
                    continue;
                }

                if (end is not null)
                {
                    yield return end;
                }

                yield break;
            }
        }
        finally
        {
            items?.Dispose();
        }
    }

    static ImportReject? RejectOf(Exception fault) => fault switch
    {
        ImportFault own => new()
        {
            Line = own.Line,
            Column = own.Column,
            RawValue = own.RawValue,
            Rule = own.Rule,
            Message = own.Message,
            EndsReading = true,
        },
        JsonException json => Unreadable((int)(json.LineNumber ?? -1) + 1, "Filen er ikke gyldig JSON."),
        XmlException xml => Unreadable(xml.LineNumber, "Filen rummer XML, der ikke kan læses."),
        ExcelReaderException or InvalidDataException => Unreadable(0, "Filen er beskadiget eller er ikke af den type, den giver sig ud for."),
        DecoderFallbackException => new()
        {
            Rule = ImportRules.TextEncoding,
            Message = "Filen er ikke gyldig i sit eget tegnsæt.",
            EndsReading = true,
        },
        _ => null,
    };

    static ImportReject Unreadable(int line, string message) =>
        new() { Line = line, Rule = ImportRules.FileFormat, Message = message, EndsReading = true };
}
