namespace Lis.Storage.Tables;

/// <summary>A read that is answered later, with what its answer is made of once it is there; forgotten when its time is over.</summary>
public sealed class DeferredRead
{
    /// <summary>The name under which its caller is told of it; not to be guessed.</summary>
    public string Key { get; set; } = "";

    /// <summary>Who asked, with the rights that he had then.</summary>
    public string Caller { get; set; } = "";

    /// <summary>The request and the rights under which it is answered, as JSON.</summary>
    public string Request { get; set; } = "";

    public DateTimeOffset At { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>The process that is at it; null = none.</summary>
    public string? LeaseOwner { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>How often a process has begun it.</summary>
    public int Attempts { get; set; }

    /// <summary>The status code of its answer; null = it is not answered yet.</summary>
    public int? Status { get; set; }

    /// <summary>The headers of its answer, as JSON.</summary>
    public string? Headers { get; set; }

    /// <summary>Bytes of the answer's body.</summary>
    public long Length { get; set; }
}
