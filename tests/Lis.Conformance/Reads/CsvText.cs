using System.Text;

namespace Lis.Conformance.Reads;

/// <summary>Reads comma-separated values by the letter of RFC 4180, commas only.</summary>
static class CsvText
{
    public static string[][] Read(string text)
    {
        var lines = new List<string[]>();
        var cells = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var cell = new StringBuilder();
            if (text[at] == '"')
            {
                for (at++; text[at] != '"' || (at + 1 < text.Length && text[at + 1] == '"'); at++)
                {
                    cell.Append(text[at]);
                    at += text[at] == '"' ? 1 : 0;
                }

                at++;
            }
            else
            {
                for (; text[at] is not (',' or '\r'); at++)
                {
                    Assert.NotEqual('"', text[at]);
                    cell.Append(text[at]);
                }
            }

            cells.Add(cell.ToString());
            if (text[at++] == '\r')
            {
                Assert.Equal('\n', text[at++]);
                lines.Add([.. cells]);
                cells.Clear();
            }
        }

        return [.. lines];
    }
}
