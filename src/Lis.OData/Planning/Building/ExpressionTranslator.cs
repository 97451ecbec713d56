using System.Collections.Immutable;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning.Building;

/// <summary>
/// Turns bound expressions over a row into scalars: the values. Conditions, paths and collections are in the other parts of the class.
/// </summary>
sealed partial class ExpressionTranslator
{
    readonly PlanContext context;
    readonly RowScopes scopes;
    readonly MemberReader members;
    readonly bool isTrusted;
    readonly ImmutableDictionary<int, Place> variables;
    readonly Dictionary<string, Lazy<Scalar>> computed;

    ExpressionTranslator(
        PlanContext context, RowScopes scopes, bool isTrusted, ImmutableDictionary<int, Place> variables, Dictionary<string, Lazy<Scalar>> computed)
    {
        this.context = context;
        this.scopes = scopes;
        this.isTrusted = isTrusted;
        this.variables = variables;
        this.computed = computed;
        members = new MemberReader(context, scopes, isTrusted);
    }

    /// <summary>For expressions of the request over a row, and for computed properties.</summary>
    public static ExpressionTranslator OfRow(PlanContext context, RowScopes scopes, RowScope row, bool isTrusted = false) =>
        new(context, scopes, isTrusted, ImmutableDictionary<int, Place>.Empty.Add(0, new EntityPlace(row)), []);

    /// <summary>
    /// For access rules: they are the host's own and see everything, else the rules of two types that name each other would never end.
    /// </summary>
    public static ExpressionTranslator OfRule(PlanContext context, RowScopes scopes, RowScope row) => OfRow(context, scopes, row, isTrusted: true);

    /// <summary>The names that <c>$compute</c> and <c>$apply</c> gave.</summary>
    public IEnumerable<string> Computed => computed.Keys;

    /// <summary>
    /// Takes up the aliases of <c>$compute</c>, which later expressions name; their joins come in when they are used. One that
    /// <c>$apply</c> gave before stays what it is.
    /// </summary>
    public void Define(ImmutableArray<ComputeItem> items)
    {
        foreach (var item in items)
        {
            computed.TryAdd(item.Alias, new Lazy<Scalar>(() => Value(item.Expression)));
        }
    }

    /// <summary>The same for a row that stands for this one's in a block around it; computed values are taken along when they are used.</summary>
    public ExpressionTranslator Carried(RowScope row, Func<Scalar, Scalar> carry) => new(
        context,
        scopes,
        isTrusted,
        variables.SetItem(0, new EntityPlace(row)),
        computed.ToDictionary(pair => pair.Key, pair => new Lazy<Scalar>(() => carry(pair.Value.Value)), StringComparer.Ordinal));

    /// <summary>For the options of a related entity or of an item: <c>$it</c> stays the row of the resource.</summary>
    public ExpressionTranslator OfItem(Place item) => new(
        context, scopes, isTrusted, variables.SetItem(VariableExpression.ResourceDepth, Resource).SetItem(0, item), []);

    /// <summary>The same row where <c>$it</c> is another one, around it.</summary>
    public ExpressionTranslator Within(Place resource) =>
        new(context, scopes, isTrusted, variables.SetItem(VariableExpression.ResourceDepth, resource), computed);

    /// <summary>The row of the resource, which <c>$it</c> is in nested options.</summary>
    public Place Resource => variables.GetValueOrDefault(VariableExpression.ResourceDepth) ?? variables[0];

    /// <summary>The same row with computed values that stand elsewhere.</summary>
    public ExpressionTranslator Knowing(IEnumerable<KeyValuePair<string, Scalar>> values) => new(
        context, scopes, isTrusted, variables, values.ToDictionary(pair => pair.Key, pair => new Lazy<Scalar>(pair.Value), StringComparer.Ordinal));

    /// <summary>The same row with one further value.</summary>
    public ExpressionTranslator Knowing(string name, Scalar value) => new(
        context, scopes, isTrusted, variables, new(computed, StringComparer.Ordinal) { [name] = new Lazy<Scalar>(value) });

    /// <summary>The value of a name that <c>$compute</c> or <c>$apply</c> gave.</summary>
    public Scalar ComputedValue(string name) => computed[name].Value;

