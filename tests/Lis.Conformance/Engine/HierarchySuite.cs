using System.Net;

namespace Lis.Conformance.Engine;

/// <summary>Recursive hierarchies (Data Aggregation 4.0 section 6) over the categories of the warehouse; the answers were worked out by hand.</summary>
public abstract class HierarchySuite(EngineHost host) : EngineSuite(host)
{
    [Theory]
    [InlineData("Categories?$apply=descendants($root/Categories,Tree,Code,filter(Code eq 'a/b'))&$select=Code", """[{"Code":"c'd"},{"Code":"tom"}]""")]
    [InlineData(
        "Categories?$apply=descendants($root/Categories,Tree,Code,filter(Code eq 'a/b'),keep start)&$select=Code&$orderby=Code desc&$count=true&$top=2",
        """[{"Code":"tom"},{"Code":"c'd"}]""")]
    [InlineData("Categories?$apply=descendants($root/Categories,Tree,Code,identity,1)&$select=Code", """[{"Code":"c'd"},{"Code":"tom"}]""")]
    [InlineData("Categories?$apply=descendants($root/Categories,Tree,Code,identity,0)&$select=Code", "[]")]
    [InlineData("Categories?$apply=ancestors($root/Categories,Tree,Code,filter(Code ne 'a/b'))&$select=Code", """[{"Code":"a/b"}]""")]
    [InlineData("Categories?$apply=ancestors($root/Categories,Tree,Code,filter(Code eq 'tom'),1,keep start)&$select=Code", """[{"Code":"a/b"},{"Code":"tom"}]""")]
    [InlineData("Products?$apply=descendants($root/Categories,Tree,CategoryCode,filter(Id eq 1),keep start)/aggregate($count as N)", """[{"N":3}]""")]
    [InlineData("Products?$apply=descendants($root/Categories,Tree,Category/Code,filter(Category/Name eq 'Zink'))&$select=Id", "[]")]
    [InlineData("Products?$apply=filter(IsSold)/ancestors($root/Categories,Tree,CategoryCode,topcount(1,Id))&$select=Id", """[{"Id":1}]""")]
    [InlineData("Categories?$apply=traverse($root/Categories,Tree,Code,preorder,Name)&$select=Code", """[{"Code":"a/b"},{"Code":"tom"},{"Code":"c'd"}]""")]
    [InlineData("Categories?$apply=traverse($root/Categories,Tree,Code,postorder,Name desc)&$select=Code", """[{"Code":"c'd"},{"Code":"tom"},{"Code":"a/b"}]""")]
    [InlineData("Categories?$apply=traverse($root/Categories,Tree,Code,preorder,filter(Code ne 'a/b'),Code desc)&$select=Code", """[{"Code":"tom"},{"Code":"c'd"}]""")]
    [InlineData("Categories?$apply=traverse($root/Categories,Tree,Code,preorder,identity)&$select=Code", """[{"Code":"a/b"},{"Code":"c'd"},{"Code":"tom"},{"Code":"c'd"},{"Code":"tom"}]""")]
    [InlineData("Products?$apply=traverse($root/Categories,Tree,Category/Code,postorder)&$select=Id", """[{"Id":3},{"Id":1},{"Id":2}]""")]
    [InlineData("Products?$apply=traverse($root/Categories,Tree,CategoryCode,postorder)/top(2)&$select=Id", """[{"Id":3},{"Id":1}]""")]
    [InlineData(
        "Products?$apply=groupby((rolluprecursive($root/Categories,Tree,CategoryCode)),aggregate($count as N))",
        """[{"CategoryCode":"a/b","N":3},{"CategoryCode":"c'd","N":1}]""")]
    [InlineData(
        "Products?$apply=groupby((rolluprecursive($root/Categories,Tree,Category/Code),IsSold),aggregate(Total with min as T,$count as N))/filter(N gt 1)",
        """[{"Category":{"Code":"a/b"},"IsSold":true,"T":-5,"N":2}]""")]
    [InlineData("Products?$apply=groupby((rolluprecursive($root/Categories,Tree,CategoryCode,filter(ParentCode ne null))),aggregate($count as N))", """[{"CategoryCode":"c'd","N":1}]""")]
    [InlineData(
        "Products?$apply=groupby((rolluprecursive($root/Categories,Tree,CategoryCode)),topcount(1,Id))&$select=Id,CategoryCode",
        """[{"Id":3,"CategoryCode":"c'd"},{"Id":3,"CategoryCode":"c'd"}]""")]
    [InlineData(
        "Categories?$apply=addnested(Products,groupby((IsSold)) as P)/descendants($root/Categories,Tree,Code,filter(P/$count gt 1))&$select=Code",
        """[{"Code":"c'd"},{"Code":"tom"}]""")]
    public async Task Rows_are_found_and_ordered_by_their_nodes(string url, string expected) =>
        Assert.Equal(expected, (await JsonAsync(Sent(url), ("Accept", "application/json;odata.metadata=none")))["value"]!.ToJsonString(Relaxed));

    [Theory]
    [InlineData("descendants($root/Categories,Tre,Code,identity)", HttpStatusCode.BadRequest, "$apply:29")]
    [InlineData("descendants($root/Categories,Tree,Parent,identity)", HttpStatusCode.BadRequest, "$apply:34")]
    [InlineData("descendants($root/Categories,Tree,Code)", HttpStatusCode.BadRequest, "$apply:38")]
    [InlineData("descendants($root/Categories,Tree,Code,compute(1 as X))", HttpStatusCode.BadRequest, "$apply:39")]
    [InlineData("descendants($root/Categories,Tree,Code,identity,keep)", HttpStatusCode.BadRequest, "$apply:52")]
    [InlineData("descendants(Children,Tree,Code,identity)", HttpStatusCode.NotImplemented, "$apply:12")]
    [InlineData("traverse($root/Categories,Tree,Code,inorder)", HttpStatusCode.BadRequest, "$apply:36")]
    [InlineData("groupby((Name),descendants($root/Categories,Tree,Code,identity))", HttpStatusCode.NotImplemented, "$apply")]
    public async Task What_cannot_be_is_refused_with_its_place(string apply, HttpStatusCode status, string target)
    {
        using var response = await GetAsync(Sent($"Categories?$apply={apply}"));
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(status == response.StatusCode && body.Contains($"\"target\":\"{target}\"", StringComparison.Ordinal), body);
    }

    [Fact]
    public async Task The_metadata_tells_of_hierarchies_and_of_apply()
    {
        var metadata = await TextAsync("$metadata");
        Assert.Contains("""Term="Org.OData.Aggregation.V1.RecursiveHierarchy" Qualifier="Tree">""", metadata, StringComparison.Ordinal);
        Assert.Contains("""<PropertyValue Property="ParentNavigationProperty" NavigationPropertyPath="Parent" />""", metadata, StringComparison.Ordinal);
        Assert.Contains("""Term="Org.OData.Aggregation.V1.ApplySupported">""", metadata, StringComparison.Ordinal);
    }

    static string Sent(string url) => string.Concat(url.Select(letter => letter is ' ' or > '~' ? Uri.EscapeDataString(letter.ToString()) : $"{letter}"));
}

public sealed class HierarchySuiteOnSqlite(SqliteEngineHost host) : HierarchySuite(host);

public sealed class HierarchySuiteOnPostgres(PostgresEngineHost host) : HierarchySuite(host);
