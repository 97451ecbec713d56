using Lis.OData.Model;

namespace Lis.ReferenceService.Model;

/// <summary>The complex types and the enumeration.</summary>
sealed class ValueTypes
{
    public ValueTypes(Columns columns)
    {
        Address.Add(columns.Text("Street", 100, isNullable: true));
        Address.Add(columns.Text("City", 50, isNullable: true, isSearchable: true));
        Address.Add(columns.Text("State", 2, isNullable: true));
        Address.Add(columns.Text("PostalCode", 10, isNullable: true));
        Address.Add(columns.Text("Country", 50, isNullable: true));
        Dimensions.Add(columns.Of("Length", PrimitiveType.Double));
        Dimensions.Add(columns.Of("Width", PrimitiveType.Double));
        Dimensions.Add(columns.Of("Height", PrimitiveType.Double));
        Dimensions.Add(columns.Text("Unit", 10, isNullable: true));
        Stats.Add(columns.Of("Count", PrimitiveType.Int64));
        Stats.Add(columns.Of("MinPrice", PrimitiveType.Double, isNullable: true));
        Stats.Add(columns.Of("MaxPrice", PrimitiveType.Double, isNullable: true));
        Stats.Add(columns.Of("AveragePrice", PrimitiveType.Double, isNullable: true));
    }

    public ComplexType Address { get; } = new(ReferenceModel.Namespace, "Address");

    public ComplexType Dimensions { get; } = new(ReferenceModel.Namespace, "Dimensions");

    /// <summary>What GetProductStats gives.</summary>
    public ComplexType Stats { get; } = new(ReferenceModel.Namespace, "ProductStats");

    public EnumType Status { get; } = new(ReferenceModel.Namespace, "ProductStatus", true,
    [
        new("None", 0, Labels.None),
        new("InStock", 1, Labels.None),
        new("OnSale", 2, Labels.None),
        new("Discontinued", 4, Labels.None),
        new("Featured", 8, Labels.None),
    ]);
}
