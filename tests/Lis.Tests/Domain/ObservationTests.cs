using System.Reflection;
using Lis.Domain;
using Lis.Domain.Rules;

namespace Lis.Tests.Domain;

public class ObservationTests
{
    static readonly ObservationFigures Figures = new(9.5m, 19, 200, 9.1m, 9.9m, "9,5", ObservationValueStatus.Provisional);

    [Fact]
    public void What_is_not_suppressed_is_shown_as_it_is()
    {
        var observation = new Observation();
        observation.Store(Figures, Suppression.None);

        Assert.Equal(Figures, Full(observation));
        Assert.Equal(Figures, Shown(observation));
    }

    [Theory]
    [InlineData(Suppression.Primary)]
    [InlineData(Suppression.Secondary)]
    public void What_is_suppressed_keeps_its_figures_and_shows_none(Suppression suppression)
    {
        var observation = new Observation();
        observation.Store(Figures, suppression);

        Assert.Equal(suppression, observation.Suppression);
        Assert.Equal(Figures, Full(observation));
        Assert.Equal(new(null, null, null, null, null, null, ObservationValueStatus.Suppressed), Shown(observation));
    }

    /// <summary>A figure that could be set by itself could be stored without its shown side.</summary>
    [Fact]
    public void No_figure_can_be_set_from_outside()
    {
        var figures = typeof(ObservationFigures).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(figure => figure.Name);
        var open = figures.SelectMany(name => new[] { name, "Shown" + name })
            .Select(name => typeof(ObservationState).GetProperty(name)!)
            .Where(property => property.SetMethod!.IsPublic);

        Assert.Empty(open);
    }

    [Theory]
    [InlineData(2018, 1, 2018000000000001)]
    [InlineData(1990, 999_999_999_999, 1990999999999999)]
    [InlineData(2999, 7, 2999000000000007)]
    public void An_id_carries_year_and_number(int year, long number, long id)
    {
        Assert.Equal(id, ObservationId.Of(new DateOnly(year, 7, 1), number));
        Assert.Equal((year, number), (ObservationId.YearOf(id), ObservationId.NumberOf(id)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_000_000_000_000)]
    public void A_number_that_would_reach_into_another_year_is_refused(long number) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ObservationId.Of(new DateOnly(2018, 1, 1), number));

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void Any_number_has_a_year_that_a_date_can_be_compared_with(long id) => Assert.InRange(ObservationId.YearOf(id), 0, 9999);

    static ObservationFigures Full(Observation row) =>
        new(row.Value, row.Numerator, row.Denominator, row.LowerBound, row.UpperBound, row.RawText, row.ValueStatus);

    static ObservationFigures Shown(Observation row) => new(
        row.ShownValue, row.ShownNumerator, row.ShownDenominator, row.ShownLowerBound, row.ShownUpperBound, row.ShownRawText, row.ShownValueStatus);
}
