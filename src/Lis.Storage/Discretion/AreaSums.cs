using Lis.Domain.Discretion;
using Microsoft.EntityFrameworkCore;

namespace Lis.Storage.Discretion;

/// <summary>Reads which areas make up which: the areas of one kind below another, and the members of groups.</summary>
internal static class AreaSums
{
    /// <summary>Those of a part come before those of its whole.</summary>
    public static async Task<IReadOnlyList<AreaSum>> ReadAsync(LisDbContext context, CancellationToken cancellation)
    {
        var areas = await context.Areas.AsNoTracking().Select(area => new { area.Code, area.ParentCode, area.Kind }).ToListAsync(cancellation);
        var members = await context.AreaMembers.AsNoTracking().Select(member => new { member.GroupCode, member.MemberCode }).ToListAsync(cancellation);
        var parents = areas.ToDictionary(area => area.Code, area => area.ParentCode, StringComparer.Ordinal);
        return
        [
            .. from member in members
               group member.MemberCode by member.GroupCode into made
               orderby made.Key
               select new AreaSum(made.Key, [.. made.Distinct().Order(StringComparer.Ordinal)], true),
            .. from area in areas
               where area.ParentCode is not null
               group area.Code by (area.ParentCode, area.Kind) into made
               orderby DepthOf(made.Key.ParentCode) descending, made.Key.ParentCode, made.Key.Kind
               select new AreaSum(made.Key.ParentCode!, [.. made.Order(StringComparer.Ordinal)], false),
        ];

        int DepthOf(string? code)
        {
            // A ring of parents, which nothing forbids, must not hold the commit.
            var depth = 0;
            for (; code is not null && depth < parents.Count; depth++)
            {
                code = parents.GetValueOrDefault(code);
            }

            return depth;
        }
    }
}
