using Lis.OData.Model;

namespace Lis.Tests.Parsing;

/// <summary>
/// A small model with every primitive type, an enumeration, flags, a complex type, collections, composite keys, recursive and many-to-many
/// navigation, a hidden property and a hidden navigation. For tests of parser and planner.
/// </summary>
static class TestModel
{
    const string Ns = "Lis.V1";

    public static EnumType AreaKind { get; } = new(
        Ns, "AreaKind", isFlags: false, [Member("Country", 0), Member("Region", 1), Member("Municipality", 2)]);

    public static EnumType Track { get; } = new(Ns, "Track", isFlags: true, [Member("None", 0), Member("Track1", 1), Member("Track2", 2)]);

    public static ComplexType Validity { get; } = new(Ns, "Validity");

    public static EntityType Area { get; } = new(Ns, "Area", new Table("Areas"));

    public static EntityType Indicator { get; } = new(Ns, "Indicator", new Table("Indicators"));

    public static EntityType Observation { get; } = new(Ns, "Observation", new Table("Observations"));

    public static EntityType Target { get; } = new(Ns, "Target", new Table("Targets"));

    public static EntityType Sample { get; } = new(Ns, "Sample", new Table("Samples"));

    public static ServiceModel Service { get; } = Build();

    static ServiceModel Build()
    {
        Validity.Add(Property("From", PrimitiveType.Date));
        Validity.Add(Property("To", PrimitiveType.Date));
        Areas();
        Indicators();
        Observations();
        Samples();
        return new(
            Ns,
            "Service",
            [new("Areas", Area), new("Indicators", Indicator), new("Observations", Observation), new("Targets", Target), new("Samples", Sample)],
            [AreaKind, Track, Validity, Area, Indicator, Observation, Target, Sample]);
    }

    static void Areas()
    {
        Area.Add(Property("Code", PrimitiveType.String, isNullable: false));
        Area.Add(Property("Name", PrimitiveType.String, isNullable: false, order: TextOrder.Danish));
        Area.Add(Property("Kind", AreaKind, isNullable: false, store: StoreType.Integer));
        Area.Add(Property("ParentCode", PrimitiveType.String));
        Area.Add(Property("NameVariants", new CollectionType(PrimitiveType.String), store: StoreType.Json));
        Area.Add(To("Parent", Area, "ParentCode", "Code"));
        Area.Add(ToMany("Children", Area, "Code", "ParentCode"));
        Area.Add(ToMany("Observations", Observation, "Code", "AreaCode"));
        Area.Key = [Area.FindProperty("Code")!];
    }

    static void Indicators()
    {
        Indicator.Add(Property("Code", PrimitiveType.String, isNullable: false));
        Indicator.Add(Property("Name", PrimitiveType.String, isNullable: false, order: TextOrder.Danish, isSearchable: true));
        Indicator.Add(Property("Unit", PrimitiveType.String));
        Indicator.Add(Property("Decimals", PrimitiveType.Int32, store: StoreType.Integer));
        Indicator.Add(Property("IsStock", PrimitiveType.Boolean, isNullable: false, store: StoreType.Boolean));
        Indicator.Add(Property("Track", Track, store: StoreType.Integer));
        Indicator.Add(Property("UpdatedAt", PrimitiveType.DateTimeOffset, isNullable: false, store: StoreType.Timestamp));
        Indicator.Add(Property("MunicipalityCode", PrimitiveType.String));
        Indicator.Add(Property("Secret", PrimitiveType.String, isHidden: true));
        Indicator.Add(new StructuralProperty
        {
            Name = "Valid",
            Type = Validity,
            IsNullable = true,
            Source = new FlattenedSource(
                new Dictionary<string, PropertySource>
                {
                    ["From"] = new ColumnSource("ValidFrom", StoreType.Date),
                    ["To"] = new ColumnSource("ValidTo", StoreType.Date),
                },
                "ValidFrom"),
        });
        Indicator.Add(Property("Periods", new CollectionType(Validity), store: StoreType.Json));
        Indicator.Add(Property("Tags", new CollectionType(PrimitiveType.String), store: StoreType.Json));
        Indicator.Add(Property("Numbers", new CollectionType(PrimitiveType.Int32), store: StoreType.Json));
        Indicator.Add(ToMany("Observations", Observation, "Code", "IndicatorCode"));
        Indicator.Add(ToMany("Targets", Target, "Code", "IndicatorCode"));
        Indicator.Add(new NavigationProperty
        {
            Name = "Areas",
            Target = Area,
            IsCollection = true,
            Join = new([new("Code", "IndicatorCode")], new("IndicatorAreas", [new("AreaCode", "Code")])),
        });
        Indicator.Add(new NavigationProperty
        {
            Name = "Shadow",
            Target = Indicator,
            IsCollection = false,
            IsHidden = true,
            Join = new([new("Secret", "Code")]),
        });
        Indicator.Key = [Indicator.FindProperty("Code")!];
    }

