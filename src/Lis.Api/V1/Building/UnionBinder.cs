using Lis.OData.Model;
using Lis.Storage.Map;

namespace Lis.Api.V1.Building;

/// <summary>Where the rows of a set are: one table, or two that have the same columns but for a few.</summary>
static class UnionBinder
{
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
