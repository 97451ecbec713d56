using System.Globalization;
using System.Text.Json;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Paper;

/// <summary>
/// One line of leaves.tsv: a scalar of the fact sheet's YAML, the request that serves it, the JSON pointer into the answer and the
/// JSON value there. The value is the YAML's, translated where the stored form differs (`til efterretning` is Noted), never copied
/// from the sample data.
/// </summary>
public sealed record PaperLeaf(string Path, string Request, string Pointer, JsonElement Expected)
{
    const string Folder = "tests/Lis.Conformance/Paper/";

    public static IReadOnlyList<PaperLeaf> ReadAll() => [.. ReadColumns("leaves.tsv").Select(columns => new PaperLeaf(
        columns[0], columns[1], columns[2], JsonElement.Parse(columns[3])))];

    public static IEnumerable<string[]> ReadColumns(string file) =>
        File.ReadLines(Repository.PathOf(Folder + file)).Select(line => line.Split('\t'));

    /// <summary>What is wrong with the answer, or null.</summary>
    public string? FaultIn(JsonElement answer)
    {
        var found = Find(answer);
        return found is { } value && JsonElement.DeepEquals(value, Expected)
            ? null
            : $"{Path}: {Request} {Pointer}: expected {Expected.GetRawText()}, got {found?.GetRawText() ?? "nothing"}";
    }

    JsonElement? Find(JsonElement answer)
    {
        var at = answer;
        foreach (var step in Pointer.Split('/').Skip(1))
        {
            if (at.ValueKind == JsonValueKind.Object && at.TryGetProperty(step, out var member))
            {
                at = member;
            }
            else if (at.ValueKind == JsonValueKind.Array && int.Parse(step, CultureInfo.InvariantCulture) < at.GetArrayLength())
            {
                at = at[int.Parse(step, CultureInfo.InvariantCulture)];
            }
            else
            {
                return null;
            }
        }

        return at;
    }
}
