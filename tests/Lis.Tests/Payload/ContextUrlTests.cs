using Lis.OData.Parsing;
using Lis.OData.Payload;
using Lis.OData.Payload.Negotiation;
using Lis.OData.Planning;

namespace Lis.Tests.Payload;

/// <summary>The context URL of each request in both versions; Excel and Power BI refuse the later form in an answer of 4.0.</summary>
public class ContextUrlTests
{
    static readonly RequestParser Parser = new(Shop.Model, new ParserLimits());

    [Theory]
    [InlineData("Products", "Products", "Products")]
    [InlineData("Products?$select=Name", "Products(Name)", "Products(Name)")]
    [InlineData("Products?$select=*", "Products(*)", "Products(*)")]
    [InlineData("Products?$select=Name,Size/Width", "Products(Name,Size/Width)", "Products(Name,Size/Width)")]
    [InlineData("Products?$select=Size($select=Width,Note)", "Products(Size/Width,Size/Note)", "Products(Size/Width,Size/Note)")]
    [InlineData("Products?$expand=Category", "Products", "Products(Category())")]
    [InlineData("Products?$expand=Category($select=Name)", "Products(Category(Name))", "Products(Category(Name))")]
    [InlineData("Products?$select=Name&$expand=Category", "Products(Name)", "Products(Name,Category())")]
    [InlineData("Products?$select=Name,Category&$expand=Category", "Products(Name,Category)", "Products(Name,Category())")]
    [InlineData("Products?$select=Name,Category", "Products(Name,Category)", "Products(Name,Category)")]
    [InlineData("Products?$expand=Category($expand=Products)", "Products", "Products(Category(Products()))")]
    [InlineData("Products?$expand=Category($expand=Products($select=Id))", "Products(Category(Products(Id)))", "Products(Category(Products(Id)))")]
    [InlineData("Products?$expand=Prices/$ref", "Products", "Products")]
    [InlineData("Products?$expand=Prices/$count", "Products", "Products")]
    [InlineData("Products?$compute=Total mul 2 as Twice&$select=Twice", "Products(Twice)", "Products(Twice)")]
    [InlineData("Categories('a')/Products?$select=Id", "Products(Id)", "Products(Id)")]
    public void Of_a_collection(string url, string of40, string of401)
    {
        Assert.Equal(of40, Fragment(url, ResultKind.Collection, ProtocolVersion.V40));
        Assert.Equal(of401, Fragment(url, ResultKind.Collection, ProtocolVersion.V401));
    }

    [Theory]
    [InlineData("Products(1)", ResultKind.Entity, "Products/$entity")]
    [InlineData("Products(1)?$select=Id", ResultKind.Entity, "Products(Id)/$entity")]
    [InlineData("Products/$ref", ResultKind.References, "Collection($ref)")]
    [InlineData("Products(1)/$ref", ResultKind.Reference, "$ref")]
    [InlineData("Products(1)/Name", ResultKind.Property, "Products(1)/Name")]
    [InlineData("Products/1/Name", ResultKind.Property, "Products(1)/Name")]
    [InlineData("Products(1)/Size/Width", ResultKind.Property, "Products(1)/Size/Width")]
    [InlineData("Categories('%C3%A6%2F''x')/Name", ResultKind.Property, "Categories('æ/''x')/Name")]
    [InlineData("Categories('a')/Products(1)/Name", ResultKind.Property, "Products(1)/Name")]
    [InlineData("Products(1)/Category/Name", ResultKind.Property, "Products(1)/Category/Name")]
    [InlineData("Prices(From=2018-01-02,ProductId=1)/Value", ResultKind.Property, "Prices(ProductId=1,From=2018-01-02)/Value")]
    public void Of_anything_else(string url, ResultKind kind, string fragment) => Assert.Equal(fragment, Fragment(url, kind, ProtocolVersion.V40));

    static string Fragment(string url, ResultKind kind, ProtocolVersion version)
    {
        const string Root = "http://host/";
        var parts = url.Split('?');
        var request = Parser.Parse(parts[0], parts.Length > 1 ? parts[1].Replace(" ", "%20", StringComparison.Ordinal) : "");
        var context = ContextUrl.Of(Root, Shop.Model, request, kind, Shop.Products, version);
        Assert.StartsWith($"{Root}$metadata#", context, StringComparison.Ordinal);
        return context[$"{Root}$metadata#".Length..];
    }
}
