using Lis.OData.Model;
using Lis.OData.Sql;

namespace Lis.Tests.Planning;

/// <summary>
/// A model for tests of plans and SQL, kept as the database asked for keeps it: one type with every kind of property, navigations of every
/// kind, complex values flattened and as JSON, computed and hidden properties, a union of tables, and a partitioned key.
/// </summary>
public sealed class PlanModel
{
    const string Ns = "Test";
    readonly bool isSqlite;

    public PlanModel(DatabaseDialect dialect)
    {
        Dialect = dialect;
        isSqlite = dialect == DatabaseDialect.Sqlite;
        Address.Add(Property("City", PrimitiveType.String, isSearchable: true));
        Address.Add(Property("Zip", PrimitiveType.String));
        Line.Add(Property("Label", PrimitiveType.String));
        Line.Add(Property("Amount", PrimitiveType.Decimal));
        Shops();
        Items();
        Sales();
        Service = new ServiceModel(
            Ns,
            "Service",
            [new("Shops", Shop), new("Items", Item), new("Sales", Sale), new("FlatSales", FlatSale), new("SaleRevisions", Revision)],
            [Kind, Flags, Address, Line, Shop, Item, Sale, FlatSale, Revision]);
    }

    public DatabaseDialect Dialect { get; }

    public ServiceModel Service { get; }

    /// <summary>The columns of a table, each with how a value for it is sent; null = as it is.</summary>
    public IReadOnlyDictionary<string, ParameterSpec?> Columns(string table)
    {
        var columns = new Dictionary<string, ParameterSpec?>();
        foreach (var property in Service.EntitySets.Where(set => set.Type.Table is Table own && own.Name == table).SelectMany(set => set.Type.Properties))
        {
            if (property.Source is ColumnSource source)
            {
                columns[source.Column] = new ParameterSpec(ParameterOrigin.Constant, 0, property.Type, source.Store, source.Scale);
            }
        }

        foreach (var further in Further.Where(pair => pair.Table == table))
        {
            columns[further.Column] = further.Like is null ? null : columns[further.Like];
        }

        return columns;
    }

    /// <summary>Columns that no property of the table's own type keeps.</summary>
    static (string Table, string Column, string? Like)[] Further { get; } =
    [
        ("Shops", "HasAddress", "IsOpen"), ("Shops", "AddressCity", "Name"), ("Shops", "AddressZip", "Name"), ("ShopItems", "ShopCode", null),
        ("ShopItems", "ItemCode", null), ("Sales", "AmountShown", "Amount"), ("Sales", "Revision", null), ("ClosedSales", "SaleId", null),
        ("ClosedSales", "Revision", null), ("ClosedSales", "Until", null),
    ];

    EnumType Kind { get; } = new(Ns, "Kind", isFlags: false, [new("Small", 0, Labels.None), new("Large", 1, Labels.None)]);

    EnumType Flags { get; } = new(Ns, "Flags", isFlags: true, [new("None", 0, Labels.None), new("A", 1, Labels.None), new("B", 2, Labels.None)]);

    ComplexType Address { get; } = new(Ns, "Address");

    ComplexType Line { get; } = new(Ns, "Line");

    EntityType Shop { get; } = new(Ns, "Shop", new Table("Shops"));

    EntityType Item { get; } = new(Ns, "Item", new Table("Items"));

    EntityType Sale { get; } = new(Ns, "Sale", new Table("Sales"));

    EntityType FlatSale { get; } = new(Ns, "FlatSale", new Table("Sales"));

    EntityType Revision { get; } = new(Ns, "SaleRevision", new UnionTable(
        [Part("Sales", ("SaleId", "Id"), ("Until", null)), Part("ClosedSales", ("SaleId", "SaleId"), ("Until", "Until"))]));

    void Shops()
    {
        Shop.Add(Property("Code", PrimitiveType.String, isNullable: false));
        Shop.Add(Property("Name", PrimitiveType.String, isNullable: false, order: TextOrder.Danish, isSearchable: true));
        Shop.Add(Property("Note", PrimitiveType.String, order: TextOrder.Danish));
        Shop.Add(Property("ParentCode", PrimitiveType.String));
        Shop.Add(Property("Size", PrimitiveType.Int32));
        Shop.Add(Property("Kind", Kind, isNullable: false));
        Shop.Add(Property("Flags", Flags));
        Shop.Add(Property("IsOpen", PrimitiveType.Boolean));
        Shop.Add(Property("Tags", new CollectionType(PrimitiveType.String)));
        Shop.Add(Property("Lines", new CollectionType(Line)));
        Shop.Add(Property("Box", Address));
        Shop.Add(new StructuralProperty
        {
            Name = "Address",
            Type = Address,
            IsNullable = true,
            Source = new FlattenedSource(
                new Dictionary<string, PropertySource>
                {
                    ["City"] = new ColumnSource("AddressCity", StoreType.Text),
                    ["Zip"] = new ColumnSource("AddressZip", StoreType.Text),
                },
                "HasAddress"),
        });
        Shop.Add(Property("Tenant", PrimitiveType.String, isHidden: true));
        Shop.Add(Property("Version", PrimitiveType.Int32, isNullable: false, isHidden: true));
        Shop.Add(To("Parent", Shop, "ParentCode", "Code"));
        Shop.Add(ToMany("Children", Shop, "Code", "ParentCode"));
        Shop.Add(ToMany("Sales", Sale, "Code", "ShopCode"));
        Shop.Add(new NavigationProperty
        {
            Name = "Items",
            Target = Item,
            IsCollection = true,
            Join = new([new("Code", "ShopCode")], new("ShopItems", [new("ItemCode", "Code")])),
        });
        Shop.Key = [Shop.FindProperty("Code")!];
        Shop.VersionProperty = Shop.FindProperty("Version");
    }

