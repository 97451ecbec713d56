using Lis.OData.Model;
using Lis.ReferenceService.Changes;

namespace Lis.ReferenceService.Model;

/// <summary>The reference model: a shop without business meaning, with one of everything that the engine serves.</summary>
public static class ReferenceModel
{
    public const string Namespace = "Reference";

    public static ServiceModel Build(DatabaseDialect dialect)
    {
        var columns = new Columns(dialect);
        var values = new ValueTypes(columns);
        var products = new ProductTypes(columns, values);
        var others = new OtherTypes(columns);
        products.Relate(others);
        return new ServiceModel(
            Namespace,
            "Container",
            [
                new("Products", products.Product) { IsTracked = true },
                new("Categories", others.Category),
                new("ProductDescriptions", others.Description),
                new("MediaItems", others.MediaItem),
                new("ReadOnlyItems", others.ReadOnlyItem) { IsReadOnly = true },
                new("DecimalSamples", others.DecimalSample),
                new("Company", others.Company) { IsSingleton = true },
            ],
            [
                products.Product, products.SpecialProduct, others.Category, others.Description, others.MediaItem, others.ReadOnlyItem,
                others.DecimalSample, others.Company, values.Address, values.Dimensions, values.Stats, values.Status,
            ])
        {
            ChangeLog = ChangeTables.Log(columns),
            Operations = ReferenceOperations.Of(products, values),
        };
    }
}
