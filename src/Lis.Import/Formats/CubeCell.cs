namespace Lis.Import.Formats;

/// <summary>A figure of a cube.</summary>
/// <param name="Place">Place in row-major order, from 0.</param>
/// <param name="Line">Line in the file, from 1; 0 = the file leaves the figure out.</param>
/// <param name="Cell">The figure.</param>
/// <param name="Mark">Mark that the source sets beside the figure; null = none.</param>
readonly record struct CubeCell(long Place, int Line, Cell Cell, CubeMark? Mark = null);
