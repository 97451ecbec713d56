using System.Text;
using Lis.OData.Model;
using Lis.OData.Parsing;
using Lis.OData.Parsing.Bound;

namespace Lis.Conformance.Oracle.Evaluation;

/// <summary>What one request really exercised: which expressions met a row, which met null, and which kinds of text came by.</summary>
public sealed class OracleCoverage
{
    readonly HashSet<BoundExpression> _seen = new(ReferenceEqualityComparer.Instance);
    readonly HashSet<BoundExpression> _null = new(ReferenceEqualityComparer.Instance);
    readonly HashSet<string> _notes = new(StringComparer.Ordinal);

    public void Saw(BoundExpression expression, object? value)
    {
        _seen.Add(expression);
        if (value is null)
        {
            _null.Add(expression);
        }
        else if (value is string text && text.AsSpan().IndexOfAny("æøåÆØÅ") >= 0)
        {
            _notes.Add("text: æøå");
        }
    }

    /// <summary>Takes down something that is no expression: an option, a tie in the order, an escaped character.</summary>
    public void Note(string feature) => _notes.Add(feature);

    public void NoteLiterals(LiteralTable literals)
    {
        for (var slot = 0; slot < literals.Count; slot++)
        {
            foreach (var rune in literals.List(slot).Where(item => item.Kind == LiteralKind.String).SelectMany(item => item.Raw.EnumerateRunes()))
            {
                if (@"%_'\""".Contains(rune.ToString(), StringComparison.Ordinal))
                {
                    _notes.Add($"literal with {new StringBuilder().Append(rune)}");
                }
            }
        }
    }

    /// <summary>The features, each once.</summary>
    public IEnumerable<string> Features() =>
        _seen.SelectMany(Names)
            .Concat(_null.Where(expression => expression is not NullExpression).SelectMany(Names).Select(name => $"null in {name}"))
            .Concat(_notes)
            .Distinct(StringComparer.Ordinal);

    IEnumerable<string> Names(BoundExpression expression)
    {
        switch (expression)
        {
            case BinaryExpression binary:
                yield return $"operator {binary.Operator}";
                if (_null.Contains(binary.Left) || _null.Contains(binary.Right))
                {
                    yield return $"null beside {binary.Operator}";
                }

                break;
            case FunctionExpression function:
                yield return $"function {function.Function}";
                break;
            case PropertyExpression property:
                yield return $"type {TypeName(property.Property.Type)}";
                break;
            case SequenceExpression sequence:
                yield return $"items {sequence.Operation}";
                break;
            case VariableExpression { Depth: VariableExpression.ResourceDepth }:
                yield return "operator $it inside options";
                break;
            case RootExpression or KeyedExpression:
                yield return expression is RootExpression ? "operator $root" : "operator $root with key";
                break;
            case LambdaExpression lambda:
                yield return lambda.IsAll ? "operator all" : lambda.Predicate is null ? "operator any()" : "operator any";
                break;
            case CountExpression count:
                yield return count.Filter is null ? "operator $count" : "operator $count with filter";
                break;
            case NavigationExpression { Navigation.IsCollection: false }:
                yield return "path over a single-valued navigation";
                break;
            default:
                yield return $"operator {expression.GetType().Name.Replace("Expression", "", StringComparison.Ordinal)}";
                break;
        }
    }

    public static string TypeName(ODataType type) => type switch
    {
        EnumType => "enumeration",
        CollectionType { Element: ComplexType } => "Collection(complex)",
        _ => type.FullName,
    };
}
