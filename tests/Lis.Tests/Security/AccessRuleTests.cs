using Lis.Api.Security;
using Lis.OData.Model;
using Lis.OData.Parsing;
using Lis.Tests.Model;

namespace Lis.Tests.Security;

/// <summary>Rows and columns by role.</summary>
public class AccessRuleTests
{
    static readonly AccessRules Rules = new();

    static readonly string[] Profiles = [.. AllProfiles().Select(profile => profile.ToString())];

    [Fact]
    public void Every_rule_can_be_read_over_its_type()
    {
        var parser = new RequestParser(Published.Model, new ParserLimits());
        foreach (var type in Published.Model.EntitySets.Select(set => set.Type))
        {
            foreach (var rule in Profiles.Select(profile => Rules.RowRule(type, profile)).OfType<string>().Distinct())
            {
                Assert.Equal(PrimitiveType.Boolean, parser.ParseExpression(type, rule).Type);
            }
        }
    }

    [Theory]
    [InlineData("Indicators", "Visibility ne Lis.V1.IndicatorVisibility'Confidential'")]
    [InlineData("Observations", "Indicator/Visibility ne Lis.V1.IndicatorVisibility'Confidential'")]
    [InlineData("FlatObservations", "Indicator/Visibility ne Lis.V1.IndicatorVisibility'Confidential'")]
    [InlineData("ObservationRevisions", "Indicator/Visibility ne Lis.V1.IndicatorVisibility'Confidential'")]
    [InlineData("TargetAssessments", "Target/Indicator/Visibility ne Lis.V1.IndicatorVisibility'Confidential'")]
    [InlineData("Narratives", "Visibility ne Lis.V1.IndicatorVisibility'Confidential'")]
    [InlineData("Areas", null)]
    public void Confidential_rows_are_hidden_with_all_that_hangs_on_them(string set, string? rule) =>
        Assert.Equal(rule, RuleOf(set, new(Roles.Read, true)));

    [Fact]
    public void The_confidential_role_alone_opens_nothing() =>
        Assert.Equal("false", RuleOf("Indicators", new(Roles.ReadConfidential, true)));

    [Fact]
    public void A_municipality_sees_its_own_rows_and_the_shared_ones() => Assert.All(
        Published.Model.EntitySets.Where(set => set.Type.FindProperty("MunicipalityCode") is not null),
        set => Assert.Contains(
            "(MunicipalityCode eq null or MunicipalityCode eq @@municipality)", RuleOf(set.Name, new(AllRoles, false)), StringComparison.Ordinal));

    [Fact]
    public void Every_set_whose_rows_name_an_indicator_hides_those_of_confidential_ones() => Assert.All(
        Published.Model.EntitySets.Where(set => set.Type.FindProperty("IndicatorCode") is not null),
        set => Assert.Contains("Confidential", RuleOf(set.Name, new(AllRoles & ~Roles.ReadConfidential, true)), StringComparison.Ordinal));

    [Theory]
    [InlineData(Roles.Read, "ShownValue")]
    [InlineData(Roles.Read | Roles.ReadConfidential, "Value")]
    public void Suppressed_values_are_read_from_another_column(Roles roles, string column)
    {
        foreach (var set in new[] { "Observations", "FlatObservations", "ObservationRevisions" })
        {
            var type = Published.Model.FindSet(set)!.Type;
            var source = Rules.SourceOf(type, type.FindProperty("Value")!, new AccessProfile(roles, true).ToString());
            Assert.Equal(column, Assert.IsType<ColumnSource>(source).Column);
        }
    }

    [Theory]
    [InlineData("AuditEntries", Roles.Read | Roles.Write | Roles.Import, false)]
    [InlineData("AuditEntries", Roles.Admin, true)]
    [InlineData("StagedRows", Roles.Read, false)]
    [InlineData("StagedRows", Roles.Preview, false)]
    [InlineData("StagedRows", Roles.Read | Roles.Preview, true)]
    [InlineData("StagedRows", Roles.Import, true)]
    [InlineData("ImportErrors", Roles.Read, false)]
    [InlineData("ImportErrors", Roles.Write, true)]
    [InlineData("ImportRuns", Roles.Import, true)]
    [InlineData("Indicators", Roles.Import | Roles.Write, false)]
    public void Roles_open_sets(string set, Roles roles, bool opens) =>
        Assert.Equal(opens, RuleOf(set, new(roles, true)) != "false");

    const Roles AllRoles = Roles.Read | Roles.ReadConfidential | Roles.Preview | Roles.Write | Roles.Import | Roles.Admin;

    static string? RuleOf(string set, AccessProfile profile) => Rules.RowRule(Published.Model.FindSet(set)!.Type, profile.ToString());

    static IEnumerable<AccessProfile> AllProfiles() => Enumerable.Range(0, (int)AllRoles + 1)
        .SelectMany(roles => new[] { new AccessProfile((Roles)roles, true), new AccessProfile((Roles)roles, false) });
}
