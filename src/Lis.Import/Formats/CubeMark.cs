namespace Lis.Import.Formats;

/// <summary>A mark that a source sets beside a figure of a cube.</summary>
/// <param name="Text">The mark.</param>
/// <param name="Line">Line in the file where it stands, from 1.</param>
readonly record struct CubeMark(string Text, int Line);
