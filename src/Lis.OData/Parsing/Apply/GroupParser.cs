using Lis.OData.Errors;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Apply;

/// <summary>Reads <c>groupby</c>: the keys, properties and levels of <c>rollup</c>, and what is done with each group.</summary>
sealed class GroupParser(TokenReader reader, ExpressionParser expressions, ApplyParser sequences, HierarchyParser hierarchies)
{
    /// <summary>What stands inside groupby(…).</summary>
    public GroupStep GroupBy(int position)
    {
        reader.Expect(TokenKind.Open, "the grouping properties in parentheses of their own, as in groupby((Code))");
        List<GroupingSyntax> keys = [Element()];
        while (reader.Take(TokenKind.Comma))
        {
            keys.Add(Element());
        }

        reader.Expect(TokenKind.Close, "',' or ')' after a grouping property");
        return new(position, keys, reader.Take(TokenKind.Comma) ? sequences.Sequence() : null);
    }

    GroupingSyntax Element()
    {
        var position = reader.Position;
        if (reader.Behind == '(' && reader.IsWord("rolluprecursive"))
        {
            return hierarchies.Rollup(position);
        }

        return reader.Behind == '(' && reader.IsWord("rollup") ? Rollup(position) : new(position, [Property(reader, expressions)], false, false);
    }

    /// <summary>$all, which earlier drafts of the standard had for the grand total, may stand first.</summary>
    GroupingSyntax Rollup(int position)
    {
        reader.Advance();
        reader.Advance();
        var hasAll = reader.IsWord("$all");
        if (hasAll)
        {
            reader.Advance();
            reader.Expect(TokenKind.Comma, "',' and a property after $all");
        }

        List<SyntaxNode> levels = [Property(reader, expressions)];
        while (reader.Take(TokenKind.Comma))
        {
            levels.Add(Property(reader, expressions));
        }

        reader.Expect(TokenKind.Close, "',' or ')' at the end of rollup");
        return levels.Count > 1 || hasAll
            ? new(position, levels, true, hasAll)
            : throw ParseFault.NotImplemented(reader.Option, position, "rollup over a named hierarchy");
    }

    /// <summary>A grouping property: a path.</summary>
    public static SyntaxNode Property(TokenReader reader, ExpressionParser expressions)
    {
        var position = reader.Position;
        var node = expressions.ParseInside();
        return IsPath(node)
            ? node
            : throw reader.Fault(
                FaultCode.InvalidSyntax, position, "groupby takes properties; give an expression a name first, as in compute(year(Day) as Year)/groupby((Year)).");
    }

    static bool IsPath(SyntaxNode node) => node is NameSyntax || (node is MemberSyntax member && IsPath(member.Source));
}
