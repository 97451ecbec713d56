using Lis.OData.Errors;

namespace Lis.OData.Parsing.Syntax;

/// <summary>
/// Reads <c>$search</c> (URL Conventions 5.1.7): words of any characters but blanks, parentheses, double quotes and semicolons, phrases in
/// double quotes, NOT before AND before OR, AND also by a mere blank. AND, OR and NOT are words where they have nothing to join.
/// </summary>
sealed class SearchParser(string text, string option, ParserLimits limits)
{
    int index;
    int depth;

    /// <summary>Reads from a place to where the expression ends; <see cref="End"/> then tells where that is.</summary>
    public SearchSyntax Parse(int start)
    {
        index = start;
        SkipBlanks();
        return Or();
    }

    /// <summary>Where the reading stopped, blanks skipped.</summary>
    public int End => index;

    SearchSyntax Or()
    {
        if (++depth > limits.MaxNesting)
        {
            throw ParseFault.At(
                FaultCode.TooManyNodes, option, index, FormattableString.Invariant($"Nested deeper than {limits.MaxNesting} levels (Limits:MaxNesting)."));
        }

        List<SearchSyntax> terms = [And()];
        while (TakeOperator("OR"))
        {
            terms.Add(And());
        }

        depth--;
        return terms.Count == 1 ? terms[0] : new SearchChainSyntax(isAnd: false, terms);
    }

    SearchSyntax And()
    {
        List<SearchSyntax> terms = [Not()];
        while (StartsTerm(index) && !IsOperator("OR"))
        {
            TakeOperator("AND");
            terms.Add(Not());
        }

        return terms.Count == 1 ? terms[0] : new SearchChainSyntax(isAnd: true, terms);
    }

    SearchSyntax Not()
    {
        var negations = 0;
        while (TakeOperator("NOT"))
        {
            negations++;
        }

        var operand = Term();
        return negations % 2 == 0 ? operand : new SearchNotSyntax(operand);
    }

    SearchSyntax Term()
    {
        if (!StartsTerm(index))
        {
            throw ParseFault.At(FaultCode.InvalidSyntax, option, index, "A word or a phrase in double quotes is missing in $search.");
        }

        var start = index;
        switch (text[start])
        {
            case '(':
                index++;
                SkipBlanks();
                var inner = Or();
                if (index == text.Length || text[index] != ')')
                {
                    throw ParseFault.At(FaultCode.InvalidSyntax, option, index, "A parenthesis of $search is not closed.");
                }

                index++;
                SkipBlanks();
                return inner;
            case '"':
                return Phrase('"');
            case '\'' when EndsPhrase(text.IndexOf('\'', start + 1)):
                return Phrase('\'');
            default:
                index = WordEnd(start);
                var word = text[start..index];
                SkipBlanks();
                return new SearchTermSyntax(start, word);
        }
    }

    SearchTermSyntax Phrase(char quote)
    {
        var (start, end) = (index, text.IndexOf(quote, index + 1));
        var phrase = end < 0 ? "" : text[(start + 1)..end].Trim();
        if (phrase.Length == 0)
        {
            throw ParseFault.At(
                FaultCode.InvalidSyntax, option, start, end < 0 ? "A phrase of $search is not closed." : "A phrase of $search is empty.");
        }

        index = end + 1;
        SkipBlanks();
        return new(start, phrase);
    }

    bool EndsPhrase(int quote) => quote >= 0 && (quote + 1 == text.Length || text[quote + 1] is ' ' or '\t' or ')' or ';');

    /// <summary>Takes AND, OR or NOT if it stands here and has a term after it.</summary>
    bool TakeOperator(string word)
    {
        if (!IsOperator(word))
        {
            return false;
        }

        index += word.Length;
        SkipBlanks();
        return true;
    }

    bool IsOperator(string word)
    {
        if (string.CompareOrdinal(text, index, word, 0, word.Length) != 0)
        {
            return false;
        }

        var next = index + word.Length;
        return next < text.Length && text[next] is ' ' or '\t' or '(' or '"' && StartsTerm(AfterBlanks(next));
    }

    bool StartsTerm(int start) => start < text.Length && text[start] is not (')' or ';');

    int WordEnd(int start)
    {
        while (start < text.Length && text[start] is not (' ' or '\t' or '(' or ')' or '"' or ';'))
        {
            start++;
        }

        return start;
    }

    void SkipBlanks() => index = AfterBlanks(index);

    int AfterBlanks(int start)
    {
        while (start < text.Length && text[start] is ' ' or '\t')
        {
            start++;
        }

        return start;
    }
}
