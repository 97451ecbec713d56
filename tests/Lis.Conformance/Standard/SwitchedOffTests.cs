using System.Collections.Concurrent;
using System.Reflection;
using Lis.Conformance.Engine;
using Lis.Conformance.Harness;
using Lis.Conformance.Reference;
using Xunit.Sdk;
using Xunit.v3;

namespace Lis.Conformance.Standard;

/// <summary>
/// A test shows a line only if it fails where the line is broken: for each line of lacks.txt some test that names it must fail against a
/// service that lacks it (<see cref="LackingService"/>). On SQLite only, since the tests themselves run on both databases.
/// </summary>
public class SwitchedOffTests(
    SqliteReadHost reads, SqliteSecuredHost secured, SqliteEngineHost engine, SqliteReferenceFixture reference, OwnFixtures own) : IClassFixture<OwnFixtures>
{
    public static IEnumerable<TheoryDataRow<string>> Lacks =>
        ConformanceTable.Lacks.Where(lack => StandardLists.Tests.Contains(lack.Id)).Select(lack => new TheoryDataRow<string>(lack.ToString()));

    [Theory]
    [MemberData(nameof(Lacks))]
    public async Task A_test_fails_when_the_service_lacks_what_it_shows(string name)
    {
        var lack = ConformanceTable.Lacks.Single(lack => lack.ToString() == name);
        foreach (var test in StandardLists.Tests[lack.Id])
        {
            if (await FailsAsync(test, lack))
            {
                return;
            }
        }

        Assert.Fail($"{string.Join(", ", StandardLists.Tests[lack.Id].Select(test => test.Name))}: none fails when the service lacks what {lack.Id} asks for");
    }

    async Task<bool> FailsAsync(MethodInfo test, Lack lack)
    {
        var type = test.DeclaringType!.IsAbstract
            ? test.DeclaringType.Assembly.GetTypes().Single(type => type.IsSubclassOf(test.DeclaringType) && type.Name.EndsWith("OnSqlite", StringComparison.Ordinal))
            : test.DeclaringType;
        foreach (var arguments in await ArgumentsAsync(test))
        {
            var suite = Activator.CreateInstance(type, [.. type.GetConstructors().Single().GetParameters().Select(parameter => Fixture(parameter.ParameterType))])!;
            try
            {
                await ((suite as IAsyncLifetime)?.InitializeAsync() ?? default);
                using var without = LackingService.Without(lack);
                await (test.Invoke(suite, arguments) as Task ?? Task.CompletedTask).WaitAsync(TimeSpan.FromSeconds(30));
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                return true;
            }
            finally
            {
                await ((suite as IAsyncDisposable)?.DisposeAsync() ?? default);
            }
        }

        return false;
    }

    static async Task<IEnumerable<object?[]>> ArgumentsAsync(MethodInfo test)
    {
        if (test.GetCustomAttribute<TheoryAttribute>() is null)
        {
            return [[]];
        }

        await using var tracker = new DisposalTracker();
        List<object?[]> rows = [];
        foreach (var attribute in test.GetCustomAttributes().OfType<IDataAttribute>())
        {
            rows.AddRange((await attribute.GetData(test, tracker)).Select(row => Padded(test, row.GetData())));
        }

        return rows;
    }

    /// <summary>Parameters with a default value may be left out of a row; the last may be an array.</summary>
    static object?[] Padded(MethodInfo test, object?[] row) =>
        [.. test.GetParameters().Select((parameter, index) =>
            parameter.GetCustomAttribute<ParamArrayAttribute>() is not null ? Rest(row[index..], parameter.ParameterType.GetElementType()!)
            : index < row.Length ? row[index]
            : parameter.DefaultValue)];

    static Array Rest(object?[] values, Type element)
    {
        var rest = Array.CreateInstance(element, values.Length);
        values.CopyTo(rest, 0);
        return rest;
    }

    object Fixture(Type type) =>
        type == typeof(SqliteReadHost) ? reads
        : type == typeof(SqliteSecuredHost) ? secured
        : type == typeof(SqliteEngineHost) ? engine
        : type == typeof(SqliteReferenceFixture) ? reference
        : own.Of(type);
}

/// <summary>The fixtures that suites otherwise have for themselves; one of each for all runs against a lacking service.</summary>
public sealed class OwnFixtures : IAsyncDisposable
{
    readonly ConcurrentDictionary<Type, object> made = new();

    public object Of(Type type) => made.GetOrAdd(type, static type => Activator.CreateInstance(type)!);

    public async ValueTask DisposeAsync()
    {
        foreach (var fixture in made.Values.OfType<IAsyncDisposable>())
        {
            await fixture.DisposeAsync();
        }
    }
}
