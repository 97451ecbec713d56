using Lis.Conformance.Oracle.Evaluation;
using Lis.Domain.Periods;

namespace Lis.Conformance.Oracle.Data;

/// <summary>Rows of the set FlatObservations (contract section 3): an observation with the names of what it is about.</summary>
static class FlatObservationRows
{
    static readonly string[] Own =
    [
        "Id", "IndicatorCode", "AreaCode", "Period", "PeriodKind", "PeriodStart", "PeriodEnd", "BreakdownKey", "IsTotal", "Value",
        "ValueStatus", "MunicipalityCode", "UpdatedAt",
    ];

    public static OracleRow Of(OracleRow observation)
    {
        var row = new OracleRow("FlatObservations");
        foreach (var name in Own)
        {
            row.Values[name] = observation.Values[name];
        }

        var (indicator, area) = (One(observation, "Indicator"), One(observation, "Area"));
        row.Values["IndicatorName"] = indicator?.Values["Name"];
        row.Values["Unit"] = indicator?.Values["Unit"];
        row.Values["Decimals"] = indicator?.Values["Decimals"];
        row.Values["DesiredDirection"] = indicator?.Values["DesiredDirection"];
        row.Values["CoreTaskName"] = One(indicator, "CoreTask")?.Values["Name"];
        row.Values["SourceName"] = One(indicator, "Source")?.Values["Name"];
        row.Values["AreaName"] = area?.Values["Name"];
        row.Values["AreaKind"] = area?.Values["Kind"];
        row.Values["PeriodLabel"] = PeriodCode.Parse((string)observation.Values["Period"]!).Label;
        row.Values["BreakdownLabel"] = One(observation, "Breakdown")?.Values["Label"];
        return row;
    }

    static OracleRow? One(OracleRow? row, string navigation) => row?.Related[navigation].SingleOrDefault();
}
