namespace Lis.Storage.Tables;

/// <summary>Last change of an entity set: what validators of feeds are made from.</summary>
public sealed class DataVersion
{
    public string EntitySet { get; set; } = "";
    public long ChangeNo { get; set; }
    public DateTimeOffset At { get; set; }
}
