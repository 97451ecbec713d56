namespace Lis.OData.Changes;

/// <summary>Places in a body, for targets: names and zero-based positions joined by slashes.</summary>
static class BodyPath
{
    public static string Join(string path, string name) => path.Length == 0 ? name : $"{path}/{name}";

    public static string Join(string path, int index) => FormattableString.Invariant($"{path}/{index}");
}
