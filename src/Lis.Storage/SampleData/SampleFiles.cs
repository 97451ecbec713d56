using System.Reflection;
using System.Text.Json;

namespace Lis.Storage.SampleData;

/// <summary>The sample data that is embedded as <c>NN-EntitySet.json</c>, row by row in the order of the numbers.</summary>
internal static class SampleFiles
{
    private const string Folder = "SampleData/";

    public static IEnumerable<SampleRow> Rows()
    {
        var own = Assembly.GetExecutingAssembly();
        foreach (var name in own.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = own.GetManifestResourceStream(name)!;
            using var document = JsonDocument.Parse(stream);
            var rows = document.RootElement.EnumerateArray().Select((json, index) => new SampleRow(name[Folder.Length..], index + 1, json.Clone()));
            foreach (var row in rows.ToList())
            {
                yield return row;
            }
        }
    }
}
