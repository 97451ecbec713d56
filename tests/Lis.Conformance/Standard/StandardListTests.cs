using System.Reflection;

namespace Lis.Conformance.Standard;

/// <summary>The lists hang together, and tests name only what stands in them.</summary>
public class StandardListTests
{
    [Fact]
    public void Every_id_stands_once()
    {
        var ids = StandardLists.Items.Select(item => item.Id).Concat(StandardLists.Lines.Select(line => line.Id)).ToList();

        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
    }

    [Fact]
    public void Every_line_belongs_to_items_of_the_lists()
    {
        var strays = StandardLists.Lines.SelectMany(line => line.Items).Except(StandardLists.Items.Select(item => item.Id));

        Assert.Empty(strays);
    }

    [Fact]
    public void Tests_name_only_ids_that_are_there()
    {
        var ids = StandardLists.Items.Select(item => item.Id).Concat(StandardLists.Lines.Select(line => line.Id));

        Assert.Empty(StandardLists.Tests.Select(shown => shown.Key).Except(ids));
    }

    [Fact]
    public void Only_tests_show_something() => Assert.All(
        StandardLists.Tests.SelectMany(shown => shown),
        method => Assert.True(method.GetCustomAttribute<FactAttribute>() is not null, $"{method.DeclaringType!.Name}.{method.Name} is no test"));
}