    static void Observations()
    {
        Observation.Add(Property("Id", PrimitiveType.Int64, isNullable: false, store: StoreType.Integer));
        Observation.Add(Property("IndicatorCode", PrimitiveType.String, isNullable: false));
        Observation.Add(Property("AreaCode", PrimitiveType.String, isNullable: false));
        Observation.Add(Property("Period", PrimitiveType.String, isNullable: false));
        Observation.Add(Property("PeriodStart", PrimitiveType.Date, isNullable: false, store: StoreType.Date));
        Observation.Add(Property("PeriodEnd", PrimitiveType.Date, isNullable: false, store: StoreType.Date));
        Observation.Add(Property("Value", PrimitiveType.Decimal, store: StoreType.Numeric));
        Observation.Add(Property("IsTotal", PrimitiveType.Boolean, isNullable: false, store: StoreType.Boolean));
        Observation.Add(Property("Revision", PrimitiveType.Int32, isNullable: false, store: StoreType.Integer));
        Observation.Add(Property("RecordedAt", PrimitiveType.DateTimeOffset, isNullable: false, store: StoreType.Timestamp));
        Observation.Add(To("Indicator", Indicator, "IndicatorCode", "Code", isNullable: false));
        Observation.Add(To("Area", Area, "AreaCode", "Code", isNullable: false));
        Observation.Key = [Observation.FindProperty("Id")!];

        Target.Add(Property("IndicatorCode", PrimitiveType.String, isNullable: false));
        Target.Add(Property("Year", PrimitiveType.Int32, isNullable: false, store: StoreType.Integer));
        Target.Add(Property("Value", PrimitiveType.Decimal, store: StoreType.Numeric));
        Target.Add(To("Indicator", Indicator, "IndicatorCode", "Code", isNullable: false));
        Target.Key = [Target.FindProperty("IndicatorCode")!, Target.FindProperty("Year")!];
    }

    static void Samples()
    {
        Sample.Add(Property("Id", PrimitiveType.Guid, isNullable: false, store: StoreType.Uuid));
        foreach (var kind in Enum.GetValues<PrimitiveKind>())
        {
            Sample.Add(Property($"{kind}Value", PrimitiveType.Of(kind)));
        }

        Sample.Key = [Sample.FindProperty("Id")!];
    }

    static StructuralProperty Property(
        string name,
        ODataType type,
        bool isNullable = true,
        StoreType store = StoreType.Text,
        TextOrder order = TextOrder.CodePoint,
        bool isHidden = false,
        bool isSearchable = false) => new()
        {
            Name = name,
            Type = type,
            IsNullable = isNullable,
            Source = new ColumnSource(name, store),
            TextOrder = order,
            IsHidden = isHidden,
            IsSearchable = isSearchable,
        };

    static NavigationProperty To(string name, EntityType target, string near, string far, bool isNullable = true) =>
        new() { Name = name, Target = target, IsCollection = false, IsNullable = isNullable, Join = new([new(near, far)]) };

    static NavigationProperty ToMany(string name, EntityType target, string near, string far) =>
        new() { Name = name, Target = target, IsCollection = true, Join = new([new(near, far)]) };

    static EnumMember Member(string name, long value) => new(name, value, Labels.None);
}
