using Lis.OData.Model;
using Lis.OData.Parsing;
using Lis.OData.Parsing.Bound;

namespace Lis.Conformance.Oracle.Evaluation;

/// <summary>
/// Computes bound expressions for one row in memory, by the words of OData URL Conventions 5.1.1. Both sides of every operator are always
/// computed, so that a division by zero anywhere is found although a database may never come to it.
/// </summary>
public sealed class OracleEvaluator(LiteralTable literals, DateTimeOffset now, OracleCoverage coverage)
{
    /// <summary>The entities of a set, for <c>$root</c>.</summary>
    public Func<EntitySet, IReadOnlyList<OracleRow>>? Sets { get; init; }

    /// <summary>The row of the resource that is being answered: <c>$it</c> inside nested options.</summary>
    public OracleRow? Resource { get; set; }

    /// <summary>The value; null for null.</summary>
    public object? Evaluate(BoundExpression expression, OracleScope scope)
    {
        var value = Compute(expression, scope);
        coverage.Saw(expression, value);
        return value;
    }

    /// <summary>Whether a condition is true; null is not.</summary>
    public bool Holds(BoundExpression condition, OracleScope scope) => Evaluate(condition, scope) is true;

    object? Compute(BoundExpression expression, OracleScope scope) => expression switch
    {
        NullExpression => null,
        BooleanExpression constant => constant.Value,
        LiteralExpression literal => OracleLiterals.Read(literals[literal.Slot], literal.ValueType),
        ListExpression list => literals.List(list.Slot).Select(item => OracleLiterals.Read(item, list.ItemType)).ToList(),
        VariableExpression { Depth: VariableExpression.ResourceDepth } => Resource,
        VariableExpression variable => scope.Variables[variable.Depth],
        RootExpression { Set: var set } => set.IsSingleton ? Sets!(set).SingleOrDefault() : Sets!(set),
        KeyedExpression keyed => Items(keyed.Collection, scope).Cast<OracleRow>().SingleOrDefault(row => HasKey(row, keyed.Key, scope)),
        SequenceExpression sequence => OracleCollectionFunctions.Call(
            sequence.Operation, [.. sequence.Arguments.Select(argument => Evaluate(argument, scope)!)]),
        DynamicPropertyExpression given when scope.Variables[0] is OracleRow row && row.Given.TryGetValue(given.Name, out var value) => value,
        DynamicPropertyExpression computed when scope.Computed.All(item => item.Alias != computed.Name || item.Expression.Equals(computed)) => null,
        DynamicPropertyExpression computed => Evaluate(scope.Computed.Single(item => item.Alias == computed.Name).Expression, scope),
        PropertyExpression property => Property(property, scope),
        NavigationExpression navigation => Navigation(navigation, scope),
        CountExpression count => Count(count, scope),
        LambdaExpression lambda => Lambda(lambda, scope),
        NotExpression not => Evaluate(not.Operand, scope) is bool operand ? !operand : null,
        NegateExpression negate => OracleArithmetic.Negate(Evaluate(negate.Operand, scope), negate.Type),
        BinaryExpression binary => Binary(binary, scope),
        InListExpression list => InList(list, scope),
        InCollectionExpression list => InCollection(list, scope),
        CaseExpression choice => Case(choice, scope),
        CastExpression cast => OracleCast.To(Evaluate(cast.Operand, scope), cast.Operand.Type, cast.TargetType),
        FunctionExpression function => Function(function, scope),
        _ => throw new InvalidOperationException($"the oracle cannot compute {expression.GetType().Name}"),
    };

    object? Property(PropertyExpression expression, OracleScope scope) => Evaluate(expression.Source, scope) switch
    {
        null => null,
        OracleRow { IsResult: true } row => row.Values.GetValueOrDefault(expression.Property.Name, row.Given.GetValueOrDefault(expression.Property.Name)),
        OracleRow row when row.Given.TryGetValue(expression.Property.Name, out var given) => given,
        OracleRow row => row.Values[expression.Property.Name],
        IReadOnlyList<OracleRow> rows => rows.Select(row => row.Values[expression.Property.Name]).ToList(),
        IReadOnlyDictionary<string, object?> parts => parts.GetValueOrDefault(expression.Property.Name),
        var other => throw new InvalidOperationException($"{other.GetType().Name} has no properties"),
    };

    object? Navigation(NavigationExpression expression, OracleScope scope)
    {
        var related = Evaluate(expression.Source, scope) is OracleRow row ? row.Related[expression.Navigation.Name] : [];
        return expression.Navigation.IsCollection ? related : related.SingleOrDefault();
    }

