using System.Collections.Concurrent;
using System.Globalization;
using Lis.Domain;
using Lis.Domain.Discretion;

namespace Lis.Tests.Discretion;

/// <summary>
/// No hidden figure can be found out from what is shown, on a thousand random tables (LIS_TEST_TABLES sets another number). Outside the
/// promise is only what follows from the totals alone, which stay as published.
/// </summary>
public class AttackTests
{
    static readonly int Tables = int.Parse(Environment.GetEnvironmentVariable("LIS_TEST_TABLES") ?? "1000", CultureInfo.InvariantCulture);

    [Fact]
    public void An_attacker_determines_no_hidden_figure()
    {
        var lost = new ConcurrentBag<string>();
        var small = 0;
        Parallel.For(0, Tables, seed =>
        {
            var table = new SeededTable(seed).Store();
            Interlocked.Add(ref small, table.Figures.Count(table.Rule.Hides));
            foreach (var figure in Lost(table))
            {
                lost.Add($"table {seed}: {figure.AreaCode} {figure.BreakdownKey} revision {figure.Revision}");
            }
        });

        Assert.Empty(lost.Order(StringComparer.Ordinal).Take(20));
        Assert.True(small > 5 * Tables, $"only {small} small figures");
    }

    /// <summary>Without this the attacker might simply be too weak.</summary>
    [Fact]
    public void He_finds_most_of_them_when_only_small_figures_are_hidden()
    {
        var broken = Enumerable.Range(0, 100).Count(seed => Lost(new SeededTable(seed).Store(PrimaryOnly)).Count > 0);

        Assert.InRange(broken, 60, 100);
    }

    [Fact]
    public void Small_figures_are_hidden_and_totals_and_zeros_of_their_own_are_not()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var table = new SeededTable(seed).Store();

            Assert.All(table.Figures.Where(table.Rule.Hides), figure => Assert.Equal(Suppression.Primary, figure.Suppression));
            Assert.All(table.Figures.Where(figure => figure.IsTotal), figure => Assert.Equal(Suppression.None, figure.Suppression));
        }
    }

    static bool IsHidden(TableFigure figure) => figure.Suppression != Suppression.None;

    static List<TableFigure> Lost(SeededTable table) => Attacker.Lost(table, IsHidden);

    static IReadOnlyList<(TableFigure Figure, Suppression Suppression)> PrimaryOnly(SeededTable table) =>
        [.. table.Figures.Where(figure => !IsHidden(figure) && table.Rule.Hides(figure)).Select(figure => (figure, Suppression.Primary))];
}
