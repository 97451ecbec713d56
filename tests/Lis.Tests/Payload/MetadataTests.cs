using System.Text;
using System.Xml;
using Lis.OData.Payload.Metadata;
using Lis.OData.Payload.Negotiation;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Validation;
using Microsoft.OData.Edm.Vocabularies;

namespace Lis.Tests.Payload;

/// <summary>$metadata read back by an independent reader.</summary>
public class MetadataTests
{
    static readonly MetadataDocument Document = new(Shop.Model, ServiceAbilities.ReadOnly);

    static string Xml(ProtocolVersion version = ProtocolVersion.V40) => Encoding.UTF8.GetString(Document.Get(version, isJson: false).Body);

    static string Json => Encoding.UTF8.GetString(Document.Get(ProtocolVersion.V401, isJson: true).Body);

    static IEdmModel Read()
    {
        using var reader = XmlReader.Create(new StringReader(Xml()));
        Assert.True(CsdlReader.TryParse(reader, out var model, out var errors), string.Join('\n', errors.Select(error => error.ErrorMessage)));
        Assert.True(model.Validate(out var findings), string.Join('\n', findings.Select(error => error.ErrorMessage)));
        return model;
    }

    [Fact]
    public void Types_sets_and_facets_read_back()
    {
        var model = Read();
        var product = (IEdmEntityType)model.FindDeclaredType("Shop.Product");
        Assert.Equal(["Id"], product.DeclaredKey.Select(key => key.Name));
        var amount = product.FindProperty("Amount").Type.AsDecimal();
        Assert.Equal((18, 6, true), (amount.Precision, amount.Scale, amount.IsNullable));
        Assert.Equal(200, product.FindProperty("Name").Type.AsString().MaxLength);
        Assert.Equal("Collection(Edm.String)", product.FindProperty("Words").Type.FullName());
        Assert.Equal(["Products", "Categories", "Prices"], model.EntityContainer.EntitySets().Select(set => set.Name));
    }

    [Fact]
    public void Navigations_have_partner_binding_and_constraint()
    {
        var model = Read();
        var product = (IEdmEntityType)model.FindDeclaredType("Shop.Product");
        var category = (IEdmNavigationProperty)product.FindProperty("Category");
        Assert.Equal("Products", category.Partner.Name);
        Assert.Equal("Categories", model.FindDeclaredEntitySet("Products").FindNavigationTarget(category).Name);
        var pair = Assert.Single(category.ReferentialConstraint.PropertyPairs);
        Assert.Equal(("CategoryCode", "Code"), (pair.DependentProperty.Name, pair.PrincipalProperty.Name));
    }

    [Theory]
    [InlineData("Shop.Product", null, "A thing")]
    [InlineData("Shop.Product", "da", "Vare")]
    [InlineData("Shop.Color", "da", "Farve")]
    public void Types_have_both_labels(string type, string? qualifier, string text) =>
        Assert.Equal(text, Description(Read(), Read().FindDeclaredType(type).FullTypeName(), qualifier));

    static string? Description(IEdmModel model, string type, string? qualifier) =>
        model.FindVocabularyAnnotations(model.FindDeclaredType(type))
            .Where(annotation => annotation.Term.FullName() == "Org.OData.Core.V1.Description" && annotation.Qualifier == qualifier)
            .Select(annotation => ((IEdmStringConstantExpression)annotation.Value).Value)
            .SingleOrDefault();

    [Theory]
    [InlineData("<Member Name=\"Green\" Value=\"1\">")]
    [InlineData("Qualifier=\"da\" String=\"grøn\"")]
    [InlineData("Qualifier=\"da\" String=\"Navn\"")]
    [InlineData("<Annotation Term=\"Org.OData.Measures.V1.Unit\" String=\"kr\"")]
    [InlineData("<Annotation Term=\"Org.OData.Core.V1.Computed\" Bool=\"true\"")]
    [InlineData("<Annotation Term=\"Org.OData.Core.V1.Immutable\" Bool=\"true\"")]
    [InlineData("<EnumType Name=\"Marks\" IsFlags=\"true\">")]
    [InlineData("<edmx:Include Namespace=\"Org.OData.Measures.V1\"")]
    [InlineData("Type=\"Edm.DateTimeOffset\" Nullable=\"false\" Precision=\"6\"")]
    [InlineData("<PropertyValue Property=\"Insertable\" Bool=\"false\"")]
    public void The_document_says(string part) => Assert.Contains(part, Xml(), StringComparison.Ordinal);

    [Fact]
    public void Hidden_elements_are_absent()
    {
        Assert.DoesNotContain("ChangeNo", Xml() + Json, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret", Xml() + Json, StringComparison.Ordinal);
    }

    [Fact]
    public void Clients_of_4_0_get_a_document_of_4_0()
    {
        Assert.Contains("Version=\"4.0\"", Xml(), StringComparison.Ordinal);
        Assert.Contains("Version=\"4.01\"", Xml(ProtocolVersion.V401), StringComparison.Ordinal);
        Assert.Contains("\"$Version\":\"4.01\"", Json, StringComparison.Ordinal);
    }
}
