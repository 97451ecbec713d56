using Lis.OData.Errors;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Apply;

/// <summary>Reads <c>$apply</c>: transformations with slashes between them (Data Aggregation ABNF section 2).</summary>
sealed class ApplyParser
{
    readonly TokenReader reader;
    readonly OptionParser options;
    readonly ExpressionParser expressions;
    readonly Dictionary<string, Func<int, TransformationSyntax>> transformations;

    public ApplyParser(TokenReader reader, OptionParser options)
    {
        this.reader = reader;
        this.options = options;
        expressions = new(reader);
        var aggregates = new AggregateParser(reader, options, expressions);
        var hierarchies = new HierarchyParser(reader, options, expressions, this);
        var groups = new GroupParser(reader, expressions, this, hierarchies);
        transformations = new(StringComparer.OrdinalIgnoreCase)
        {
            ["addnested"] = at => Nest(at, isAdded: true),
            ["aggregate"] = at => new AggregateStep(at, aggregates.Items()),
            ["ancestors"] = at => hierarchies.Relatives(at, isUp: true),
            ["bottomcount"] = at => Rank(at, false, RankMeasure.Count),
            ["bottompercent"] = at => Rank(at, false, RankMeasure.Percent),
            ["bottomsum"] = at => Rank(at, false, RankMeasure.Sum),
            ["compute"] = at => new ComputeStep(at, options.ComputeItems()),
            ["concat"] = Concat,
            ["descendants"] = at => hierarchies.Relatives(at, isUp: false),
            ["expand"] = Expand,
            ["filter"] = at => new FilterStep(at, expressions.ParseInside()),
            ["groupby"] = groups.GroupBy,
            ["join"] = at => Join(at, isOuter: false),
            ["nest"] = at => Nest(at, isAdded: false),
            ["orderby"] = at => new OrderByStep(at, options.OrderByItems()),
            ["outerjoin"] = at => Join(at, isOuter: true),
            ["skip"] = at => new LimitStep(at, false, options.Number("skip")),
            ["top"] = at => new LimitStep(at, true, options.Number("top")),
            ["topcount"] = at => Rank(at, true, RankMeasure.Count),
            ["toppercent"] = at => Rank(at, true, RankMeasure.Percent),
            ["topsum"] = at => Rank(at, true, RankMeasure.Sum),
            ["traverse"] = hierarchies.Traverse,
        };
    }

    /// <summary>The names of all transformations that are done.</summary>
    public static IReadOnlyList<string> Done { get; } =
    [
        "addnested", "aggregate", "ancestors", "bottomcount", "bottompercent", "bottomsum", "compute", "concat", "descendants", "expand", "filter",
        "groupby", "identity", "join", "nest", "orderby", "outerjoin", "search", "skip", "top", "topcount", "toppercent", "topsum", "traverse",
    ];

    /// <summary>The transformations of a whole option; <c>identity</c> leaves no trace.</summary>
    public static IReadOnlyList<TransformationSyntax> Parse(TokenReader reader, ParserLimits limits, AliasTable aliases)
    {
        var steps = new ApplyParser(reader, new OptionParser(reader, limits, aliases)).Sequence();
        return reader.AtEnd ? steps : throw reader.Unexpected("'/' and another transformation, or the end");
    }

    /// <summary>Transformations with slashes between them.</summary>
    public IReadOnlyList<TransformationSyntax> Sequence()
    {
        reader.Enter();
        List<TransformationSyntax> steps = [];
        do
        {
            if (Step() is { } step)
            {
                steps.Add(step);
            }
        }
        while (reader.Take(TokenKind.Slash));
        reader.Leave();
        return steps;
    }

    TransformationSyntax? Step()
    {
        var position = reader.Position;
        if (reader.Current.Kind != TokenKind.Identifier)
        {
            throw reader.Unexpected("a transformation such as filter(…), groupby(…) or aggregate(…)");
        }

        var name = reader.Word.ToString();
        if (reader.IsWord("identity"))
        {
            reader.Advance();
            return null;
        }

        if (reader.IsWord("search"))
        {
            return Search(position);
        }

        var read = transformations.GetValueOrDefault(name) ?? throw Unknown(name, position);
        reader.Advance();
        reader.Expect(TokenKind.Open, $"'(' after {name}");
        var step = read(position);
        reader.Expect(TokenKind.Close, $"')' at the end of {name}");
        return step;
    }

    /// <summary>The words of a search are not tokens of expressions: the search parser reads on from the character itself.</summary>
    SearchStep Search(int position)
    {
        reader.Advance();
        if (reader.Current.Kind != TokenKind.Open)
        {
            throw reader.Unexpected("'(' after search");
        }

        var parser = new SearchParser(reader.Text, reader.Option, options.Limits);
        var search = parser.Parse(reader.Current.End);
        reader.Seek(parser.End);
        reader.Expect(TokenKind.Close, "')' at the end of search");
        return new(position, search);
    }

    RankStep Rank(int position, bool isTop, RankMeasure measure)
    {
        var amount = expressions.ParseInside();
        reader.Expect(TokenKind.Comma, "',' and the value by which rows are ranked");
        return new(position, isTop, measure, amount, expressions.ParseInside());
    }

    ConcatStep Concat(int position)
    {
        List<IReadOnlyList<TransformationSyntax>> branches = [Sequence()];
        while (reader.Take(TokenKind.Comma))
        {
            branches.Add(Sequence());
        }

        return branches.Count > 1
            ? new(position, branches)
            : throw reader.Unexpected("',' and another sequence of transformations");
    }

    NestStep Nest(int position, bool isAdded)
    {
        var path = isAdded ? expressions.ParseInside() : null;
        if (isAdded)
        {
            reader.Expect(TokenKind.Comma, "',' and transformations with a name");
        }

        List<NestedSyntax> items = [];
        do
        {
            var steps = Sequence();
            var (alias, at) = options.Alias("nest(groupby((Code)) as Codes)");
            items.Add(new(steps, alias, at));
        }
        while (reader.Take(TokenKind.Comma));
        return new(position, path, items);
    }

    ExpandStep Expand(int position)
    {
        reader.Enter();
        var path = expressions.ParseInside();
        var filter = default(SyntaxNode);
        List<ExpandStep> deeper = [];
        while (reader.Take(TokenKind.Comma))
        {
            var at = reader.Position;
            var isFilter = reader.IsWord("filter") && filter is null;
            if (!isFilter && !reader.IsWord("expand"))
            {
                throw reader.Unexpected("filter(…) or expand(…)");
            }

            reader.Advance();
            reader.Expect(TokenKind.Open, "'('");
            if (isFilter)
            {
                filter = expressions.ParseInside();
            }
            else
            {
                deeper.Add(Expand(at));
            }

            reader.Expect(TokenKind.Close, "')'");
        }

        reader.Leave();
        return new(position, path, filter, deeper);
    }

    JoinStep Join(int position, bool isOuter)
    {
        var collection = expressions.ParseInside();
        var (alias, aliasAt) = options.Alias("join(Observations as Observation)");
        return new(position, isOuter, collection, alias, aliasAt, reader.Take(TokenKind.Comma) ? Sequence() : null);
    }

    FaultException Unknown(string name, int position) =>
        name.Contains('.', StringComparison.Ordinal)
            ? ParseFault.NotImplemented(reader.Option, position, $"The transformation {name}")
            : reader.Fault(
                FaultCode.InvalidSyntax, position, $"'{name}' is no transformation.{ParseFault.DidYouMean(name, Done)}");
}
