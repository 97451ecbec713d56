using Lis.OData.Model;

namespace Lis.ReferenceService.Model;

/// <summary>How each database keeps the types, and how properties are declared; a column has the name of its property.</summary>
sealed class Columns(DatabaseDialect dialect)
{
    bool IsSqlite => dialect == DatabaseDialect.Sqlite;

    public StructuralProperty Text(
        string name, int maxLength, bool isNullable = false, bool isSearchable = false, string? description = null, bool isComputed = false) => new()
        {
            IsComputed = isComputed,
            Name = name,
            Type = PrimitiveType.String,
            Source = Column(name, PrimitiveType.String),
            IsNullable = isNullable,
            MaxLength = maxLength,
            IsSearchable = isSearchable,
            Labels = new Labels(description, null),
        };

    /// <summary>A key; computed = the service gives it, so that a client's is passed over.</summary>
    public StructuralProperty Key(string name = "ID", bool isComputed = false) => new()
    {
        IsComputed = isComputed,
        Name = name,
        Type = PrimitiveType.Guid,
        Source = Column(name, PrimitiveType.Guid),
        IsImmutable = true,
    };

    /// <summary>A number that is zero, or an enumeration that is its first member, where a body leaves it out.</summary>
    public StructuralProperty Number(string name, ODataType type) => new()
    {
        Name = name,
        Type = type,
        Source = Column(name, type),
        Default = 0L,
    };

    public StructuralProperty Of(string name, ODataType type, bool isNullable = false, bool isComputed = false) => new()
    {
        Name = name,
        Type = type,
        Source = Column(name, type),
        IsNullable = isNullable,
        IsComputed = isComputed,
    };

    public StructuralProperty Amount(string name) => new()
    {
        Name = name,
        Type = PrimitiveType.Decimal,
        Source = Column(name, PrimitiveType.Decimal),
        Precision = 38,
        Scale = 18,
    };

    public ColumnSource Column(string name, ODataType type) => new(name, StoreOf(type));

    StoreType StoreOf(ODataType type) => type switch
    {
        CollectionType or ComplexType => StoreType.Json,
        EnumType => StoreType.Integer,
        PrimitiveType primitive => StoreOf(primitive.Kind),
        _ => throw new ArgumentException($"{type} is no value.", nameof(type)),
    };

    StoreType StoreOf(PrimitiveKind kind) => kind switch
    {
        PrimitiveKind.Boolean => StoreType.Boolean,
        PrimitiveKind.Decimal => IsSqlite ? StoreType.DecimalText : StoreType.Numeric,
        PrimitiveKind.Double or PrimitiveKind.Single => StoreType.Float,
        PrimitiveKind.String => StoreType.Text,
        PrimitiveKind.Guid => IsSqlite ? StoreType.UuidText : StoreType.Uuid,
        PrimitiveKind.Date => IsSqlite ? StoreType.DateText : StoreType.Date,
        PrimitiveKind.DateTimeOffset => IsSqlite ? StoreType.UnixMicroseconds : StoreType.Timestamp,
        PrimitiveKind.TimeOfDay or PrimitiveKind.Duration => StoreType.Microseconds,
        PrimitiveKind.Binary or PrimitiveKind.Stream => StoreType.Bytes,
        _ => StoreType.Integer,
    };
}
