namespace Lis.OData.Sql;

/// <summary>
/// A piece of SQL with places for operands, <c>{0}</c>, <c>{1}</c> …; lines of the dialects' tables. An operand that is mentioned twice
/// and is more than a name is computed once, in a subselect.
/// </summary>
/// <param name="text">The SQL.</param>
sealed class SqlTemplate(string text)
{
    readonly (string Text, int Operand)[] parts = [.. Split(text)];

    /// <summary>Text before an operand, and which; -1 after the last text.</summary>
    public IEnumerable<(string Text, int Operand)> Parts => parts;

    /// <summary>Whether an operand is mentioned more than once.</summary>
    public bool Repeats(int operand) => parts.Count(part => part.Operand == operand) > 1;

    public static implicit operator SqlTemplate(string text) => new(text);

    /// <summary>Only a single digit in braces is an operand; the tables write the repetitions of patterns as {4,4}.</summary>
    static IEnumerable<(string Text, int Operand)> Split(string text)
    {
        var start = 0;
        for (var i = 0; i + 2 < text.Length; i++)
        {
            if (text[i] == '{' && char.IsAsciiDigit(text[i + 1]) && text[i + 2] == '}')
            {
                yield return (text[start..i], text[i + 1] - '0');
                start = i + 3;
            }
        }

        yield return (text[start..], -1);
    }
}
