using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Binding;

/// <summary>Turns words and phrases of <c>$search</c> into slots.</summary>
sealed class SearchBinder(BindingContext context)
{
    public SearchExpression Bind(SearchSyntax search, ODataType rowType) => rowType is StructuredType or PrimitiveType { Kind: PrimitiveKind.String }
        ? Bind(search)
        : throw context.Fault(FaultCode.MisplacedOption, 0, $"$search does not go with values of {rowType}.");

    SearchExpression Bind(SearchSyntax search)
    {
        switch (search)
        {
            case SearchTermSyntax term:
                context.Count(term.Position);
                return new SearchTerm(context.Literals!.Add(new(LiteralKind.String, term.Text, context.Option, term.Position)));
            case SearchNotSyntax not:
                return new SearchNot(Bind(not.Operand));
            default:
                var chain = (SearchChainSyntax)search;
                return Balanced(chain.IsAnd, chain.Terms.Select(Bind).ToArray());
        }
    }

    static SearchExpression Balanced(bool isAnd, ReadOnlySpan<SearchExpression> terms) => terms.Length == 1
        ? terms[0]
        : new SearchBinary(isAnd, Balanced(isAnd, terms[..(terms.Length / 2)]), Balanced(isAnd, terms[(terms.Length / 2)..]));
}
