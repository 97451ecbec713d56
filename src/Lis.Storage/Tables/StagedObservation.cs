using Lis.Domain;

namespace Lis.Storage.Tables;

/// <summary>
/// A change of an observation on its way into the tables that are read: of a write transaction (batch below zero, gone with it) or of an
/// import run (batch = the run's key). Belongs to no municipality, so that COPY may fill it; nobody but the writer of observations and the
/// imports reads it.
/// </summary>
public sealed class StagedObservation
{
    public long Batch { get; set; }

    /// <summary>Number within the batch; numbers may be missing.</summary>
    public long Row { get; set; }

    /// <summary>Line in the file; 0 when there is none.</summary>
    public int Line { get; set; }

    public string IndicatorCode { get; set; } = "";
    public string AreaCode { get; set; } = "";
    public string Period { get; set; } = "";
    public IndicatorPeriodKind PeriodKind { get; set; }
    public DateOnly PeriodStart { get; set; }
    public DateOnly PeriodEnd { get; set; }
    public string BreakdownKey { get; set; } = "";

    /// <summary>Whether the observation shall be deleted; the members below then say nothing.</summary>
    public bool IsDeletion { get; set; }

    /// <summary>Which of the members below the change speaks of (the others are null), and whether another raw text alone counts.</summary>
    public ObservationFields Given { get; set; }

    public decimal? Value { get; set; }
    public decimal? Numerator { get; set; }
    public decimal? Denominator { get; set; }
    public decimal? LowerBound { get; set; }
    public decimal? UpperBound { get; set; }

    /// <summary>The status given or, where none is, what follows from there being a value or none.</summary>
    public ObservationValueStatus ValueStatus { get; set; }

    public string? RawText { get; set; }
    public string? Note { get; set; }
    public string? Reference { get; set; }
    public bool IsBreak { get; set; }
}
