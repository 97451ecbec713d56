using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Binding;

/// <summary>
/// Binds calls of the model's own functions inside expressions (URL Conventions 5.1.1.4): those that give one value of the entity to which they
/// are bound become part of the expression, with the values of their parameters in place.
/// </summary>
sealed class ModelFunctionBinder(BindingContext context, ExpressionBinder expressions)
{
    /// <summary>The value of a function; null when the model has none of that name there.</summary>
    public BoundExpression? Bind(CallSyntax call, Scope scope)
    {
        var functions = context.Model.Operations;
        var source = call.Source is null ? scope.Implicit : expressions.Bind(call.Source, scope);
        var type = source.Type as EntityType;
        var overloads = type is null ? [] : functions.Bound(call.Name, type, isCollection: false).Where(operation => !operation.IsAction).ToList();
        if (overloads.Count == 0)
        {
            return functions.All.Any(operation => !operation.IsAction && (operation.FullName == call.Name || operation.Name == call.Name))
                ? throw context.NotImplemented(call.Position, $"{call.Name} in this expression")
                : null;
        }

        var given = Given(call);
        var function = overloads.FirstOrDefault(overload => OperationBinder.Fits(overload, given.Keys, withOptional: false))
            ?? overloads.FirstOrDefault(overload => OperationBinder.Fits(overload, given.Keys, withOptional: true))
            ?? throw context.Fault(
                FaultCode.UnknownFunction, call.Position, $"There is no {call.Name} with these parameters; there is {string.Join(" and ", overloads)}.");
        return function is { Body: ReadBody { Path: "", Options: "" } body, Result: PrimitiveType or EnumType }
            ? new SaidExpression(source, function.ToString(), Said(function, body, given, type!))
            : throw context.NotImplemented(call.Position, $"{function.Name} in an expression");
    }

    Dictionary<string, SyntaxNode> Given(CallSyntax call)
    {
        var given = new Dictionary<string, SyntaxNode>(StringComparer.Ordinal);
        foreach (var (name, value) in call.Names.Zip(call.Arguments))
        {
            if (name is null || !given.TryAdd(name, value))
            {
                throw context.Fault(FaultCode.InvalidSyntax, value.Position, $"{call.Name} takes each parameter once, with its name, as in {call.Name}(rate=0.25).");
            }
        }

        return given;
    }

    BoundExpression Said(Operation function, ReadBody body, Dictionary<string, SyntaxNode> given, EntityType type)
    {
        var aliases = new AliasTable(context.Limits);
        foreach (var (name, value) in given)
        {
            var (node, option) = expressions.Resolve(value);
            if (node is not (null or NullSyntax or LiteralSyntax or BooleanSyntax or UnarySyntax { IsNot: false, Operand: LiteralSyntax }))
            {
                throw context.NotImplemented(value.Position, $"A value for {name} that is no literal");
            }

            aliases.AddParsed($"@{name}", node ?? new NullSyntax(value.Position), option, value.Position);
        }

        var inner = new BindingContext(context.Model, new ParserLimits(), context.Literals, aliases) { Option = context.Option };
        var syntax = new ExpressionParser(new TokenReader(body.Values["value"], function.Name, 0, inner.Limits).Start()).ParseWhole();
        var said = new ExpressionBinder(inner).Value(syntax, Scope.Of(type));
        return ReferenceEquals(said.Type, function.Result) || said is NullExpression ? said : new CastExpression(said, function.Result!);
    }
}