    bool HasKey(OracleRow row, KeySegment key, OracleScope scope) => key.Type.Key.Zip(key.Values)
        .All(pair => OracleOrder.AreEqual(row.Values[pair.First.Name]!, Evaluate(pair.Second, scope)!));

    /// <summary>The items of a collection; what is null has none.</summary>
    IReadOnlyList<object?> Items(BoundExpression collection, OracleScope scope) => Evaluate(collection, scope) switch
    {
        null => [],
        IReadOnlyList<OracleRow> rows => rows,
        IReadOnlyList<object?> items => items,
        var other => throw new InvalidOperationException($"{other.GetType().Name} is no collection"),
    };

    object Count(CountExpression expression, OracleScope scope)
    {
        var items = Items(expression.Collection, scope);
        return expression.Filter is null
            ? items.Count
            : (long)items.Count(item => Holds(expression.Filter, scope.With(expression.Item!, item)));
    }

    object Lambda(LambdaExpression expression, OracleScope scope)
    {
        var items = Items(expression.Collection, scope);
        if (expression.Predicate is null)
        {
            return items.Count > 0;
        }

        var passed = items.Count(item => Holds(expression.Predicate, scope.With(expression.Item!, item)));
        return expression.IsAll ? passed == items.Count : passed > 0;
    }

    object? Binary(BinaryExpression expression, OracleScope scope)
    {
        var left = Evaluate(expression.Left, scope);
        var right = Evaluate(expression.Right, scope);
        if (expression.OperandType is { } type)
        {
            left = OracleCast.Promote(left, type);
            right = OracleCast.Promote(right, type);
        }

        return expression.Operator switch
        {
            BinaryOperator.Or => left is true || right is true ? true : left is null || right is null ? null : false,
            BinaryOperator.And => left is false || right is false ? false : left is null || right is null ? null : true,
            BinaryOperator.Equal => IsSame(left, right),
            BinaryOperator.NotEqual => !IsSame(left, right),
            BinaryOperator.Has => left is long value && right is long flags ? (value & flags) == flags : null,
            >= BinaryOperator.GreaterThan and <= BinaryOperator.LessThanOrEqual => Compare(expression, left, right, scope),
            _ => OracleArithmetic.Compute(expression.Operator, left, right, expression.ResultType),
        };
    }

    static bool IsSame(object? left, object? right) =>
        left is null || right is null ? left is null && right is null : OracleOrder.AreEqual(left, right);

    static bool Compare(BinaryExpression expression, object? left, object? right, OracleScope scope)
    {
        if (left is null || right is null || left is double.NaN || right is double.NaN)
        {
            return false;
        }

        var order = OracleOrder.Compare(left, right, OracleOrder.Of(scope, expression.Left, expression.Right));
        return expression.Operator switch
        {
            BinaryOperator.GreaterThan => order > 0,
            BinaryOperator.GreaterThanOrEqual => order >= 0,
            BinaryOperator.LessThan => order < 0,
            _ => order <= 0,
        };
    }

    bool InList(InListExpression expression, OracleScope scope)
    {
        var operand = OracleCast.Promote(Evaluate(expression.Operand, scope), expression.ItemType);
        return operand is null
            ? expression.HasNull
            : literals.List(expression.Slot).Any(item => IsSame(operand, OracleLiterals.Read(item, expression.ItemType)));
    }

    bool InCollection(InCollectionExpression expression, OracleScope scope)
    {
        var operand = Evaluate(expression.Operand, scope);
        return Items(expression.Collection, scope).Any(item => IsSame(operand, item));
    }

    object? Case(CaseExpression expression, OracleScope scope)
    {
        var branches = expression.Branches
            .Select(branch => (Holds: Holds(branch.Condition, scope), Value: Evaluate(branch.Value, scope)))
            .ToList();
        var value = branches.FirstOrDefault(branch => branch.Holds).Value;
        return expression.ResultType is { } type ? OracleCast.Promote(value, type) : value;
    }

    object? Function(FunctionExpression expression, OracleScope scope)
    {
        var arguments = expression.Arguments.Select(argument => Evaluate(argument, scope)).ToList();
        return expression.Function switch
        {
            CanonicalFunction.Now => now,
            CanonicalFunction.MinDateTime => DateTimeOffset.MinValue,
            CanonicalFunction.MaxDateTime => DateTimeOffset.MaxValue,
            _ when arguments.Contains(null) => null,
            <= CanonicalFunction.MatchesPattern => OracleTextFunctions.Call(expression.Function, arguments!),
            <= CanonicalFunction.HasSubsequence => OracleCollectionFunctions.Call(expression.Function, arguments!),
            _ => OracleValueFunctions.Call(expression.Function, arguments[0]!),
        };
    }
}
