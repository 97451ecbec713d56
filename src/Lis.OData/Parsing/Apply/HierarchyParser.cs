using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Apply;

/// <summary>Reads the transformations of recursive hierarchies (Data Aggregation 4.0 section 6).</summary>
sealed class HierarchyParser(TokenReader reader, OptionParser options, ExpressionParser expressions, ApplyParser sequences)
{
    /// <summary>Transformations that may choose the start of <c>traverse</c>, where an order may stand as well.</summary>
    static readonly string[] Preserving =
    [
        "ancestors", "bottomcount", "bottompercent", "bottomsum", "descendants", "filter", "identity", "orderby", "search", "skip", "top",
        "topcount", "toppercent", "topsum", "traverse",
    ];

    /// <summary>What stands inside ancestors(…) or descendants(…).</summary>
    public RelativesStep Relatives(int position, bool isUp)
    {
        var hierarchy = Hierarchy();
        reader.Expect(TokenKind.Comma, "',' and transformations that choose where to start, as in filter(Code eq '085')");
        var starts = sequences.Sequence();
        LiteralSyntax? distance = null;
        while (reader.Take(TokenKind.Comma))
        {
            if (reader.Current.Kind == TokenKind.Literal && distance is null)
            {
                distance = options.Number("the distance");
                continue;
            }

            Keep();
            return new(position, isUp, hierarchy, starts, distance, true);
        }

        return new(position, isUp, hierarchy, starts, distance, false);
    }

    /// <summary>What stands inside traverse(…).</summary>
    public TraverseStep Traverse(int position)
    {
        var hierarchy = Hierarchy();
        reader.Expect(TokenKind.Comma, "',' and preorder or postorder");
        var isPostorder = reader.IsWord("postorder");
        if (!isPostorder && !reader.IsWord("preorder"))
        {
            throw reader.Unexpected("preorder or postorder");
        }

        reader.Advance();
        if (!reader.Take(TokenKind.Comma))
        {
            return new(position, hierarchy, isPostorder, null, []);
        }

        var starts = IsTransformation() ? sequences.Sequence() : null;
        return new(position, hierarchy, isPostorder, starts, starts is null || reader.Take(TokenKind.Comma) ? options.OrderByItems() : []);
    }

    /// <summary>An element of the keys of groupby.</summary>
    public GroupingSyntax Rollup(int position)
    {
        reader.Advance();
        reader.Advance();
        var hierarchy = Hierarchy();
        var starts = reader.Take(TokenKind.Comma) ? sequences.Sequence() : null;
        reader.Expect(TokenKind.Close, "',' or ')' at the end of rolluprecursive");
        return new(position, [hierarchy.Path], false, false) { Hierarchy = hierarchy, Starts = starts };
    }

    HierarchySyntax Hierarchy()
    {
        var nodes = expressions.ParseInside();
        reader.Expect(TokenKind.Comma, "',' and the name of a hierarchy");
        if (reader.Current.Kind != TokenKind.Identifier)
        {
            throw reader.Unexpected("the name of a hierarchy");
        }

        var (qualifier, at) = (reader.Word.ToString(), reader.Position);
        reader.Advance();
        reader.Expect(TokenKind.Comma, "',' and the property that names a row's node");
        return new(nodes, qualifier, at, GroupParser.Property(reader, expressions));
    }

    void Keep()
    {
        if (reader.IsWord("keep"))
        {
            reader.Advance();
            if (reader.IsWord("start"))
            {
                reader.Advance();
                return;
            }
        }

        throw reader.Unexpected("a distance, or keep start");
    }

    bool IsTransformation() => reader.Current.Kind == TokenKind.Identifier && (reader.Behind == '(' || reader.IsWord("identity"))
        && Preserving.Contains(reader.Word.ToString(), StringComparer.OrdinalIgnoreCase);
}
