namespace Lis.Import.Tables;

/// <summary>A column of figures.</summary>
/// <param name="Column">Place, from 0.</param>
/// <param name="Indicator">The indicator that the figures belong to.</param>
readonly record struct MeasureColumn(int Column, string Indicator);
