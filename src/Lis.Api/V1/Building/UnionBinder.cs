using Lis.OData.Model;
using Lis.Storage.Map;

namespace Lis.Api.V1.Building;

/// <summary>Where the rows of a set are: one table, or two that have the same columns but for a few.</summary>
static class UnionBinder
{
    /// <summary>Where closed revisions are: every column has its like there.</summary>
    public static HistoryTable? HistoryOf(SetDraft set, EfMap map)
    {
        if (set.History is not { } history)
        {
            return null;
        }

        var (table, closed) = (map.Table(set.ClrType), map.Table(history.ClrType));
        var columns = table.ColumnMembers.ToDictionary(
            member => table.Column(member).Name,
            member => closed.Column(member == history.From.Own ? history.From.Closed : member).Name,
            StringComparer.Ordinal);
        return new(
            closed.Name, columns, table.Column(history.From.Own).Name, closed.Column(history.To).Name, closed.Column(history.ClosedNumber).Name);
    }

    public static TableSource TableOf(SetDraft set, EfMap map)
    {
        var table = map.Table(set.ClrType);
        if (set.Union is not { } union)
        {
            return new Table(table.Name);
        }

        var other = map.Table(union.ClrType);
        var own = new Dictionary<string, string?>(StringComparer.Ordinal);
        var theirs = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var member in table.ColumnMembers)
        {
            var column = table.Column(member).Name;
            own.Add(column, column);
            theirs.Add(column, union.Instead.TryGetValue(member, out var instead)
                ? instead is null ? null : other.Column(instead).Name
                : other.Column(member).Name);
        }

        return new UnionTable([new UnionPart(table.Name, own), new UnionPart(other.Name, theirs)]);
    }
}