    /// <summary>The value of an expression.</summary>
    public Scalar Value(BoundExpression expression) => expression switch
    {
        LiteralExpression literal => new SlotScalar(literal.Slot, Natural(literal.ValueType, false)),
        ConstantExpression constant => new ConstantScalar(constant.Value, Natural(constant.ValueType, false)),
        CallerValueExpression caller => new CallerScalar(caller.Name, Natural(caller.ValueType, false)),
        NullExpression => new NullScalar(Natural(null, true)),
        DynamicPropertyExpression dynamic => computed[dynamic.Name].Value,
        VariableExpression or PropertyExpression or NavigationExpression or RootExpression or KeyedExpression => ValueOf(Resolve(expression)),
        CountExpression count => Count(count),
        BinaryExpression { Operator: >= BinaryOperator.Add } arithmetic => Arithmetic(arithmetic),
        NegateExpression negate => Negate(negate),
        FunctionExpression { Function: CanonicalFunction.HasSubset } function => HasSubset(function),
        FunctionExpression { Function: CanonicalFunction.HasSubsequence } function =>
            Sequence(SequenceOperation.HasSubsequence, function.Arguments, function.ResultType),
        SequenceExpression sequence => Sequence(sequence.Operation, sequence.Arguments, sequence.ResultType),
        FunctionExpression function => Function(function),
        CaseExpression choice => Case(choice),
        CastExpression cast => Cast(cast),
        SaidExpression said => OfRow(context, scopes, RowOf(said.Owner), isTrusted).Value(said.Said),
        DerivedExpression derived => new CaseScalar(
            [(TypeTest(derived.Source, derived.Target), Value(derived.Source))], Value(derived.Source).Type with { IsNullable = true }),
        IsTypeExpression or BooleanExpression or BinaryExpression or NotExpression or InListExpression or InCollectionExpression or LambdaExpression =>
            Condition(expression, isExact: true),
        _ => throw new FaultException(FaultCode.NotImplemented, "A list of values cannot stand here."),
    };

    ScalarType Natural(ODataType? type, bool isNullable, TextOrder order = default) => context.Natural(type, isNullable, order);

    /// <summary>
    /// Division can give null where the operands are not: by zero in divby, and for a quotient that is no number. A duration is added to a
    /// day or instant from either side.
    /// </summary>
    ArithmeticScalar Arithmetic(BinaryExpression arithmetic)
    {
        var (left, right) = (Value(arithmetic.Left), Value(arithmetic.Right));
        (left, right) = IsDuration(left) && !IsDuration(right) && arithmetic.Operator == BinaryOperator.Add ? (right, left) : (left, right);
        var isNullable = left.Type.IsNullable || right.Type.IsNullable || arithmetic.Operator >= BinaryOperator.Divide;
        return new ArithmeticScalar(arithmetic.Operator, left, right, Natural(arithmetic.ResultType, isNullable));
    }

    NegateScalar Negate(NegateExpression negate)
    {
        var operand = Value(negate.Operand);
        return new NegateScalar(operand, Natural(negate.Type, operand.Type.IsNullable));
    }

    Scalar Function(FunctionExpression function)
    {
        if (function.Function == CanonicalFunction.Now)
        {
            return new NowScalar(Natural(function.ResultType, false));
        }

        var arguments = function.Arguments.Select(Value).ToImmutableArray();
        var order = arguments.Any(argument => argument.Type.Order == TextOrder.Danish) ? TextOrder.Danish : TextOrder.CodePoint;
        return new FunctionScalar(
            function.Function, arguments, Natural(function.ResultType, arguments.Any(argument => argument.Type.IsNullable), order));
    }

    CaseScalar Case(CaseExpression choice)
    {
        var branches = choice.Branches.Select(branch => (Condition(branch.Condition), Value: Value(branch.Value))).ToImmutableArray();
        var order = branches.Any(branch => branch.Value.Type.Order == TextOrder.Danish) ? TextOrder.Danish : TextOrder.CodePoint;
        return new CaseScalar(branches, Natural(choice.ResultType, true, order));
    }

    Scalar Cast(CastExpression cast)
    {
        var operand = Value(cast.Operand);
        return (operand.Type.Edm, cast.TargetType) switch
        {
            var (from, to) when from == to => operand,
            (EnumType { IsFlags: false } from, PrimitiveType { Kind: PrimitiveKind.String }) => NameOf(from, operand),
            _ => new CastScalar(operand, Natural(cast.TargetType, true)),
        };
    }

    CaseScalar NameOf(EnumType enumeration, Scalar number)
    {
        var branches = enumeration.Members.Select(member => (
            (Scalar)Logic.Plain(Comparison.Equal, number, new ConstantScalar(member.Value, Natural(enumeration, false))),
            (Scalar)new ConstantScalar(member.Name, Natural(PrimitiveType.String, false))));
        return new CaseScalar([.. branches], Natural(PrimitiveType.String, true));
    }

    static bool IsDuration(Scalar value) => value.Type.Edm is PrimitiveType { Kind: PrimitiveKind.Duration };
}
