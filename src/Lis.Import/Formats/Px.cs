using System.Text;
using System.Text.RegularExpressions;

namespace Lis.Import.Formats;

/// <summary>Opens files of the PX family. Their figures follow the keywords, so one pass is enough.</summary>
static partial class Px
{
    const int Start = 4096;

    /// <summary>The cube of the file; the file stays open until the figures have been enumerated.</summary>
    public static IEnumerable<T> Read<T>(ImportFile file, ImportLimits limits, Func<Cube, IEnumerable<T>> read)
    {
        using var reader = new StreamReader(file.Open(), EncodingOf(file), detectEncodingFromByteOrderMarks: true, 1 << 16);
        using var window = new TextWindow(reader);
        var parser = new PxParser(window, limits);
        var keywords = parser.Keywords();
        var dimensions = PxDimensions.Of(keywords);
        foreach (var item in read(new Cube(dimensions, Cells(parser, Cube.SizeOf(dimensions)), "DATA")))
        {
            yield return item;
        }
    }

    static IEnumerable<CubeCell> Cells(PxParser parser, long size)
    {
        var place = 0L;
        foreach (var (text, line) in parser.Data())
        {
            if (place == size)
            {
                throw new ImportFault(ImportRules.FileFormat, $"Filen har flere tal end de {size}, som dimensionerne giver plads til.")
                {
                    Line = line,
                };
            }

            yield return new CubeCell(place++, line, new Cell(text));
        }

        if (place < size)
        {
            throw new ImportFault(ImportRules.FileFormat, $"Filen har {place} tal; dimensionerne giver {size}.") { Line = parser.Line };
        }
    }

    /// <summary>What the file says about itself, else Windows-1252, which is what ANSI means here.</summary>
    static Encoding EncodingOf(ImportFile file)
    {
        using var stream = file.Open();
        var start = new byte[Start];
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        var name = CodePage().Match(Encoding.Latin1.GetString(start, 0, read)).Groups[1].Value;
        return name.ToUpperInvariant() switch
        {
            "UTF-8" => Encoding.UTF8,
            "ISO-8859-1" => Encoding.Latin1,
            _ => TextOpening.Windows1252,
        };
    }

    [GeneratedRegex("""CODEPAGE\s*=\s*"([^"]*)"\s*;""")]
    private static partial Regex CodePage();
}
