using System.Diagnostics;
using Lis.Domain;
using Lis.Domain.Discretion;

namespace Lis.Tests.Discretion;

/// <summary>What hiding costs on a table as large as they come: every municipality with its region and the country, by sex and age.</summary>
public class CostTests
{
    [Fact]
    public void A_table_of_two_thousand_rows_is_judged_quickly_and_not_hidden_wholesale()
    {
        var (figures, areas) = Country(new Random(2));
        var rule = new DiscretionRule(5, false, null);
        var small = figures.Count(rule.Hides);
        var clock = Stopwatch.StartNew();

        var hidden = TableDiscretion.Judge(figures, rule, areas, new HashSet<(string, string)>());

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{clock.Elapsed}");
        Assert.InRange(small, 100, 400);
        Assert.InRange(hidden.Count, small, 3 * small);
    }

    [Fact]
    public void The_order_of_the_rows_changes_nothing()
    {
        var (figures, areas) = Country(new Random(3));
        var rule = new DiscretionRule(5, false, null);
        var random = new Random(4);

        var first = Judge(figures);
        var second = Judge([.. figures.OrderBy(_ => random.Next())]);

        Assert.Equal(first, second);

        List<(string, string)> Judge(List<TableFigure> rows) =>
        [
            .. TableDiscretion.Judge(rows, rule, areas, new HashSet<(string, string)>())
                .Select(found => (found.Figure.AreaCode, found.Figure.BreakdownKey)).Order(),
        ];
    }

    static (List<TableFigure> Figures, List<AreaSum> Areas) Country(Random random)
    {
        var places = Enumerable.Range(0, 98).Select(number => (Code: $"{101 + number}", Region: $"08{1 + (number % 5)}")).ToList();
        List<AreaSum> areas = [.. places.GroupBy(place => place.Region).Select(group => new AreaSum(group.Key, [.. group.Select(place => place.Code)], false))];
        areas.Add(new("000", [.. areas.Select(sum => sum.Whole)], false));
        var sizes = places.ToDictionary(place => place.Code, _ => 3 + random.Next(30));
        var counts = (
            from place in places
            from sex in Enumerable.Range(0, 2)
            from age in Enumerable.Range(0, 6)
            select (place, sex, age, Count: random.Next(2 * sizes[place.Code]))).ToList();
        var figures =
            from area in places.Select(place => place.Code).Concat(areas.Select(sum => sum.Whole))
            from sex in Enumerable.Range(-1, 3)
            from age in Enumerable.Range(-1, 7)
            let own = counts.Where(count => area == "000" || area == count.place.Code || area == count.place.Region)
            let sum = own.Where(count => (sex < 0 || count.sex == sex) && (age < 0 || count.age == age)).Sum(count => count.Count)
            select (area, Key(sex, age), sum);
        return (
            [.. figures.Select((figure, number) => new TableFigure(
                number + 1, 1, figure.area, figure.Item2, figure.sum, null, null, Suppression.None, DateTimeOffset.UnixEpoch, null))],
            areas);
    }

    static string Key(int sex, int age) => (sex, age) switch
    {
        ( < 0, < 0) => Breakdown.TotalKey,
        (_, < 0) => $"koen={sex}",
        ( < 0, _) => $"alder={age}",
        _ => $"alder={age};koen={sex}",
    };
}