    void Items()
    {
        Item.Add(Property("Code", PrimitiveType.String, isNullable: false));
        Item.Add(Property("Name", PrimitiveType.String, order: TextOrder.Danish));
        Item.Key = [Item.FindProperty("Code")!];
    }

    void Sales()
    {
        Sale.Add(Property("Id", PrimitiveType.Int64, isNullable: false));
        Sale.Add(Property("ShopCode", PrimitiveType.String, isNullable: false));
        Sale.Add(Property("ItemCode", PrimitiveType.String));
        Sale.Add(Property("Day", PrimitiveType.Date, isNullable: false));
        Sale.Add(Property("Amount", PrimitiveType.Decimal));
        Sale.Add(Property("Weight", PrimitiveType.Double));
        Sale.Add(Property("SoldAt", PrimitiveType.DateTimeOffset));
        Sale.Add(Property("OpenTime", PrimitiveType.TimeOfDay));
        Sale.Add(Property("Lasted", PrimitiveType.Duration));
        Sale.Add(Property("Receipt", PrimitiveType.Guid));
        Sale.Add(To("Shop", Shop, "ShopCode", "Code", isNullable: false));
        Sale.Add(To("Item", Item, "ItemCode", "Code"));
        Sale.Add(ToMany("Revisions", Revision, "Id", "SaleId"));
        Sale.Key = [Sale.FindProperty("Id")!];
        Sale.PartitionHint = new KeyRange(Sale.Key[0], "Day", 1_000_000_000_000);

        FlatSale.Add(Property("Id", PrimitiveType.Int64, isNullable: false));
        FlatSale.Add(Property("ShopCode", PrimitiveType.String, isHidden: true));
        FlatSale.Add(Computed("ShopName", "Shop/Name"));
        FlatSale.Add(Computed("Label", "case(Shop/Kind eq Test.Kind'Large':concat('L ',Shop/Name),true:Shop/Name)"));
        FlatSale.Add(To("Shop", Shop, "ShopCode", "Code", isHidden: true));
        FlatSale.Key = [FlatSale.FindProperty("Id")!];

        Revision.Add(Property("SaleId", PrimitiveType.Int64, isNullable: false));
        Revision.Add(Property("Revision", PrimitiveType.Int32, isNullable: false));
        Revision.Add(Property("Until", PrimitiveType.DateTimeOffset));
        Revision.Add(To("Sale", Sale, "SaleId", "Id"));
        Revision.Key = [Revision.FindProperty("SaleId")!, Revision.FindProperty("Revision")!];
    }

    StructuralProperty Property(
        string name, ODataType type, bool isNullable = true, TextOrder order = default, bool isHidden = false, bool isSearchable = false) => new()
        {
            Name = name,
            Type = type,
            IsNullable = isNullable,
            Source = new ColumnSource(name, StoreOf(type), type == PrimitiveType.Decimal && isSqlite ? 6 : 0),
            TextOrder = order,
            IsHidden = isHidden,
            IsSearchable = isSearchable,
        };

    static StructuralProperty Computed(string name, string expression) => new()
    {
        Name = name,
        Type = PrimitiveType.String,
        IsNullable = true,
        TextOrder = TextOrder.Danish,
        Source = new ExpressionSource(expression),
    };

    StoreType StoreOf(ODataType type) => type switch
    {
        PrimitiveType { Kind: PrimitiveKind.Boolean } => StoreType.Boolean,
        PrimitiveType { IsInteger: true } or EnumType => StoreType.Integer,
        PrimitiveType { Kind: PrimitiveKind.Decimal } => isSqlite ? StoreType.ScaledInteger : StoreType.Numeric,
        PrimitiveType { Kind: PrimitiveKind.Double } => StoreType.Float,
        PrimitiveType { Kind: PrimitiveKind.Date } => isSqlite ? StoreType.DateText : StoreType.Date,
        PrimitiveType { Kind: PrimitiveKind.DateTimeOffset } => isSqlite ? StoreType.UnixMicroseconds : StoreType.Timestamp,
        PrimitiveType { Kind: PrimitiveKind.TimeOfDay or PrimitiveKind.Duration } => StoreType.Microseconds,
        PrimitiveType { Kind: PrimitiveKind.Guid } => isSqlite ? StoreType.UuidText : StoreType.Uuid,
        PrimitiveType => StoreType.Text,
        _ => StoreType.Json,
    };

    static NavigationProperty To(string name, EntityType target, string near, string far, bool isNullable = true, bool isHidden = false) =>
        new() { Name = name, Target = target, IsCollection = false, IsNullable = isNullable, IsHidden = isHidden, Join = new([new(near, far)]) };

    static NavigationProperty ToMany(string name, EntityType target, string near, string far) =>
        new() { Name = name, Target = target, IsCollection = true, Join = new([new(near, far)]) };

    static UnionPart Part(string table, params (string Name, string? Column)[] own) => new(
        table,
        new Dictionary<string, string?> { ["Revision"] = "Revision" }
            .Concat(own.Select(pair => KeyValuePair.Create(pair.Name, pair.Column)))
            .ToDictionary());
}
