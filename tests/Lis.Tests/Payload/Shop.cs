using Lis.OData.Model;

namespace Lis.Tests.Payload;

/// <summary>A small model with one of everything that payloads and metadata treat differently.</summary>
static class Shop
{
    public static EnumType Color { get; } = new("Shop", "Color", false, [Member("Red", 0, "rød"), Member("Green", 1, "grøn")])
    {
        Labels = new("Colour", "Farve"),
    };

    public static EnumType Flags { get; } = new("Shop", "Marks", true, [Member("None", 0, "ingen"), Member("New", 1, "ny"), Member("Sale", 2, "udsalg")]);

    public static ComplexType Size { get; } = MakeSize();

    public static EntityType Product { get; } = new("Shop", "Product", new Table("products")) { Labels = new("A thing", "Vare") };

    public static EntityType Category { get; } = new("Shop", "Category", new Table("categories"));

    public static EntityType Price { get; } = new("Shop", "Price", new Table("prices"));

    public static ServiceModel Model { get; } = Make();

    public static EntitySet Products => Model.FindSet("Products")!;

    public static EntitySet Categories => Model.FindSet("Categories")!;

    public static EntitySet Prices => Model.FindSet("Prices")!;

    static ServiceModel Make()
    {
        Category.Add(Column("Code", PrimitiveType.String, StoreType.Text, maxLength: 64));
        Category.Add(Column("Name", PrimitiveType.String, StoreType.Text, isNullable: true, labels: new("The name", "Navn")));
        Category.Key = [Category.FindProperty("Code")!];
        Category.Add(Navigation("Products", Product, true, "Code", "CategoryCode", "Category"));

        Product.Add(Column("Id", PrimitiveType.Int32, StoreType.Integer, isComputed: true));
        Product.Add(Column("Name", PrimitiveType.String, StoreType.Text, maxLength: 200, labels: new("What it is called", "Navn")));
        Product.Add(Column("CategoryCode", PrimitiveType.String, StoreType.Text, isNullable: true, isImmutable: true));
        Product.Add(Column("Amount", PrimitiveType.Decimal, StoreType.ScaledInteger, isNullable: true, precision: 18, scale: 6, unit: "kr"));
        Product.Add(Column("Weight", PrimitiveType.Double, StoreType.Float, isNullable: true));
        Product.Add(Column("Total", PrimitiveType.Int64, StoreType.Integer));
        Product.Add(Column("Color", Color, StoreType.Integer));
        Product.Add(Column("Words", new CollectionType(PrimitiveType.String), StoreType.Json));
        Product.Add(Column("SoldOn", PrimitiveType.Date, StoreType.DateText, isNullable: true));
        Product.Add(Column("ChangedAt", PrimitiveType.DateTimeOffset, StoreType.UnixMicroseconds));
        Product.Add(Column("Size", Size, StoreType.Json, isNullable: true));
        Product.Add(Column("ChangeNo", PrimitiveType.Int64, StoreType.Integer, isHidden: true));
        Product.Key = [Product.FindProperty("Id")!];
        Product.VersionProperty = Product.FindProperty("ChangeNo");
        Product.Add(Navigation("Category", Category, false, "CategoryCode", "Code", "Products"));
        Product.Add(Navigation("Prices", Price, true, "Id", "ProductId", "Product"));
        Product.Add(new NavigationProperty
        {
            Name = "Secret",
            Target = Category,
            IsCollection = false,
            IsHidden = true,
            Join = new JoinMap([new ColumnPair("CategoryCode", "Code")]),
        });

        Price.Add(Column("ProductId", PrimitiveType.Int32, StoreType.Integer));
        Price.Add(Column("From", PrimitiveType.Date, StoreType.DateText));
        Price.Add(Column("Value", PrimitiveType.Decimal, StoreType.ScaledInteger, precision: 18, scale: 2));
        Price.Key = [Price.FindProperty("ProductId")!, Price.FindProperty("From")!];
        Price.Add(Navigation("Product", Product, false, "ProductId", "Id", "Prices", isNullable: false));

        return new ServiceModel(
            "Shop",
            "Service",
            [
                new EntitySet("Products", Product) { Labels = new("All things", "Varer") },
                new EntitySet("Categories", Category),
                new EntitySet("Prices", Price) { IsReadOnly = true },
            ],
            [Product, Category, Price, Size, Color, Flags]);
    }

    static ComplexType MakeSize()
    {
        var size = new ComplexType("Shop", "Size");
        size.Add(Column("Width", PrimitiveType.Int32, StoreType.Integer));
        size.Add(Column("Note", PrimitiveType.String, StoreType.Text, isNullable: true));
        return size;
    }

    static StructuralProperty Column(
        string name,
        ODataType type,
        StoreType store,
        bool isNullable = false,
        bool isHidden = false,
        bool isComputed = false,
        bool isImmutable = false,
        int? maxLength = null,
        int? precision = null,
        int? scale = null,
        string? unit = null,
        Labels? labels = null) => new()
        {
            Name = name,
            Type = type,
            Source = new ColumnSource(name, store, scale ?? 0),
            IsNullable = isNullable,
            IsHidden = isHidden,
            IsComputed = isComputed,
            IsImmutable = isImmutable,
            MaxLength = maxLength,
            Precision = precision,
            Scale = scale,
            Unit = unit,
            Labels = labels ?? Labels.None,
        };

    static EnumMember Member(string name, long value, string danish) => new(name, value, new(name, danish));

    static NavigationProperty Navigation(
        string name, EntityType target, bool isCollection, string near, string far, string partner, bool isNullable = true) => new()
        {
            Name = name,
            Target = target,
            IsCollection = isCollection,
            IsNullable = isNullable,
            Partner = partner,
            Join = new JoinMap([new ColumnPair(near, far)]),
            Labels = new($"Leads to {name}", name),
        };
}
