namespace Lis.Conformance.Standard;

/// <summary>
/// Names what of the standard a test shows: lines (R1 … in lines.txt) or, where no line is finer, items of the conformance lists (items.txt,
/// for example 40A-9.2). A test is to name a line only if it fails where the service does otherwise; README.md in this folder tells how
/// that is checked.
/// </summary>
/// <param name="ids">The ids.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ShowsAttribute(params string[] ids) : Attribute
{
    public IReadOnlyList<string> Ids { get; } = ids;
}
