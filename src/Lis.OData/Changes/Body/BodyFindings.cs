using Lis.OData.Errors;

namespace Lis.OData.Changes.Body;

/// <summary>Everything that is wrong with a body, for one answer: what its reader finds, what the model demands, and what rules say.</summary>
sealed class BodyFindings
{
    const int Most = 100;

    readonly List<FaultDetail> found = [];
    readonly HashSet<string> read = new(StringComparer.Ordinal);

    public bool IsEmpty => found.Count == 0;

    /// <summary>How often something was found.</summary>
    public int Total { get; private set; }

    /// <summary>Takes what a reader finds at a place in the body.</summary>
    public void Add(FaultCode code, string message, string? target)
    {
        if (target is { Length: > 0 })
        {
            read.Add(target);
        }

        Take(new FaultDetail(code, message, target is { Length: > 0 } ? target : null));
    }

    /// <summary>Takes what was found of rows; where the reader has spoken already, nothing that follows from it.</summary>
    public void AddRange(IEnumerable<FaultDetail> details)
    {
        foreach (var detail in details.Where(detail => detail.Target is null || !read.Contains(detail.Target)))
        {
            Take(detail);
        }
    }

    /// <summary>Takes a fault that ended the work.</summary>
    public void Add(FaultException fault) => AddRange(fault.Details.Count > 0 ? fault.Details : [new FaultDetail(fault.Code, fault.Message, fault.Target)]);

    /// <summary>
    /// Fails when there is something, and with several all are details. What the fault itself is: the first thing that makes the body no good
    /// one, else that the caller may not, else the first.
    /// </summary>
    /// <exception cref="FaultException">What was found.</exception>
    public void Throw()
    {
        if (found.Count > 0)
        {
            var main = found.Find(detail => FaultStatus.Of(detail.Code) == 400) ?? found.Find(detail => detail.Code == FaultCode.Forbidden) ?? found[0];
            throw new FaultException(main.Code, main.Message, main.Target) { Details = found.Count > 1 ? found : [] };
        }
    }

    void Take(FaultDetail detail)
    {
        Total++;
        if (found.Contains(detail))
        {
            return;
        }

        if (found.Count == Most)
        {
            // Nobody reads more, and a body of a million faults must not be looked at to its end.
            Throw();
        }

        found.Add(detail);
    }
}
