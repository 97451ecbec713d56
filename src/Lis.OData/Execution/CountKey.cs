using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Lis.OData.Sql;

namespace Lis.OData.Execution;

/// <summary>
/// The name under which a count is remembered: a hash of all that its statement depends on besides the rows. It holds no value of a request, and
/// is as short for a list of a thousand as for none.
/// </summary>
static class CountKey
{
    /// <summary>What callers of equal rights and requests of one shape share: the profile, the rows whose commits count, the statement.</summary>
    public static string Scope(string profile, string versionQuery, Statement statement) =>
        Hash(new StringBuilder().Part(profile).Part(versionQuery).Part(statement.Text));

    /// <summary>The name of one count.</summary>
    /// <param name="scope">Of its statement and its caller's rights.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="inputs">The values of its parameters, the caller's among them, and the settings of its session.</param>
    public static string Of(string scope, Statement statement, ReadInputs inputs)
    {
        var text = new StringBuilder(scope);
        foreach (var (name, value) in inputs.SessionSettings)
        {
            text.Part(name).Part(value);
        }

        var values = ParameterValues.Of(statement, inputs, new StatementScope(0), static (_, list) => list);
        for (var i = 0; i < values.Length; i++)
        {
            text.Append('p').Append((int)statement.Parameters[i].Store);
            Add(text, values[i]);
        }

        return Hash(text);
    }

    /// <summary>Each form begins with a letter of its own, and each text with its length, so that no two lists of values read alike.</summary>
    static void Add(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append('n');
                break;
            case string words:
                text.Append('s').Part(words);
                break;
            case double real:
                text.Append('d').Append(BitConverter.DoubleToInt64Bits(real));
                break;
            case DateTime instant:
                text.Append('t').Append(instant.Ticks);
                break;
            case byte[] bytes:
                text.Append('x').Part(Convert.ToHexString(bytes));
                break;
            case object[] list:
                text.Append('l').Append(list.Length);
                Array.ForEach(list, item => Add(text, item));
                break;
            default:
                text.Append('v').Part(value.GetType().Name).Part(Convert.ToString(value, CultureInfo.InvariantCulture)!);
                break;
        }
    }

    static StringBuilder Part(this StringBuilder text, string part) => text.Append(part.Length).Append(':').Append(part);

    static string Hash(StringBuilder text) => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(text.ToString().AsSpan())));
}
