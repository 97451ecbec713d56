using System.Text.RegularExpressions;
using Lis.Import.Formats;
using Lis.Import.Values;

namespace Lis.Import.Sheets;

/// <summary>Finds the heading among the first lines of a sheet, which begin with titles and filters as often as not.</summary>
sealed partial class SheetHeadingSearch(SheetProfile profile, ImportRequest request, SheetAreas areas)
{
    /// <summary>The heading of the first layout that fits.</summary>
    public SheetHeading Find(IReadOnlyList<TableRow> start)
    {
        foreach (var layout in profile.Layouts)
        {
            for (var place = 0; place < start.Count; place++)
            {
                if (HasAnchors(layout, start[place]) && Bind(layout, start, place) is { } heading)
                {
                    return heading;
                }
            }
        }

        var wanted = profile.Layouts.Select(layout => string.Join(" og ", layout.Anchors.Select(anchor => $"'{anchor[0]}'"))).Distinct();
        throw new ImportFault(ImportRules.ColumnMissing, $"Filen har ingen overskrift, som profilen kender: {string.Join("; eller ", wanted)}.")
        {
            Line = start[0].Line,
        };
    }

    static bool HasAnchors(SheetLayout layout, TableRow line) =>
        layout.Anchors.Count > 0 && layout.Anchors.All(anchor => Array.Exists(line.Cells, cell => SheetBinding.IsOneOf(cell.Text, anchor)));

    /// <summary>
    /// The captions may take several lines. Where cells are merged the anchors stand in the first of them, else in the last.
    /// </summary>
    SheetHeading? Bind(SheetLayout layout, IReadOnlyList<TableRow> start, int place)
    {
        var height = Math.Max(1, layout.Across.Count);
        var isMerged = place + 1 < start.Count && HasAnchors(layout, start[place + 1]);
        var first = isMerged ? place : place - height + 1;
        if (first < 0 || first + height > start.Count)
        {
            return null;
        }

        var block = start.Skip(first).Take(height).ToList();
        var binding = new SheetBinding(layout, block, areas);
        if (!binding.TryBind(request, out var heading))
        {
            return null;
        }

        var titles = start.Take(first).ToList();
        return Complete(heading with { FirstLine = first + height }, titles, block[^1].Line);
    }

    /// <summary>Adds what neither columns nor captions name: the area and the period of the whole sheet.</summary>
    SheetHeading Complete(SheetHeading heading, IReadOnlyList<TableRow> titles, int line)
    {
        var notices = titles.Select(title => new ImportNotice
        {
            Line = title.Line,
            RawValue = TextOf(title),
            Message = "Filen oplyser: " + TextOf(title),
        });
        return heading with
        {
            Items = [.. notices, .. heading.Items],
            FixedArea = heading.Area >= 0 || heading.Figures.All(figure => figure.Area is not null) ? null : AreaOf(line),
            FixedPeriod = heading.Period >= 0 || heading.Figures.All(figure => figure.Period is not null) ? null : PeriodOf(titles, line),
        };
    }

    string AreaOf(int line) => request["area"]
        ?? throw new ImportFault(ImportRules.ColumnMissing, "Filen har ingen kolonne med områder; angiv area.")
        {
            Line = line,
            Column = "area",
        };

    string PeriodOf(IReadOnlyList<TableRow> titles, int line)
    {
        if (request["year"] is { } said)
        {
            return PeriodText.TryRead(said, out _)
                ? said
                : throw new ImportFault(ImportRules.PeriodInvalid, "Teksten er ikke en periode.") { Column = "year", RawValue = said };
        }

        var found = profile.PeriodInTitle ? titles.SelectMany(PeriodsIn).Distinct(StringComparer.Ordinal).ToList() : [];
        return found is [var only]
            ? only
            : throw new ImportFault(ImportRules.ColumnMissing, "Filen har ingen kolonne med perioder; angiv year.")
            {
                Line = line,
                Column = "year",
            };
    }

    static IEnumerable<string> PeriodsIn(TableRow title) => title.Cells
        .Where(cell => !cell.IsEmpty)
        .SelectMany(cell => PeriodText.TryRead(cell.Text, out var whole)
            ? [whole.Code]
            : Year().Matches(cell.Text).Select(match => match.Value));

    static string TextOf(TableRow line) =>
        string.Join(' ', line.Cells.Select(cell => cell.Text).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal));

    [GeneratedRegex(@"(?<![0-9./-])(19|20)[0-9]{2}(/(20)?[0-9]{2})?(?![0-9./-])")]
    private static partial Regex Year();
}
