using System.Collections.Immutable;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Binding;

/// <summary>Binds the body of a function over the rows to which its path leads; the values of its parameters stand for the aliases in it.</summary>
sealed class FunctionBodyBinder(ServiceModel model, LiteralTable literals)
{
    // The body is the host's: a small limit for callers must not stop it.
    static readonly ParserLimits Limits = new();

    public FunctionSegment Bind(OperationCall call, ReadBody body, EntityType rowType)
    {
        var query = QueryString.Parse(body.Options, Limits);
        foreach (var (parameter, value) in call.Syntax)
        {
            query.Aliases.AddParsed($"@{parameter}", value.Node, value.Option, value.Node.Position);
        }

        var context = new BindingContext(model, Limits, literals, query.Aliases);
        var expressions = new ExpressionBinder(context);
        var options = new OptionsBinder(context, expressions).Bind(SystemOptionReader.Read(query, Limits), rowType, depth: 0);
        var segment = new FunctionSegment(call.Operation, options);
        return body.Values.Count == 0 ? segment : Projected(segment, body, expressions, options.Apply?.Result ?? rowType);
    }

    /// <summary>The result is made of values of the rows.</summary>
    FunctionSegment Projected(FunctionSegment segment, ReadBody body, ExpressionBinder expressions, EntityType rowType)
    {
        var element = (segment.Function.Result as CollectionType)?.Element ?? segment.Function.Result!;
        var result = new EntityType(model.Namespace, element is ComplexType complex ? complex.Name : "value", new ResultRows());
        var scope = Scope.Of(rowType).With(segment.Rows.Compute.ToDictionary(item => item.Alias, item => item.Expression.Type, StringComparer.Ordinal));
        var values = ImmutableArray.CreateBuilder<(StructuralProperty, BoundExpression)>();
        foreach (var like in element is ComplexType type ? type.Properties : [Single(segment.Function, element)])
        {
            var syntax = new ExpressionParser(new TokenReader(body.Values[like.Name], segment.Function.Name, 0, Limits).Start()).ParseWhole();
            var value = expressions.Value(syntax, scope);
            var property = Property(like, value);
            result.Add(property);
            values.Add((property, ReferenceEquals(value.Type, like.Type) ? value : new CastExpression(value, like.Type)));
        }

        return segment with { Result = result, Values = values.ToImmutable() };
    }

    static StructuralProperty Single(Operation function, ODataType type) => new()
    {
        Name = "value",
        Type = type,
        Source = new ResultSource(IsDynamic: false),
        IsNullable = function.IsResultNullable,
    };

    static StructuralProperty Property(StructuralProperty like, BoundExpression value) => new()
    {
        Name = like.Name,
        Type = like.Type,
        Source = new ResultSource(IsDynamic: false),
        IsNullable = like.IsNullable,
        TextOrder = (value as PropertyExpression)?.Property.TextOrder ?? like.TextOrder,
    };
}
