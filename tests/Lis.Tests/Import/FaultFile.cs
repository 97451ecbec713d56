using System.Text;
using Lis.Import;
using Lis.Tests.Architecture;

namespace Lis.Tests.Import;

/// <summary>
/// A file full of faults in the folder Files/faults, named after its profile, and beside it what must come of it: the parameters
/// (<c>? name=value&amp;…</c>), every fault (<c>! line|column|rule|value</c>) and every figure that is read all the same (<c>= …</c>).
/// </summary>
sealed class FaultFile
{
    const string Folder = "tests/Lis.Tests/Import/Files/faults";
    const string Expected = ".expected";

    readonly string expectation;

    FaultFile(string profile)
    {
        Name = Path.GetFileName(Assert.Single(Names, name => Path.GetFileNameWithoutExtension(name) == profile && !name.EndsWith(Expected, StringComparison.Ordinal)));
        expectation = SourceTree.Absolute($"{Folder}/{profile}{Expected}");
        Lines = File.ReadAllLines(expectation);
        Read = Imported.File($"faults/{Name}", profile, [.. Parameters]);
    }

    /// <summary>The names of all files in the folder.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.EnumerateFiles(SourceTree.Absolute(Folder)).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    public string Name { get; }

    /// <summary>What was written down.</summary>
    public IReadOnlyList<string> Lines { get; }

    public Imported Read { get; }

    /// <summary>The lines of the file itself.</summary>
    public string[] Text => File.ReadAllText(
        SourceTree.Absolute($"{Folder}/{Name}"),
        Name is "dst-px.px" or "noegletal-dk.csv" ? Encoding.Latin1 : Encoding.UTF8).Split('\n');

    /// <summary>What is to be written down: faults of lines in the reader's order, keys that came before, figures.</summary>
    public IEnumerable<string> Found =>
    [
        Lines[0],
        .. Read.Faults.Concat(Twins).Select(fault => "! " + fault),
        .. Read.Figures.Select(figure => "= " + figure),
    ];

    public IEnumerable<string> Kinds =>
        Lines.Where(line => line.StartsWith("! ", StringComparison.Ordinal)).Select(line => line.Split('|')[2]).Distinct(StringComparer.Ordinal);

    /// <summary>Keys are compared where all rows of a file are together, in the database; here they are compared as plainly as can be.</summary>
    IEnumerable<string> Twins
    {
        get
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var row in Read.Rows)
            {
                var key = $"{row.IndicatorCode} {row.AreaCode} {row.Period.Code} {row.BreakdownKey}";
                if (!seen.Add(key))
                {
                    yield return $"{row.Line}||{ImportRules.KeyTwice}|{key}";
                }
            }
        }
    }

    IEnumerable<(string, string)> Parameters => Lines[0][2..]
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(part => part.Split('=', 2))
        .Select(pair => (pair[0], pair[1]));

    public static FaultFile Of(string profile) => new(profile);

    public void WriteDown() => File.WriteAllText(expectation, string.Join('\n', Found) + "\n");
}
