using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Binding;

/// <summary>Binds calls: picks the overload and brings the arguments to its types.</summary>
sealed class FunctionBinder(BindingContext context, ExpressionBinder expressions, PathExpressionBinder paths)
{
    readonly CastBinder casts = new(context, expressions);
    readonly CollectionFunctionBinder collections = new(context, expressions);
    readonly ModelFunctionBinder functions = new(context, expressions);

    public BoundExpression Bind(CallSyntax call, Scope scope) => call.Source is not null || call.HasNames ? Path(call, scope) : call.Name.ToLowerInvariant() switch
    {
        "cast" => casts.Cast(call, scope),
        "isof" => casts.IsOf(call, scope),
        "hassubset" => collections.Bind(CanonicalFunction.HasSubset, call, scope),
        "hassubsequence" => collections.Bind(CanonicalFunction.HasSubsequence, call, scope),
        _ when FunctionTable.IsAbsent(call.Name) => throw context.NotImplemented(call.Position, $"The function {call.Name}"),
        _ => FunctionTable.Find(call.Name) is { } overloads ? Canonical(call, overloads, scope) : Path(call, scope),
    };

    BoundExpression Path(CallSyntax call, Scope scope) => paths.Keyed(call, scope) ?? functions.Bind(call, scope) ?? throw Unknown(call);

    /// <summary><c>case</c>: the value of the first condition that holds.</summary>
    public BoundExpression Case(CaseSyntax node, Scope scope)
    {
        var branches = node.Branches
            .Select(branch => (
                Condition: expressions.Predicate(branch.Condition, scope),
                Value: expressions.Bind(branch.Value, scope),
                At: branch.Value.Position))
            .ToList();
        var result = branches.Select(branch => branch.Value).Where(value => value is not NullExpression)
            .Aggregate(default(BoundExpression), (known, value) => known is null ? value : Meet(known, value, node));
        var type = result?.Type;
        return new CaseExpression(
            [.. branches.Select(branch => new CaseBranch(
                branch.Condition, type is null ? expressions.Finish(branch.Value, branch.At) : expressions.As(branch.Value, type, branch.At)))],
            type);
    }

    /// <summary>Something of the type in which both values can be given.</summary>
    CastExpression Meet(BoundExpression known, BoundExpression value, CaseSyntax node) =>
        ComparisonBinder.Common(known is CastExpression { Operand: NullExpression } typed ? typed : known, value) is { } type
            ? new(new NullExpression(), type)
            : throw context.Fault(
                FaultCode.TypeMismatch,
                node.Position,
                $"The values of case must have one type, found {ExpressionBinder.Describe(known)} and {ExpressionBinder.Describe(value)}.");

    BoundExpression Canonical(CallSyntax call, Overload[] overloads, Scope scope)
    {
        if (call.Arguments.Any(argument => expressions.Resolve(argument).Node is ListSyntax))
        {
            return collections.Sequence(call, scope);
        }

        var arguments = call.Arguments.Select(argument => expressions.Bind(argument, scope)).ToArray();
        if (arguments.Any(argument => argument.Type is CollectionType))
        {
            return collections.Sequence(call, scope);
        }

        var overload = overloads.FirstOrDefault(item => Fits(item, arguments, exact: true))
            ?? overloads.FirstOrDefault(item => Fits(item, arguments, exact: false))
            ?? throw NoOverload(call, overloads, arguments);
        if (arguments.Any(argument => argument is NullExpression))
        {
            return new NullExpression();
        }

        // Whole numbers are their own round, floor and ceiling.
        if (overload.Function >= CanonicalFunction.Round && arguments[0].Type is PrimitiveType { IsInteger: true })
        {
            return expressions.Finish(arguments[0], call.Position);
        }

        CheckPattern(overload, arguments, call.Position);
        var converted = arguments.Select((argument, index) => Convert(argument, PrimitiveType.Of(overload.Parameters[index]), call.Position));
        return new FunctionExpression(overload.Function, [.. converted], overload.Result);
    }

    static bool Fits(Overload overload, BoundExpression[] arguments, bool exact)
    {
        if (overload.Parameters.Length != arguments.Length)
        {
            return false;
        }

        for (var i = 0; i < arguments.Length; i++)
        {
            if (!Fits(arguments[i], PrimitiveType.Of(overload.Parameters[i]), exact))
            {
                return false;
            }
        }

        return true;
    }

    static bool Fits(BoundExpression argument, PrimitiveType parameter, bool exact) => argument switch
    {
        NullExpression or PendingCallerValue => true,
        _ when ReferenceEquals(argument.Type, parameter) => true,
        _ when exact => false,
        PendingLiteral literal => LiteralConverter.Accepts(literal.Literal.Kind, parameter),
        { Type: PrimitiveType { IsNumeric: true } type } => parameter.IsInteger ? type.IsInteger
            : parameter.Kind == PrimitiveKind.Decimal ? !Promotion.IsFloat(type)
            : parameter.IsNumeric,
        _ => false,
    };

    BoundExpression Convert(BoundExpression argument, PrimitiveType parameter, int position)
    {
        var typed = expressions.As(argument, parameter, position);
        return ReferenceEquals(typed.Type, parameter) ? typed : new CastExpression(typed, parameter);
    }

    /// <summary>
    /// A pattern that is no regular expression is the caller's mistake and must not reach a database; one that varies by row could not be
    /// checked.
    /// </summary>
    void CheckPattern(Overload overload, BoundExpression[] arguments, int position)
    {
        if (overload.Function != CanonicalFunction.MatchesPattern)
        {
            return;
        }

        if (arguments[1] is not PendingLiteral { Literal: var pattern })
        {
            throw context.NotImplemented(position, "A pattern that is no literal");
        }

        if (SharedPattern.Fault(pattern.Raw) is { } fault)
        {
            throw new FaultException(FaultCode.InvalidLiteral, $"'{pattern.Raw}' {fault}", pattern.Target);
        }
    }

    FaultException NoOverload(CallSyntax call, Overload[] overloads, BoundExpression[] arguments)
    {
        var right = string.Join(" or ", overloads.Select(item => $"{call.Name}({string.Join(',', item.Parameters.Select(kind => $"Edm.{kind}"))})"));
        return context.Fault(
            FaultCode.TypeMismatch,
            call.Position,
            $"{call.Name}({string.Join(',', arguments.Select(ExpressionBinder.Describe))}) is not defined; write {right}.");
    }

    FaultException Unknown(CallSyntax call) => context.Fault(
        FaultCode.UnknownFunction, call.Position, $"There is no function '{call.Name}'.{ParseFault.DidYouMean(call.Name, FunctionTable.Names)}");
}
