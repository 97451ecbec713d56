namespace Lis.OData.Model;

/// <summary>How a column keeps its values; what the readers, writers and comparisons of a dialect go by.</summary>
public enum StoreType
{
    /// <summary>A boolean; 0 and 1 on SQLite.</summary>
    Boolean,

    /// <summary>A whole number of any width.</summary>
    Integer,

    /// <summary>A binary floating-point number.</summary>
    Float,

    /// <summary>An exact decimal (PostgreSQL numeric).</summary>
    Numeric,

    /// <summary>A decimal as whole number of 10 to the minus <see cref="ColumnSource.Scale"/> (SQLite).</summary>
    ScaledInteger,

    /// <summary>A decimal in canonical text, compared by the registered decimal collation (SQLite, beyond 18 digits).</summary>
    DecimalText,

    /// <summary>Text in UTF-8.</summary>
    Text,

    /// <summary>A UUID (PostgreSQL).</summary>
    Uuid,

    /// <summary>A UUID as 36 lower-case characters (SQLite).</summary>
    UuidText,

    /// <summary>A day (PostgreSQL date).</summary>
    Date,

    /// <summary>A day as <c>YYYY-MM-DD</c> (SQLite).</summary>
    DateText,

    /// <summary>An instant (PostgreSQL timestamptz).</summary>
    Timestamp,

    /// <summary>An instant as microseconds since 1970-01-01T00:00Z (SQLite).</summary>
    UnixMicroseconds,

    /// <summary>A time of day, or a duration, as whole microseconds (both databases).</summary>
    Microseconds,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>A collection or complex value as JSON text, property names as in payloads.</summary>
    Json,
}

/// <summary>Where a property's value comes from.</summary>
public abstract record PropertySource;

/// <summary>A column of the type's table.</summary>
/// <param name="Column">The column's name, unquoted.</param>
/// <param name="Store">How it keeps values.</param>
/// <param name="Scale">For <see cref="StoreType.ScaledInteger"/>: how many decimal digits the whole number carries.</param>
public sealed record ColumnSource(string Column, StoreType Store, int Scale = 0) : PropertySource;

/// <summary>
/// An OData expression over the type's own properties and navigations, hidden ones too, written as in <c>$compute</c>;
/// put in place of the property wherever it is used.
/// </summary>
/// <param name="Expression">For example <c>Indicator/Name</c>.</param>
public sealed record ExpressionSource(string Expression) : PropertySource;

/// <summary>A complex value whose parts are columns of the type's own table.</summary>
/// <param name="Parts">The source of each property of the complex type.</param>
/// <param name="Presence">The column that is not null when the value is not; null = the value is always there.</param>
public sealed record FlattenedSource(IReadOnlyDictionary<string, PropertySource> Parts, string? Presence) : PropertySource;

/// <summary>A value that a request itself makes (<c>$apply</c>): its plan knows where it stands.</summary>
/// <param name="IsDynamic">Whether <c>$metadata</c> knows no property of that name, so that its type is annotated.</param>
public sealed record ResultSource(bool IsDynamic) : PropertySource;

/// <summary>Bytes with a media type, for Edm.Stream and media entities.</summary>
/// <param name="Content">The column of the bytes.</param>
/// <param name="MediaType">The column of their media type; null = <c>application/octet-stream</c>.</param>
public sealed record StreamSource(ColumnSource Content, ColumnSource? MediaType) : PropertySource;

/// <summary>Where the rows of an entity type are.</summary>
public abstract record TableSource;

/// <summary>A table of the database.</summary>
/// <param name="Name">The table's name, unquoted.</param>
public sealed record Table(string Name) : TableSource;

/// <summary>Rows that a request itself makes (<c>$apply</c>).</summary>
public sealed record ResultRows : TableSource;

/// <summary>Rows of several tables as one (UNION ALL); each part gives every column of the type, by name.</summary>
/// <param name="Parts">The tables, each with the expression for a column that it lacks (column name → null or another column of its own).</param>
public sealed record UnionTable(IReadOnlyList<UnionPart> Parts) : TableSource;

/// <summary>One table of a <see cref="UnionTable"/>.</summary>
/// <param name="Name">The table's name, unquoted.</param>
/// <param name="Columns">Each column of the union with the column of this table behind it; null = SQL NULL.</param>
public sealed record UnionPart(string Name, IReadOnlyDictionary<string, string?> Columns);

/// <summary>How rows of two tables find each other.</summary>
/// <param name="Columns">Pairs of a column on the near side and one on the far side (of the link table when there is one).</param>
/// <param name="Link">The link table of a many-to-many relation; null = the pairs join the two tables directly.</param>
public sealed record JoinMap(IReadOnlyList<ColumnPair> Columns, LinkTable? Link = null);

/// <summary>Two columns that hold the same value in joined rows.</summary>
/// <param name="Near">Column of the table that is left.</param>
/// <param name="Far">Column of the table that is reached.</param>
public sealed record ColumnPair(string Near, string Far);

/// <summary>A link table: <see cref="JoinMap.Columns"/> lead into it, <paramref name="Onward"/> leads from it to the far table.</summary>
/// <param name="Name">The table's name, unquoted.</param>
/// <param name="Onward">Pairs of a link column and a column of the far table.</param>
public sealed record LinkTable(string Name, IReadOnlyList<ColumnPair> Onward);
