using System.Text.RegularExpressions;
using Lis.OData.Model;

namespace Lis.Tests.Model;

/// <summary>Contract section 2: names tell types.</summary>
public partial class TypeRuleTests
{
    static readonly (Regex Name, PrimitiveType Type)[] Rules =
    [
        (Dates(), PrimitiveType.Date),
        (Instants(), PrimitiveType.DateTimeOffset),
        (Flags(), PrimitiveType.Boolean),
        (Numbers(), PrimitiveType.Int32),
        (Codes(), PrimitiveType.String),
    ];

    // Period codes, which the contract prints as String by name.
    static readonly HashSet<string> PeriodCodes = ["Claims.PeriodFrom", "Claims.PeriodTo"];

    static readonly HashSet<string> LongKeys =
        ["Observations.Id", "FlatObservations.Id", "ObservationRevisions.ObservationId", "AuditEntries.Id", "ImportErrors.Id"];

    [Fact]
    public void Names_tell_types() => Assert.All(Published.Properties, pair =>
    {
        var name = $"{pair.Set.Name}.{pair.Property.Name}";
        foreach (var rule in Rules.Where(rule => rule.Name.IsMatch(pair.Property.Name) && !PeriodCodes.Contains(name)))
        {
            Assert.True(rule.Type == pair.Property.Type, $"{name} is {pair.Property.Type}");
        }
    });

    [Fact]
    public void Flags_are_never_null() =>
        Assert.All(Published.Properties.Where(pair => Flags().IsMatch(pair.Property.Name)), pair => Assert.False(pair.Property.IsNullable));

    [Fact]
    public void Ids_are_small_but_for_what_grows() => Assert.All(
        Published.Properties.Where(pair => pair.Property.Name.EndsWith("Id", StringComparison.Ordinal)),
        pair => Assert.Equal(
            LongKeys.Contains($"{pair.Set.Name}.{pair.Property.Name}") ? PrimitiveType.Int64 : PrimitiveType.Int32, pair.Property.Type));

    [Fact]
    public void Decimals_have_eighteen_digits_six_after_the_point() => Assert.All(
        Published.Properties.Where(pair => pair.Property.Type == PrimitiveType.Decimal),
        pair => Assert.Equal((18, 6), (pair.Property.Precision, pair.Property.Scale)));

    [Fact]
    public void Texts_are_as_long_as_the_contract_says() => Assert.All(
        Published.Properties.Where(pair => pair.Property.Type == PrimitiveType.String),
        pair => Assert.True(
            pair.Property.MaxLength == LengthOf(pair.Property.Name), $"{pair.Set.Name}.{pair.Property.Name} {pair.Property.MaxLength}"));

    [Fact]
    public void Names_sort_as_Danish_and_codes_by_code_point() => Assert.All(
        Published.Properties.Where(pair => pair.Property.Type == PrimitiveType.String),
        pair =>
        {
            if (pair.Property.Name is "Name" or "Title" or "Text" or "PeriodLabel" or "IndicatorName")
            {
                Assert.Equal(TextOrder.Danish, pair.Property.TextOrder);
            }
            else if (Codes().IsMatch(pair.Property.Name))
            {
                Assert.Equal(TextOrder.CodePoint, pair.Property.TextOrder);
            }
        });

    static int? LengthOf(string name) => Codes().IsMatch(name) || Periods().IsMatch(name) ? 64
        : name == "Title" || name.EndsWith("Name", StringComparison.Ordinal) ? 200
        : null;

    // "On" also ends Decision, Description and the like, hence the letters before it.
    [GeneratedRegex("(Updated|Closed|Starts|Ends|Assessed)On$|(Valid|Evaluation|Due|Period)From$|(Valid|Evaluation|Period)To$|DueBy$|Date$|^Period(Start|End)$")]
    private static partial Regex Dates();

    [GeneratedRegex("At$|^Recorded(From|To)$")]
    private static partial Regex Instants();

    [GeneratedRegex("^(Is[A-Z]|Approved|Requires)")]
    private static partial Regex Flags();

    [GeneratedRegex("^(Number|Year|Rank|RankOf|Quartile|Decimals|Revision)$|Year$|Days$|^Rows")]
    private static partial Regex Numbers();

    [GeneratedRegex("Code$")]
    private static partial Regex Codes();

    [GeneratedRegex("^(Period|BaselinePeriod|PeriodFrom|PeriodTo|ComparatorPeriod)$")]
    private static partial Regex Periods();
}
