namespace Lis.OData.Model;

/// <summary>The primitive types of the Entity Data Model that the engine reads and writes (CSDL 4.01 section 3.3).</summary>
public enum PrimitiveKind
{
    /// <summary>Edm.Boolean.</summary>
    Boolean,

    /// <summary>Edm.Byte, 0 to 255.</summary>
    Byte,

    /// <summary>Edm.SByte, -128 to 127.</summary>
    SByte,

    /// <summary>Edm.Int16.</summary>
    Int16,

    /// <summary>Edm.Int32.</summary>
    Int32,

    /// <summary>Edm.Int64.</summary>
    Int64,

    /// <summary>Edm.Single.</summary>
    Single,

    /// <summary>Edm.Double.</summary>
    Double,

    /// <summary>Edm.Decimal, exact.</summary>
    Decimal,

    /// <summary>Edm.String, Unicode.</summary>
    String,

    /// <summary>Edm.Guid.</summary>
    Guid,

    /// <summary>Edm.Date, a day without zone.</summary>
    Date,

    /// <summary>Edm.DateTimeOffset, an instant; kept in UTC with microseconds.</summary>
    DateTimeOffset,

    /// <summary>Edm.TimeOfDay.</summary>
    TimeOfDay,

    /// <summary>Edm.Duration.</summary>
    Duration,

    /// <summary>Edm.Binary.</summary>
    Binary,

    /// <summary>Edm.Stream, a media value beside the entity.</summary>
    Stream,
}

/// <summary>A primitive type; one instance for each kind.</summary>
public sealed class PrimitiveType : ODataType
{
    static readonly PrimitiveType[] All = [.. Enum.GetValues<PrimitiveKind>().Select(kind => new PrimitiveType(kind))];

    PrimitiveType(PrimitiveKind kind)
    {
        Kind = kind;
        FullName = $"Edm.{kind}";
    }

    /// <summary>Which of the primitive types.</summary>
    public PrimitiveKind Kind { get; }

    /// <inheritdoc />
    public override string FullName { get; }

    /// <summary>Whether arithmetic is defined on it.</summary>
    public bool IsNumeric => Kind is >= PrimitiveKind.Byte and <= PrimitiveKind.Decimal;

    /// <summary>Whether it is a whole number.</summary>
    public bool IsInteger => Kind is >= PrimitiveKind.Byte and <= PrimitiveKind.Int64;

    /// <summary>The one instance of a kind.</summary>
    public static PrimitiveType Of(PrimitiveKind kind) => All[(int)kind];

    /// <summary>The type of a qualified name such as <c>Edm.Date</c>; null when the engine has none of that name.</summary>
    public static PrimitiveType? Find(string fullName) => All.FirstOrDefault(type => type.FullName == fullName);

    /// <summary>Edm.Boolean.</summary>
    public static PrimitiveType Boolean => Of(PrimitiveKind.Boolean);

    /// <summary>Edm.Int32.</summary>
    public static PrimitiveType Int32 => Of(PrimitiveKind.Int32);

    /// <summary>Edm.Int64.</summary>
    public static PrimitiveType Int64 => Of(PrimitiveKind.Int64);

    /// <summary>Edm.Double.</summary>
    public static PrimitiveType Double => Of(PrimitiveKind.Double);

    /// <summary>Edm.Decimal.</summary>
    public static PrimitiveType Decimal => Of(PrimitiveKind.Decimal);

    /// <summary>Edm.String.</summary>
    public static PrimitiveType String => Of(PrimitiveKind.String);

    /// <summary>Edm.Date.</summary>
    public static PrimitiveType Date => Of(PrimitiveKind.Date);

    /// <summary>Edm.DateTimeOffset.</summary>
    public static PrimitiveType DateTimeOffset => Of(PrimitiveKind.DateTimeOffset);

    /// <summary>Edm.TimeOfDay.</summary>
    public static PrimitiveType TimeOfDay => Of(PrimitiveKind.TimeOfDay);

    /// <summary>Edm.Duration.</summary>
    public static PrimitiveType Duration => Of(PrimitiveKind.Duration);

    /// <summary>Edm.Guid.</summary>
    public static PrimitiveType Guid => Of(PrimitiveKind.Guid);

    /// <summary>Edm.Binary.</summary>
    public static PrimitiveType Binary => Of(PrimitiveKind.Binary);
}
