using Lis.Domain;

namespace Lis.Import;

/// <summary>What a status says about there being a value.</summary>
public static class ValueStatusMeaning
{
    /// <summary>Whether an observation of that status has a value.</summary>
    public static bool HasValue(this ObservationValueStatus status) =>
        status is ObservationValueStatus.Final or ObservationValueStatus.Provisional or ObservationValueStatus.Forecast;
}
