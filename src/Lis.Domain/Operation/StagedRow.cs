namespace Lis.Domain;

/// <summary>A checked row that waits for approval or for its time.</summary>
public sealed class StagedRow : IMunicipal, IChangeNumbered
{
    /// <summary>The run; first part of the key.</summary>
    public int ImportRunId { get; set; }

    /// <summary>Line in the file, from 1; second part of the key.</summary>
    public int Line { get; set; }

    /// <summary>Indicator.</summary>
    public string IndicatorCode { get; set; } = "";

    /// <summary>Area.</summary>
    public string AreaCode { get; set; } = "";

    /// <summary>Period, as a code.</summary>
    public string Period { get; set; } = "";

    /// <summary>Breakdown.</summary>
    public string BreakdownKey { get; set; } = "";

    /// <summary>Value; null when there is none.</summary>
    public decimal? Value { get; set; }

    /// <summary>Numerator.</summary>
    public decimal? Numerator { get; set; }

    /// <summary>Denominator.</summary>
    public decimal? Denominator { get; set; }

    /// <summary>Standing of the value.</summary>
    public ObservationValueStatus ValueStatus { get; set; }

    /// <summary>Value that is stored now.</summary>
    public decimal? CurrentValue { get; set; }

    /// <summary>What storing it would do.</summary>
    public StagedRowChange? Change { get; set; }

    /// <inheritdoc />
    public string? MunicipalityCode { get; set; }

    /// <inheritdoc />
    public long ChangeNo { get; set; }

    /// <summary>The run.</summary>
    public ImportRun? ImportRun { get; set; }
}
