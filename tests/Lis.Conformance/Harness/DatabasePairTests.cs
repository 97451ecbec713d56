using System.Reflection;

namespace Lis.Conformance.Harness;

/// <summary>Whatever is tested is tested on both databases: each abstract suite has exactly one sealed class for each.</summary>
public class DatabasePairTests
{
    static readonly Type[] All = typeof(DatabasePairTests).Assembly.GetTypes();

    public static IEnumerable<TheoryDataRow<Type>> Suites => All
        .Where(type => type.IsSubclassOf(typeof(Suite)) && type.IsAbstract)
        .Where(type => type.GetMethods().Any(method => method.GetCustomAttribute<FactAttribute>() is not null))
        .Select(type => new TheoryDataRow<Type>(type));

    [Theory]
    [MemberData(nameof(Suites))]
    public void Each_suite_runs_once_on_each_database(Type suite)
    {
        var expected = Enum.GetValues<DatabaseKind>().Select(kind => $"{suite.Name}On{kind}: {kind}").Order(StringComparer.Ordinal);
        var found = All.Where(type => type.IsSubclassOf(suite) && !type.IsAbstract)
            .Select(type => $"{type.Name}: {DatabaseOf(type)}")
            .Order(StringComparer.Ordinal);

        Assert.Equal(expected, found);
    }

    [Fact]
    public void No_suite_is_concrete_by_itself()
    {
        var loose = All.Where(type => type.IsSubclassOf(typeof(Suite)) && !type.IsAbstract)
            .Where(type => !type.IsSealed || type.BaseType == typeof(Suite));

        Assert.Empty(loose);
    }

    static DatabaseKind? DatabaseOf(Type type)
    {
        var fixture = type.GetConstructors().Single().GetParameters().Select(parameter => parameter.ParameterType)
            .Single(parameter => parameter.IsSubclassOf(typeof(HostFixture)));
        return Enum.GetValues<DatabaseKind>().Single(kind => fixture.Name.StartsWith(kind.ToString(), StringComparison.Ordinal));
    }
}
