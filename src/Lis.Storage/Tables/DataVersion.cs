namespace Lis.Storage.Tables;

/// <summary>
/// Last change of an entity set among the rows of one municipality: what validators of feeds are made from, so that nobody's validator tells
/// that another municipality has changed something.
/// </summary>
public sealed class DataVersion
{
    /// <summary>Every set: what no single set tells, such as a row that changes hands and takes others with it.</summary>
    public const string EverySet = "*";

    public string EntitySet { get; set; } = "";

    /// <summary>Whose rows; empty = those that all share.</summary>
    public string Scope { get; set; } = "";

    public long ChangeNo { get; set; }
    public DateTimeOffset At { get; set; }
}
