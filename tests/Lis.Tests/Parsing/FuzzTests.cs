using System.Runtime.CompilerServices;
using System.Text;
using Lis.OData.Errors;
using Lis.OData.Parsing;

namespace Lis.Tests.Parsing;

/// <summary>Mutations of every text case: whatever a client sends, only a fault with a code comes back. Seeded, so a failure repeats.</summary>
public sealed class FuzzTests
{
    const string Alphabet = "abzAZ09_$@'\"()[]{},;:/=&%+-*.#?<>\\ \t\u00e6\u00d8\ud83d\0";

    static readonly string[] Fragments =
    [
        " eq ", " and ", " or ", "not ", " in (", "null", "true", "'a'", "1", "-1", "1e9", "INF", "@p", "@@p", "$it", "$this", "$count", "/any(x:",
        "/all(", "/$filter(", "case(", "cast(", "isof(", "contains(", "2024-01-01", "T00:00:00Z", "duration'P1D'", "Lis.V1.AreaKind'Region'", "&@p=",
        "&$filter=", "&$expand=", "&$select=", "($levels=max)", "%27", "%2F", "%C3%A6", "%", "[\"a\",\"\\ud800\"]", "$search=NOT ",
        "01234567-89ab-cdef-0123-456789abcdef",
    ];

    static readonly RequestParser Parser = new(TestModel.Service, new ParserLimits { MaxFilterNodes = 200, MaxExpandDepth = 3 });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Only_faults_escape(int seed)
    {
        var random = new Random(seed);
        var urls = Urls();
        var accepted = 0;
        for (var i = 0; i < 6000; i++)
        {
            var url = Mutate(urls[random.Next(urls.Length)], urls, random);
            var question = url.IndexOf('?', StringComparison.Ordinal);
            try
            {
                var request = question < 0 ? Parser.Parse(url, "") : Parser.Parse(url[..question], url[(question + 1)..]);
                accepted += request.ToString().Length > 0 ? 1 : 0;
                ConvertAll(request.Literals);
            }
            catch (FaultException fault)
            {
                Assert.False(string.IsNullOrWhiteSpace(fault.Message));
            }
            catch (Exception other) when (other is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"{other.GetType().Name} from {url}\n{other}");
            }
        }

        // Mutations that break everything would prove nothing.
        Assert.InRange(accepted, 300, 5700);
    }

    /// <summary>Every literal of an accepted request has text that a fault could show.</summary>
    static void ConvertAll(LiteralTable literals)
    {
        for (var slot = 0; slot < literals.Count; slot++)
        {
            Assert.All(literals.List(slot), literal => Assert.Contains(':', literal.Target));
        }
    }

    static string Mutate(string url, string[] urls, Random random)
    {
        var text = new StringBuilder(url);
        for (var edits = random.Next(1, 3); edits > 0; edits--)
        {
            var at = random.Next(text.Length + 1);
            switch (random.Next(6))
            {
                case 0 when at < text.Length:
                    text.Remove(at, Math.Min(random.Next(1, 6), text.Length - at));
                    break;
                case 1:
                    text.Insert(at, Alphabet[random.Next(Alphabet.Length)]);
                    break;
                case 2:
                    text.Insert(at, Fragments[random.Next(Fragments.Length)]);
                    break;
                case 3 when at < text.Length:
                    text[at] = Alphabet[random.Next(Alphabet.Length)];
                    break;
                case 4:
                    var other = urls[random.Next(urls.Length)];
                    text.Append('&').Append(other.AsSpan(other.IndexOf('?', StringComparison.Ordinal) + 1));
                    break;
                default:
                    var length = Math.Min(random.Next(1, 20), text.Length - at);
                    text.Insert(at, text.ToString(at, length));
                    break;
            }
        }

        return text.ToString();
    }

    static string[] Urls([CallerFilePath] string source = "") =>
    [
        .. Directory.GetFiles(Path.Combine(Path.GetDirectoryName(source)!, "cases"), "*.txt").Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines).Where(line => line.Contains(" => ", StringComparison.Ordinal)).Select(line => line.Split(" => ")[0]),
    ];
}
