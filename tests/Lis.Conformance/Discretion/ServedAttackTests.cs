using System.Collections.Concurrent;
using System.Globalization;
using Lis.Conformance.Harness;
using Lis.Domain.Discretion;
using Lis.Tests.Discretion;

namespace Lis.Conformance.Discretion;

/// <summary>
/// The attacker asks the service. He collects every number that it answers him of random tables, makes of them the equations of every state
/// of a table, solves them exactly, narrows down the rest by bounds, and determines no hidden figure: on a thousand tables over the two
/// databases (LIS_TEST_ATTACKED_TABLES sets another number for each).
/// </summary>
public abstract class ServedAttackTests(OwnSecuredHost host) : Suite(host)
{
    const int AtOnce = 125;

    int Tables => int.TryParse(Environment.GetEnvironmentVariable("LIS_TEST_ATTACKED_TABLES"), CultureInfo.InvariantCulture, out var tables) ? tables : Usual;

    /// <summary>How many tables this database serves.</summary>
    protected abstract int Usual { get; }

    /// <summary>The first seed: the two databases have different tables.</summary>
    protected abstract int First { get; }

    (string, string) Reader => host.Entra.User(Tenants.Operator, "Lis.Read").Bearer();

    (string, string) Insider => host.Entra.User(Tenants.Operator, "Lis.Read", "Lis.Read.Confidential").Bearer();

    [Fact]
    public async Task An_attacker_determines_no_hidden_figure_from_all_that_the_service_answers()
    {
        var findings = new ConcurrentBag<string>();
        var attacked = new List<SeededTable>();
        var hidden = 0;
        for (var first = First; first < First + Tables; first += AtOnce)
        {
            var shown = new ShownFigures(Service, Reader);
            var tables = await ServedTables.StoreAsync(Database, first, Math.Min(AtOnce, First + Tables - first), shown.FollowAsync);
            foreach (var finding in await shown.CollectAsync(tables))
            {
                findings.Add(finding);
            }

            Assert.All(new[] { "rows", "delta", "asOf", "revisions", "csv" }, source => Assert.NotEqual(0, shown.Sources.GetValueOrDefault(source)));
            Parallel.ForEach(tables.All, item => Interlocked.Add(ref hidden, Attack(item.Indicator, item.Table, shown.Known, findings)));
            AssertTrue(tables, shown.Known, findings);
            attacked.AddRange(tables.All.Select(item => item.Table));
        }

        Assert.True(findings.IsEmpty, $"{findings.Count} findings:\n{string.Join('\n', findings.Order(StringComparer.Ordinal).Take(20))}");
        Assert.True(hidden > 5 * Tables, $"only {hidden} figures are hidden");
        Assert.All(Kinds, kind => Assert.True(attacked.Count(kind.Value) >= Tables / 20, $"only {attacked.Count(kind.Value)} tables {kind.Key}"));
    }

    /// <summary>What there must be enough of among the tables, or nothing is said of it.</summary>
    static readonly Dictionary<string, Func<SeededTable, bool>> Kinds = new()
    {
        ["by two dimensions"] = table => table.Keys.Max(SeededTable.BreadthOf) == 2,
        ["by three dimensions"] = table => table.Keys.Max(SeededTable.BreadthOf) == 3,
        ["with an area that others make up"] = table => table.Areas.Count == 1,
        ["with areas of areas"] = table => table.Areas.Count > 1,
        ["with zeros"] = table => table.Figures.Any(figure => figure is { IsTotal: false, Value: 0 }),
        ["with later revisions"] = table => table.Figures.Any(figure => figure.Revision > 1),
        ["of rates"] = table => table.Rule.IsRate,
    };

    /// <summary>Without this the collecting might miss what is shown: for who sees everything nothing is left to attack.</summary>
    [Fact]
    public async Task Who_may_see_everything_is_shown_everything()
    {
        var shown = new ShownFigures(Service, Insider);
        var tables = await ServedTables.StoreAsync(Database, 10_000, 10, shown.FollowAsync);

        Assert.Empty(await shown.CollectAsync(tables));
        Assert.All(tables.All, item => Assert.All(item.Table.Figures, figure => Assert.Contains(Seen(item.Indicator, item.Table, figure), shown.Known)));
    }

    /// <summary>Gives how many figures of the table are hidden.</summary>
    static int Attack(string indicator, SeededTable table, IReadOnlySet<ShownFigure> known, ConcurrentBag<string> findings)
    {
        bool IsHidden(TableFigure figure) => !known.Contains(Seen(indicator, table, figure));
        foreach (var figure in table.Figures.Where(figure => table.Rule.Hides(figure) && !IsHidden(figure)))
        {
            findings.Add($"{indicator}: {figure.AreaCode} {figure.BreakdownKey} is small and shown");
        }

        foreach (var figure in Attacker.Lost(table, IsHidden))
        {
            findings.Add($"{indicator}: {figure.AreaCode} {figure.BreakdownKey} revision {figure.Revision} is determined");
        }

        return table.Figures.Count(IsHidden);
    }

    /// <summary>The equations rest on what is shown, so it must be what was stored.</summary>
    static void AssertTrue(ServedTables tables, IReadOnlySet<ShownFigure> known, ConcurrentBag<string> findings)
    {
        var stored = tables.All.SelectMany(item => item.Table.Figures.Select(figure => Seen(item.Indicator, item.Table, figure))).ToHashSet();
        foreach (var figure in known.Where(figure => !stored.Contains(figure)))
        {
            findings.Add($"{figure} was never stored");
        }
    }

    static ShownFigure Seen(string indicator, SeededTable table, TableFigure figure) => new(
        indicator, ServedTables.AreaOf(table, figure.AreaCode), figure.BreakdownKey, figure.Value, figure.Numerator, figure.Denominator);
}

public sealed class ServedAttackTestsOnSqlite(SqliteOwnSecuredHost host) : ServedAttackTests(host), IClassFixture<SqliteOwnSecuredHost>
{
    protected override int Usual => 750;

    protected override int First => 0;
}

public sealed class ServedAttackTestsOnPostgres(PostgresOwnSecuredHost host) : ServedAttackTests(host), IClassFixture<PostgresOwnSecuredHost>
{
    protected override int Usual => 250;

    protected override int First => 2_000;
}
