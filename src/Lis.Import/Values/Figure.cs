using Lis.Domain;

namespace Lis.Import.Values;

/// <summary>A cell read as a figure: a value, or why there is none.</summary>
/// <param name="Value">The value; null when there is none.</param>
/// <param name="Status">Standing of the value.</param>
/// <param name="RawText">The sign or word that stood for it; null = a plain number.</param>
readonly record struct Figure(decimal? Value, ObservationValueStatus Status, string? RawText);
