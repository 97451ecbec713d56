using System.Collections;
using System.Globalization;
using System.Text;
using Lis.Import;
using Lis.Storage.Imports;

namespace Lis.Api.Jobs;

/// <summary>Counts what a file held. Of a file of ten million rows it keeps one bit each, and no more faults than are stored.</summary>
sealed class ImportTally(int mostFaults)
{
    const int MostNotices = 20;

    readonly BitArray rejected = new(1024);
    readonly List<FoundFault> faults = [];
    readonly List<string> notices = [];
    long rowsRead;
    int rowsRejected;
    int faultCount;
    int noticeCount;

    /// <summary>Whether the file as a whole is at fault, so that what was read of it is not all of it.</summary>
    public bool IsBroken { get; private set; }

    public long Seen { get; private set; }

    public long RowsRead => rowsRead;

    public int RowsRejected => rowsRejected;

    public void See(ImportItem item)
    {
        Seen++;
        rowsRead = Math.Max(rowsRead, item.Row);
        switch (item)
        {
            case ImportReject reject:
                Add(reject);
                break;
            case ImportNotice notice when noticeCount++ < MostNotices:
                notices.Add(Where(notice) + notice.Message + About(notice));
                break;
        }
    }

    public void Add(ImportReject reject)
    {
        IsBroken |= reject.EndsReading;
        if (reject.Row > 0 && !IsRejected(reject.Row))
        {
            rowsRejected++;
        }

        if (faultCount++ < mostFaults)
        {
            faults.Add(new(reject.Line == 0 ? null : reject.Line, reject.Column, reject.RawValue, reject.Rule, reject.Message));
        }
    }

    /// <summary>The verdict over the whole file; an atomic import takes it whole or not at all.</summary>
    public ImportVerdict Judge(bool isPartial)
    {
        var isRefused = IsBroken || (!isPartial && faultCount > 0);
        return new()
        {
            RowsRead = (int)Math.Min(int.MaxValue, rowsRead),
            RowsRejected = rowsRejected,
            IsRefused = isRefused,
            Message = Words(isRefused),
            Faults = faults,
        };
    }

    bool IsRejected(long row)
    {
        var index = (int)Math.Min(int.MaxValue - 1, row);
        if (index >= rejected.Length)
        {
            rejected.Length = (int)Math.Min(int.MaxValue, Math.Max(index + 1L, rejected.Length * 2L));
        }

        var was = rejected[index];
        rejected[index] = true;
        return was;
    }

    string? Words(bool isRefused)
    {
        var text = new StringBuilder();
        if (isRefused)
        {
            text.AppendLine(IsBroken
                ? "Filen kunne ikke læses til ende; intet er gemt."
                : "Filen har fejl, og importen er udelt (atomic); intet er gemt.");
        }

        if (faultCount > mostFaults)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{faultCount} fejl i filen; de første {mostFaults} er gemt.");
        }

        foreach (var notice in notices)
        {
            text.AppendLine(notice);
        }

        if (noticeCount > MostNotices)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"… og {noticeCount - MostNotices} bemærkninger mere.");
        }

        return text.Length == 0 ? null : text.ToString().TrimEnd().ReplaceLineEndings("\n");
    }

    static string About(ImportNotice notice) =>
        notice.RawValue is { Length: > 0 } raw && !notice.Message.Contains(raw, StringComparison.Ordinal) ? $" ({raw})" : "";

    static string Where(ImportItem item) =>
        item.Line == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"Linje {item.Line}: ");
}
