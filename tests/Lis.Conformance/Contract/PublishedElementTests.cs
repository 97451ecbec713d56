namespace Lis.Conformance.Contract;

/// <summary>What the comparison of documents notices, and what it lets pass.</summary>
public class PublishedElementTests
{
    const string Before = """
        <Schema Namespace="N"><EntityType Name="A"><Property Name="P" Type="Edm.String" MaxLength="64"><Annotation Term="T" String="old"/></Property>
        </EntityType></Schema>
        """;

    [Theory]
    [InlineData("Type=\"Edm.String\"", "Type=\"Edm.Int32\"")]
    [InlineData("MaxLength=\"64\"", "MaxLength=\"32\"")]
    [InlineData("Name=\"P\"", "Name=\"Q\"")]
    public void A_removed_or_retyped_property_is_noticed(string old, string now) =>
        Assert.NotEmpty(PublishedElements.OfMetadata(Before).Except(PublishedElements.OfMetadata(Before.Replace(old, now, StringComparison.Ordinal))));

    [Fact]
    public void Other_words_are_not() => Assert.Equal(
        PublishedElements.OfMetadata(Before), PublishedElements.OfMetadata(Before.Replace("old", "new", StringComparison.Ordinal)));

    [Theory]
    [InlineData("\"integer\"", "\"string\"")]
    [InlineData("\"B\"", "\"C\"")]
    public void A_removed_or_retyped_schema_is_noticed(string old, string now)
    {
        const string Json = """{"paths":{},"components":{"schemas":{"A":{"properties":{"B":{"type":"integer","description":"x"}}}}}}""";
        Assert.NotEmpty(PublishedElements.OfOpenApi(Json).Except(PublishedElements.OfOpenApi(Json.Replace(old, now, StringComparison.Ordinal))));
    }
}
