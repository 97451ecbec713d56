using Lis.OData.Errors;

namespace Lis.OData.Changes.Body;

/// <summary>Everything that is wrong with a body, for one answer.</summary>
sealed class BodyFindings
{
    const int Most = 100;

    readonly List<FaultDetail> found = [];

    public bool IsEmpty => found.Count == 0;

    public void Add(FaultCode code, string message, string? target)
    {
        if (found.Count < Most)
        {
            found.Add(new FaultDetail(code, message, target is { Length: > 0 } ? target : null));
        }
    }

    public void AddRange(IEnumerable<FaultDetail> details)
    {
        foreach (var detail in details)
        {
            Add(detail.Code, detail.Message, detail.Target);
        }
    }

    /// <summary>Fails when there is something: the first finding is the fault, and with several all are its details.</summary>
    /// <exception cref="FaultException">What was found.</exception>
    public void Throw()
    {
        if (found is [var first, ..])
        {
            throw new FaultException(first.Code, first.Message, first.Target) { Details = found.Count > 1 ? found : [] };
        }
    }
}
