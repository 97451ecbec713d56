using Lis.OData.Model;

namespace Lis.ReferenceService.Model;

/// <summary>Products, and those that are special.</summary>
sealed class ProductTypes
{
    public ProductTypes(Columns columns, ValueTypes values)
    {
        Product = new EntityType(ReferenceModel.Namespace, "Product", new Table("products"));
        Product.Add(columns.Key(isComputed: true));
        Product.Key = [Product.FindProperty("ID")!];
        DeclareValues(columns, values);
        DeclareRest(columns, values);
        SpecialProduct = new EntityType(ReferenceModel.Namespace, "SpecialProduct", Product.Table)
        {
            Parent = Product,
            Discriminator = "ProductType eq 'SpecialProduct'",
            Key = Product.Key,
            VersionProperty = Product.VersionProperty,
        };
        SpecialProduct.Add(columns.Text("SpecialProperty", 200, isNullable: true));
        SpecialProduct.Add(columns.Text("SpecialFeature", 100, isNullable: true));
    }

    public EntityType Product { get; }

    public EntityType SpecialProduct { get; }

    public void Relate(OtherTypes others)
    {
        Product.Add(Relations.ToOne("Category", others.Category, "CategoryID", "ID", "Products"));
        Product.Add(Relations.ToMany("Descriptions", others.Description, "ID", "ProductID", "Product"));
        Product.Add(new NavigationProperty
        {
            Name = "RelatedProducts",
            Target = Product,
            IsCollection = true,
            Join = new JoinMap([new ColumnPair("ID", "ProductID")], new LinkTable("related_products", [new ColumnPair("RelatedID", "ID")])),
        });
        others.Category.Add(Relations.ToMany("Products", Product, "ID", "CategoryID", "Category"));
        others.Description.Add(Relations.ToOne("Product", Product, "ProductID", "ID", "Descriptions", isNullable: false));
    }

    void DeclareValues(Columns columns, ValueTypes values)
    {
        Product.Add(columns.Text("Name", 100, isSearchable: true, description: "What the product is called."));
        Product.Add(columns.Text("Description", 500, isNullable: true, isSearchable: true, description: "What the product is."));
        Product.Add(columns.Number("Price", PrimitiveType.Double));
        Product.Add(columns.Number("Rating", PrimitiveType.Of(PrimitiveKind.Byte)));
        Product.Add(columns.Number("Temperature", PrimitiveType.Of(PrimitiveKind.SByte)));
        Product.Add(columns.Number("Quantity", PrimitiveType.Of(PrimitiveKind.Int16)));
        Product.Add(columns.Number("Weight", PrimitiveType.Of(PrimitiveKind.Single)));
        Product.Add(columns.Of("Data", PrimitiveType.Binary, isNullable: true));
        Product.Add(columns.Of("ReleaseDate", PrimitiveType.Date, isNullable: true));
        Product.Add(columns.Of("OpenTime", PrimitiveType.TimeOfDay, isNullable: true));
        Product.Add(columns.Of("ShippingTime", PrimitiveType.Duration, isNullable: true));
        Product.Add(columns.Of("ProcessingTime", PrimitiveType.Duration, isNullable: true));
        Product.Add(columns.Of("Offset", PrimitiveType.Duration, isNullable: true));
        Product.Add(columns.Of("CategoryID", PrimitiveType.Guid, isNullable: true));
        Product.Add(columns.Number("Status", values.Status));
    }

    void DeclareRest(Columns columns, ValueTypes values)
    {
        Product.Add(columns.Of("Version", PrimitiveType.Int32, isComputed: true));
        Product.VersionProperty = Product.FindProperty("Version");
        Product.Add(columns.Of("CreatedAt", PrimitiveType.DateTimeOffset, isComputed: true));
        Product.Add(new StructuralProperty
        {
            Name = "SerialNumber",
            Type = PrimitiveType.String,
            Source = columns.Column("SerialNumber", PrimitiveType.String),
            IsNullable = true,
            IsImmutable = true,
            MaxLength = 50,
            Labels = new Labels("The number on the product, set once.", null),
        });
        Product.Add(new StructuralProperty
        {
            Name = "ProductType",
            Type = PrimitiveType.String,
            Source = columns.Column("ProductType", PrimitiveType.String),
            IsImmutable = true,
            MaxLength = 50,
            Default = "Product",
            Labels = new Labels("The type of the entity: Product or SpecialProduct.", null),
        });
        Product.Add(columns.Of("ShippingAddress", values.Address, isNullable: true));
        Product.Add(columns.Of("Dimensions", values.Dimensions, isNullable: true));
        Product.Add(new StructuralProperty
        {
            Name = "Photo",
            Type = PrimitiveType.Of(PrimitiveKind.Stream),
            IsNullable = true,
            Source = new StreamSource(
                columns.Column("Photo", PrimitiveType.Binary), columns.Column("PhotoType", PrimitiveType.String)),
        });
    }
}

/// <summary>Navigations along a column.</summary>
static class Relations
{
    public static NavigationProperty ToOne(string name, EntityType target, string near, string far, string partner, bool isNullable = true) =>
        Make(name, target, false, near, far, partner, isNullable);

    public static NavigationProperty ToMany(string name, EntityType target, string near, string far, string partner) =>
        Make(name, target, true, near, far, partner);

    static NavigationProperty Make(string name, EntityType target, bool isCollection, string near, string far, string partner, bool isNullable = true) => new()
    {
        Name = name,
        Target = target,
        IsCollection = isCollection,
        IsNullable = isNullable,
        Partner = partner,
        Join = new JoinMap([new ColumnPair(near, far)]),
    };
}
