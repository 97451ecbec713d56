using System.Collections;
using Lis.Domain;
using Lis.Domain.Periods;
using Lis.Domain.Rules;
using Lis.Import.Values;

namespace Lis.Import.Tables;

/// <summary>
/// Adds the combinations that a file leaves out, once their meaning is known. The file is read twice: first for the members that occur,
/// then for the rows; between them stands one bit per combination.
/// </summary>
static class AbsentRows
{
    /// <summary>The rows of the file and then those that it leaves out; with no figure for them, the rows only.</summary>
    public static IEnumerable<ImportItem> Fill(ImportRequest request, Figure? figure, Func<ImportRequest, IEnumerable<ImportItem>> read) =>
        figure is null ? read(request) : Filled(request, figure.Value, read);

    static IEnumerable<ImportItem> Filled(ImportRequest request, Figure figure, Func<ImportRequest, IEnumerable<ImportItem>> read)
    {
        var cube = new Cube();
        foreach (var row in read(request).OfType<ImportRow>())
        {
            cube.Learn(row);
        }

        if (cube.Size > request.Limits.FilledCells)
        {
            throw new ImportFault(ImportRules.FileTooLarge,
                $"Filen spænder over {cube.Size} kombinationer; højst {request.Limits.FilledCells} kan udfyldes. Brug absent=leave.");
        }

        var seen = new BitArray((int)cube.Size);
        var (last, code, hasFaults) = (0L, "", false);
        foreach (var item in read(request))
        {
            last = Math.Max(last, item.Row);
            hasFaults |= item is ImportReject;
            if (item is ImportRow row)
            {
                seen[cube.PlaceOf(row)] = true;
                code = row.IndicatorCode;
            }

            yield return item;
        }

        // What a refused row is about may be unknown, so nothing can be called absent.
        if (hasFaults)
        {
            yield return new ImportNotice { Message = "Kombinationer, der ikke står i filen, er ikke udfyldt, fordi filen har fejl." };
            yield break;
        }

        var added = 0;
        for (var place = 0; place < seen.Length; place++)
        {
            if (!seen[place])
            {
                added++;
                yield return cube.RowAt(place, code, figure) with { Row = ++last };
            }
        }

        if (added > 0)
        {
            yield return new ImportNotice
            {
                Message = $"{added} kombinationer står ikke i filen og er sat til det, som deres fravær betyder.",
            };
        }
    }

    /// <summary>The areas, periods and members that occur, and the order of their combinations.</summary>
    sealed class Cube
    {
        // A dimension that a row does not name is at its total there.
        const string Total = "";

        readonly Axis<string> areas = new();
        readonly Axis<PeriodCode> periods = new();
        readonly SortedDictionary<string, Axis<string>> dimensions = new(StringComparer.Ordinal);
        readonly Dictionary<(string, string), BreakdownMember> members = [];

        bool hasRows;

        public long Size => dimensions.Values.Aggregate((long)areas.Count * periods.Count, (size, axis) => checked(size * axis.Count));

        public void Learn(ImportRow row)
        {
            areas.Learn(row.AreaCode);
            periods.Learn(row.Period);
            foreach (var member in row.Breakdown)
            {
                if (!dimensions.TryGetValue(member.Dimension, out var axis))
                {
                    dimensions[member.Dimension] = axis = new Axis<string>();
                    if (hasRows)
                    {
                        axis.Learn(Total);
                    }
                }

                axis.Learn(member.Member);
                members[(member.Dimension, member.Member)] = member;
            }

            foreach (var dimension in dimensions.Where(dimension => row.Breakdown.All(member => member.Dimension != dimension.Key)))
            {
                dimension.Value.Learn(Total);
            }

            hasRows = true;
        }

        public int PlaceOf(ImportRow row)
        {
            var place = areas.PlaceOf(row.AreaCode) * periods.Count + periods.PlaceOf(row.Period);
            foreach (var (name, axis) in dimensions)
            {
                var member = row.Breakdown.FirstOrDefault(member => member.Dimension == name)?.Member ?? Total;
                place = place * axis.Count + axis.PlaceOf(member);
            }

            return place;
        }

        public ImportRow RowAt(int place, string indicator, Figure figure)
        {
            var found = new List<BreakdownMember>();
            foreach (var (name, axis) in dimensions.Reverse())
            {
                (place, var at) = Math.DivRem(place, axis.Count);
                if (members.TryGetValue((name, axis[at]), out var member))
                {
                    found.Add(member);
                }
            }

            var (area, period) = Math.DivRem(place, periods.Count);
            return new ImportRow
            {
                IndicatorCode = indicator,
                AreaCode = areas[area],
                Period = periods[period],
                BreakdownKey = BreakdownKey.Of(found),
                Breakdown = found,
                Given = ObservationFields.Value | ObservationFields.ValueStatus | ObservationFields.RawText,
                Value = figure.Value,
                ValueStatus = figure.Status,
            };
        }
    }

    sealed class Axis<T>
        where T : notnull
    {
        readonly Dictionary<T, int> places = [];
        readonly List<T> members = [];

        public int Count => members.Count;

        public T this[int place] => members[place];

        public int PlaceOf(T member) => places[member];

        public void Learn(T member)
        {
            if (places.TryAdd(member, members.Count))
            {
                members.Add(member);
            }
        }
    }
}
