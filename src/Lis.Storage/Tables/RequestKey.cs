namespace Lis.Storage.Tables;

/// <summary>A request that a client named (Idempotency-Key) so that it may be repeated without being done twice; kept for a day.</summary>
public sealed class RequestKey
{
    /// <summary>Whose name it is: tenant and object id.</summary>
    public string Caller { get; set; } = "";

    public string Key { get; set; } = "";

    /// <summary>Of address and body, hexadecimal.</summary>
    public string Fingerprint { get; set; } = "";

    /// <summary>Address of the entity that the request made; null = it made none.</summary>
    public string? Url { get; set; }

    public long ChangeNo { get; set; }

    public DateTimeOffset At { get; set; }
}
