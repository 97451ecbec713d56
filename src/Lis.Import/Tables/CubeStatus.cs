using Lis.Domain;
using Lis.Import.Values;

namespace Lis.Import.Tables;

/// <summary>What the marks beside a cube's figures mean: those of the European statistical code list.</summary>
static class CubeStatus
{
    public static ObservationValueStatus Of(Figure figure, string? mark) => (mark, figure.Value) switch
    {
        ("p", not null) => ObservationValueStatus.Provisional,
        ("f", not null) => ObservationValueStatus.Forecast,
        ("c", null) => ObservationValueStatus.Suppressed,
        ("z", null) => ObservationValueStatus.NotApplicable,
        _ => figure.Status,
    };
}
