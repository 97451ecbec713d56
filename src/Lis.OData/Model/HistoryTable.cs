namespace Lis.OData.Model;

/// <summary>
/// The table that takes the revisions of a type's rows when they are replaced or deleted, so that the rows of any earlier instant can be
/// read. A revision holds from its beginning up to, and not at, its end; of one row no two hold at once.
/// </summary>
/// <param name="Name">The table's name, unquoted.</param>
/// <param name="Columns">Each column of the type's own table with the one of this table that keeps the same.</param>
/// <param name="From">Column of the type's own table: since when the revision holds.</param>
/// <param name="To">Column of this table: when it ceased to hold.</param>
/// <param name="ClosedNumber">Column of this table: number of the commit that closed the revision.</param>
public sealed record HistoryTable(string Name, IReadOnlyDictionary<string, string> Columns, string From, string To, string ClosedNumber);
