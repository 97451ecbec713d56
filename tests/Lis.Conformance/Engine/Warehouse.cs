using Lis.Conformance.Harness;
using Lis.OData.Model;

namespace Lis.Conformance.Engine;

/// <summary>A small model with one of everything, served by the engine alone: no domain, no sign-in, no EF.</summary>
static class Warehouse
{
    public static ServiceModel Model(DatabaseKind kind)
    {
        var columns = new Columns(kind);
        var color = new EnumType("Shop", "Color", false, [new("Red", 0, Labels.None), new("Green", 1, Labels.None), new("Blue", 2, Labels.None)]);
        var size = new ComplexType("Shop", "Size");
        size.Add(columns.Make("Width", PrimitiveType.Int32, isNullable: true));
        size.Add(columns.Make("Note", PrimitiveType.String, isNullable: true));
        var product = new EntityType("Shop", "Product", new Table("products"));
        var category = new EntityType("Shop", "Category", new Table("categories"));
        var price = new EntityType("Shop", "Price", new Table("prices"));
        var parcel = new EntityType("Shop", "Parcel", new Table("parcels"));
        var line = new ComplexType("Shop", "Line");

        category.Add(columns.Make("Code", PrimitiveType.String));
        category.Add(columns.Make("Name", PrimitiveType.String, isNullable: true, order: TextOrder.Danish));
        category.Add(columns.Make("ParentCode", PrimitiveType.String, isNullable: true));
        category.Key = [category.FindProperty("Code")!];
        category.Add(Navigation("Products", product, true, "Code", "CategoryCode", "Category"));
        category.Add(Navigation("Parent", category, false, "ParentCode", "Code", "Children"));
        category.Hierarchies = new Dictionary<string, RecursiveHierarchy>
        {
            ["Tree"] = new(category.FindProperty("Code")!, category.FindNavigation("Parent")!),
        };
        category.Add(Navigation("Children", category, true, "Code", "ParentCode", "Parent"));

        product.Add(columns.Make("Id", PrimitiveType.Int32));
        product.Add(columns.Make("Name", PrimitiveType.String, order: TextOrder.Danish));
        product.Add(columns.Make("CategoryCode", PrimitiveType.String, isNullable: true));
        product.Add(columns.Make("Amount", PrimitiveType.Decimal, isNullable: true));
        product.Add(columns.Make("Weight", PrimitiveType.Double, isNullable: true));
        product.Add(columns.Make("Total", PrimitiveType.Int64));
        product.Add(columns.Make("Color", color));
        product.Add(columns.Make("IsSold", PrimitiveType.Boolean));
        product.Add(columns.Make("Words", new CollectionType(PrimitiveType.String)));
        product.Add(columns.Make("SoldOn", PrimitiveType.Date, isNullable: true));
        product.Add(columns.Make("ChangedAt", PrimitiveType.DateTimeOffset));
        product.Add(new StructuralProperty { Name = "Size", Type = size, IsNullable = true, Source = columns.Flat(size, "SizeWidth") });
        product.Add(columns.Make("ChangeNo", PrimitiveType.Int64, isHidden: true));
        product.Key = [product.FindProperty("Id")!];
        product.VersionProperty = product.FindProperty("ChangeNo");
        product.Add(Navigation("Category", category, false, "CategoryCode", "Code", "Products"));
        product.Add(Navigation("Prices", price, true, "Id", "ProductId", "Product"));

        price.Add(columns.Make("ProductId", PrimitiveType.Int32));
        price.Add(columns.Make("From", PrimitiveType.Date));
        price.Add(columns.Make("Value", PrimitiveType.Decimal));
        price.Key = [price.FindProperty("ProductId")!, price.FindProperty("From")!];
        price.Add(Navigation("Product", product, false, "ProductId", "Id", "Prices"));
        Parcels(columns, parcel, line);
        return new ServiceModel(
            "Shop",
            "Service",
            [new("Products", product), new("Categories", category), new("Prices", price) { IsReadOnly = true }, new("Parcels", parcel)],
            [product, category, price, parcel, size, line, color]);
    }

    /// <summary>Collections of single and of complex values.</summary>
    static void Parcels(Columns columns, EntityType parcel, ComplexType line)
    {
        line.Add(columns.Make("Label", PrimitiveType.String, isNullable: true));
        line.Add(columns.Make("Amount", PrimitiveType.Decimal, isNullable: true));
        line.Add(columns.Make("Pieces", PrimitiveType.Int32));
        line.Add(columns.Make("IsHeavy", PrimitiveType.Boolean));
        parcel.Add(columns.Make("Id", PrimitiveType.Int32));
        parcel.Add(columns.Make("Most", PrimitiveType.Int32));
        parcel.Add(columns.Make("Lines", new CollectionType(line)));
        parcel.Add(columns.Make("Numbers", new CollectionType(PrimitiveType.Int32)));
        parcel.Key = [parcel.FindProperty("Id")!];
    }

    static NavigationProperty Navigation(string name, EntityType target, bool isCollection, string near, string far, string partner) => new()
    {
        Name = name,
        Target = target,
        IsCollection = isCollection,
        Partner = partner,
        Join = new JoinMap([new ColumnPair(near, far)]),
    };

    /// <summary>How each database keeps the types.</summary>
    sealed class Columns(DatabaseKind kind)
    {
        const int Scale = 6;

        bool IsSqlite => kind == DatabaseKind.Sqlite;

        public StructuralProperty Make(
            string name, ODataType type, bool isNullable = false, TextOrder order = TextOrder.CodePoint, bool isHidden = false) => new()
            {
                Name = name,
                Type = type,
                Source = Source(name, type),
                IsNullable = isNullable,
                TextOrder = order,
                IsHidden = isHidden,
                Precision = type == PrimitiveType.Decimal ? 18 : null,
                Scale = type == PrimitiveType.Decimal ? Scale : null,
            };

        public FlattenedSource Flat(ComplexType type, string presence) =>
            new(type.Properties.ToDictionary(part => part.Name, part => Source($"{type.Name}{part.Name}", part.Type)), presence);

        PropertySource Source(string column, ODataType type)
        {
            var store = StoreOf(type);
            return new ColumnSource(column, store, store == StoreType.ScaledInteger ? Scale : 0);
        }

        StoreType StoreOf(ODataType type) => type switch
        {
            CollectionType => StoreType.Json,
            EnumType => StoreType.Integer,
            PrimitiveType { Kind: PrimitiveKind.Decimal } => IsSqlite ? StoreType.ScaledInteger : StoreType.Numeric,
            PrimitiveType { Kind: PrimitiveKind.Double } => StoreType.Float,
            PrimitiveType { Kind: PrimitiveKind.Boolean } => StoreType.Boolean,
            PrimitiveType { Kind: PrimitiveKind.Date } => IsSqlite ? StoreType.DateText : StoreType.Date,
            PrimitiveType { Kind: PrimitiveKind.DateTimeOffset } => IsSqlite ? StoreType.UnixMicroseconds : StoreType.Timestamp,
            PrimitiveType { Kind: PrimitiveKind.String } => StoreType.Text,
            _ => StoreType.Integer,
        };
    }
}
