using Lis.Domain;
using Lis.Domain.Discretion;
using Lis.Storage.Commits;

namespace Lis.Storage.Discretion;

/// <summary>What is shown of a table again, now that its indicator has another rule (decision 0021).</summary>
internal static class Lowering
{
    /// <summary>
    /// Judges a table as if nothing else had been hidden, and gives the revisions whose flag has to change. Null where that would hide something
    /// that was shown before: then nobody may put what he remembers together with what he sees, and nothing is shown again.
    /// </summary>
    /// <param name="figures">All revisions.</param>
    /// <param name="kept">Areas and keys that stay hidden whatever the rule says.</param>
    /// <param name="stamp">The commit; what it stored itself was never shown.</param>
    /// <param name="judge">Judges figures by the new rule.</param>
    public static IReadOnlyList<(TableFigure Figure, Suppression Suppression)>? Of(
        IReadOnlyCollection<TableFigure> figures,
        IReadOnlySet<(string AreaCode, string BreakdownKey)> kept,
        ChangeStamp stamp,
        Func<IReadOnlyCollection<TableFigure>, IReadOnlyList<(TableFigure Figure, Suppression Suppression)>> judge)
    {
        if (figures.All(figure => figure.Suppression == Suppression.None))
        {
            return null;
        }

        bool IsKept(TableFigure figure) => figure.Suppression != Suppression.None && kept.Contains((figure.AreaCode, figure.BreakdownKey));
        var reasons = judge([.. figures.Select(figure => IsKept(figure) ? figure : figure with { Suppression = Suppression.None })])
            .ToDictionary(found => (found.Figure.Id, found.Figure.Revision), found => found.Suppression);
        bool IsWanted(TableFigure figure) => reasons.ContainsKey((figure.Id, figure.Revision));
        if (figures.Any(figure => figure.Suppression == Suppression.None && figure.From != stamp.At && IsWanted(figure)))
        {
            return null;
        }

        return
        [
            .. figures.Where(figure => figure.Suppression == Suppression.None && IsWanted(figure))
                .Select(figure => (figure, reasons[(figure.Id, figure.Revision)])),
            .. figures.Where(figure => figure.Suppression != Suppression.None && !IsWanted(figure) && !IsKept(figure))
                .Select(figure => (figure, Suppression.None)),
        ];
    }
}
