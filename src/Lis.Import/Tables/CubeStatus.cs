using System.Buffers;
using Lis.Domain;
using Lis.Import.Values;

namespace Lis.Import.Tables;

/// <summary>What the marks beside a cube's figures mean: those of the European statistical code list, alone or side by side.</summary>
static class CubeStatus
{
    // Break, confidential, definition differs, estimated, forecast, missing, not significant, provisional, revised, estimated by the
    // office, unreliable, not applicable.
    static readonly SearchValues<char> Letters = SearchValues.Create("bcdefmnprsuz");

    // What other publishers write there is the sign of the empty cell itself.
    static readonly string[] Signs = [".", "..", "...", ":", "-", "x"];

    public static bool IsKnown(string mark) =>
        Signs.Contains(mark, StringComparer.Ordinal) || !mark.AsSpan().ContainsAnyExcept(Letters);

    /// <summary>Whether the mark tells why there is no figure.</summary>
    public static bool SaysNone(string mark) => mark.AsSpan().ContainsAny('c', 'm', 'z');

    public static ObservationValueStatus Of(Figure figure, string? mark) => (mark ?? "", figure.Value) switch
    {
        (var letters, not null) when letters.Contains('p', StringComparison.Ordinal) => ObservationValueStatus.Provisional,
        (var letters, not null) when letters.Contains('f', StringComparison.Ordinal) => ObservationValueStatus.Forecast,
        (var letters, null) when letters.Contains('c', StringComparison.Ordinal) => ObservationValueStatus.Suppressed,
        (var letters, null) when letters.Contains('z', StringComparison.Ordinal) => ObservationValueStatus.NotApplicable,
        _ => figure.Status,
    };
}
