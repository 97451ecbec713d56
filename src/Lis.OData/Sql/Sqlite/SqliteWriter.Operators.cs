using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Sql.Sqlite;

/// <summary>SQLite's comparisons, arithmetic, functions and casts.</summary>
sealed partial class SqliteWriter
{
    protected override void Compare(CompareScalar comparison)
    {
        var (left, right) = (comparison.Left, comparison.Right);
        var isEquality = comparison.Kind is Comparison.Equal or Comparison.NotEqual;
        var (store, scale) = Meeting(left, right);
        var sign = (comparison.IsNullSafe, comparison.Kind) switch
        {
            (true, Comparison.Equal) => "IS",
            (true, _) => "IS NOT",
            // A literal NaN is NULL here, and not equal to any number.
            (false, Comparison.NotEqual) when store == StoreType.Float && !left.Type.IsNullable && !right.Type.IsNullable => "IS NOT",
            _ => Operator(comparison.Kind),
        };
        var isSameText = isEquality && store == StoreType.Text;
        var collation = isSameText ? CodePoint : Collation(store, comparison.TextOrder);
        Append("(");
        ValueAs(left, store, scale);
        Append(IsBare(left) ? "" : collation);
        Append($" {sign} ");
        ValueAs(right, store, scale);
        Append(isSameText && IsBare(right) ? "" : collation);
        Append(")");
    }

    /// <summary>
    /// Whether no collation can stand within it. SQLite takes the first that it finds anywhere in an operand, even in the condition of a
    /// CASE, for the whole comparison, so what is computed is given its own.
    /// </summary>
    static bool IsBare(Scalar scalar) => scalar is ColumnScalar or JsonItemScalar or SubqueryScalar or NullScalar || IsParameter(scalar);

    /// <summary>The collation stands on the right: SQLite looks for an index only when the left row is one of bare columns.</summary>
    protected override void CompareRows(RowCompareScalar comparison)
    {
        Append("((");
        List(comparison.Left, ", ", key =>
        {
            Value(key);
            Append(IsBare(key) ? "" : Collation(key.Type.Store, key.Type.Order));
        });
        Append($") {(comparison.IsGreater ? ">" : "<")} (");
        List(comparison.Left.Zip(comparison.Right), ", ", pair =>
        {
            Value(pair.Second);
            Append(Collation(pair.First.Type.Store, pair.First.Type.Order));
        });
        Append("))");
    }

    protected override void ValueAs(Scalar scalar, StoreType store, int scale)
    {
        var from = scalar.Type;
        if (scalar is NullScalar || (from.Store == store && from.Scale == scale))
        {
            Value(scalar);
        }
        else if (Origin(scalar) is { } parameter)
        {
            Parameter(parameter with { Store = store, Scale = scale });
        }
        else
        {
            Fill(Conversion(from, store), scalar);
        }
    }

    protected override void Aggregate(AggregateScalar aggregate)
    {
        if (aggregate.Operand is not { } operand)
        {
            Append(SqliteAggregates.CountRows);
            return;
        }

        // The parts of a sum name the value twice, which only a column may be.
        var isSplit = operand is ColumnScalar { Type.Store: StoreType.Integer or StoreType.ScaledInteger };
        Fill(
            SqliteAggregates.Of(aggregate.Kind, aggregate.Type.Store, isSplit),
            [
                new SqlOperand(operand, () =>
                {
                    ValueAs(operand, isSplit || aggregate.Kind != AggregateKind.Sum ? operand.Type.Store : aggregate.Type.Store, operand.Type.Scale);
                    Append(Collation(operand.Type.Store, operand.Type.Order));
                }),
                new SqlOperand(new NumberScalar(operand.Type.Scale, ScalarType.Number), () => Append(FormattableString.Invariant($"{operand.Type.Scale}"))),
            ]);
    }

    /// <summary>A registered function cannot be summed over a window, so exact sums are put together from those of parts.</summary>
    protected override void WindowSum(Scalar operand, ScalarType type, Action window)
    {
        var store = operand.Type.Store;
        if (store == StoreType.Float)
        {
            Append("coalesce(");
            Part("{0}");
            Append(", 0.0)");
            return;
        }

        var isWhole = store is StoreType.Integer or StoreType.ScaledInteger;
        Append(isWhole ? "odata_decimal_halves(" : "odata_decimal_limbs(");
        List(isWhole ? SqliteAggregates.Halves : SqliteAggregates.Limbs, ", ", part =>
        {
            Append("coalesce(");
            Part(part);
            Append(", 0)");
        });
        Append(isWhole ? FormattableString.Invariant($", {operand.Type.Scale})") : ")");

        void Part(string part)
        {
            Append("sum(");
            Fill(part, operand);
            Append(")");
            window();
        }
    }

    protected override void Stored(StoredScalar stored) => ValueAs(stored.Operand, stored.Type.Store, stored.Type.Scale);

    protected override void Absent(ScalarType type) => Append("NULL");

    protected override void Arithmetic(ArithmeticScalar arithmetic)
    {
        var (left, right) = (arithmetic.Left, arithmetic.Right);
        var isMinus = arithmetic.Operator == BinaryOperator.Subtract;
        var calendar = (left.Type.Store, right.Type.Store) switch
        {
            (StoreType.DateText, StoreType.Microseconds) => SqliteArithmetic.DayAndDuration(isMinus),
            (StoreType.UnixMicroseconds, StoreType.Microseconds) => SqliteArithmetic.InstantAndDuration(isMinus),
            (StoreType.DateText, StoreType.DateText) => SqliteArithmetic.BetweenDays,
            (StoreType.UnixMicroseconds, StoreType.UnixMicroseconds) => SqliteArithmetic.BetweenInstants,
            _ => null,
        };
        var store = arithmetic.Type.Store;
        var template = calendar ?? SqliteArithmetic.Find(arithmetic.Operator, store)
            ?? throw NotImplemented($"{Name(arithmetic.Operator)} of these types");
        var asIs = calendar is not null || store == StoreType.Microseconds;
        Fill(
            template,
            [Operand(left, asIs ? Plain(left.Type.Store) : store), Operand(right, asIs ? Plain(right.Type.Store) : store), Width(arithmetic.Type)]);
    }

    protected override void Negate(NegateScalar negate)
    {
        var store = negate.Type.Store;
        SqlTemplate template = store switch
        {
            StoreType.DecimalText => "odata_decimal_neg({0})",
            StoreType.Integer => "odata_int_sub(0, {0}, {1})",
            _ => "(- {0})",
        };
        Fill(template, [Operand(negate.Operand, store), Width(negate.Type)]);
    }

    protected override void Function(FunctionScalar function)
    {
        var arguments = function.Arguments;
        var template = function.Function switch
        {
            CanonicalFunction.MinDateTime => SqliteFunctionTable.MinDateTime,
            CanonicalFunction.MaxDateTime => SqliteFunctionTable.MaxDateTime,
            CanonicalFunction.Substring when arguments.Length == 3 => SqliteFunctionTable.SubstringPart,
            CanonicalFunction.Substring => SqliteFunctionTable.SubstringFrom,
            CanonicalFunction.StartsWith when IsIndexable(arguments[0]) && IsParameter(arguments[1]) => SqliteFunctionTable.StartsWithInOrder,
            CanonicalFunction.Round or CanonicalFunction.Floor or CanonicalFunction.Ceiling =>
                SqliteFunctionTable.Find(function.Function, function.Type.Store),
            _ => SqliteFunctionTable.Find(function.Function, arguments[0].Type.Store),
        };
        var isRounding = function.Function >= CanonicalFunction.Round;
        Fill(
            template ?? throw NotImplemented(function.Function.ToString()),
            [.. arguments.Select(argument => Operand(argument, isRounding ? function.Type.Store : Plain(argument.Type.Store)))]);
    }

    protected override void Cast(CastScalar cast)
    {
        var from = Plain(cast.Operand.Type.Store);
        var template = cast.Type.Edm is PrimitiveType target ? SqliteCasts.Find(from, target.Kind) : null;
        Fill(template ?? throw NotImplemented($"A cast to {cast.Type.Edm}"), [Operand(cast.Operand, from)]);
    }

    static bool IsIndexable(Scalar text) => text is ColumnScalar { Type: { Store: StoreType.Text, Order: TextOrder.CodePoint } };

    SqlOperand Operand(Scalar scalar, StoreType store) => new(scalar, () => ValueAs(scalar, store, 0));

    /// <summary>The third operand of the functions that check for overflow.</summary>
    SqlOperand Width(ScalarType type) =>
        new(new NumberScalar(Bits(type), ScalarType.Number), () => Append(FormattableString.Invariant($"{Bits(type)}")));

    /// <summary>Scaled integers compute as text.</summary>
    static StoreType Plain(StoreType store) => store == StoreType.ScaledInteger ? StoreType.DecimalText : store;

    /// <summary>In which form two values can be compared.</summary>
    static (StoreType Store, int Scale) Meeting(Scalar left, Scalar right) => (left, right) switch
    {
        (_, NullScalar) => (left.Type.Store, left.Type.Scale),
        (NullScalar, _) => (right.Type.Store, right.Type.Scale),
        _ when IsParameter(right) => Meeting(left.Type, right.Type),
        _ when IsParameter(left) => Meeting(right.Type, left.Type),
        _ when left.Type.Store == right.Type.Store && left.Type.Scale == right.Type.Scale => (left.Type.Store, left.Type.Scale),
        _ when left.Type.Store == StoreType.Float || right.Type.Store == StoreType.Float => (StoreType.Float, 0),
        _ when IsExact(left.Type.Store) && IsExact(right.Type.Store) => (StoreType.DecimalText, 0),
        _ => (left.Type.Store, left.Type.Scale),
    };

    /// <summary>In which form a parameter meets a value: the value's own, so that its index serves; a decimal meets whole numbers as a number.</summary>
    static (StoreType Store, int Scale) Meeting(ScalarType value, ScalarType parameter) => (value.Store, parameter.Store) switch
    {
        (StoreType.Float, _) or (StoreType.ScaledInteger or StoreType.DecimalText or StoreType.Integer, StoreType.Float) => (StoreType.Float, 0),
        (StoreType.Integer, StoreType.DecimalText) => (StoreType.ScaledInteger, 0),
        _ => (value.Store, value.Scale),
    };

    static bool IsExact(StoreType store) => store is StoreType.Integer or StoreType.ScaledInteger or StoreType.DecimalText;

    static SqlTemplate Conversion(ScalarType from, StoreType to) => (from.Store, to) switch
    {
        (StoreType.ScaledInteger, StoreType.DecimalText) => FormattableString.Invariant($"odata_unscale({{0}}, {from.Scale})"),
        (StoreType.ScaledInteger, StoreType.Float) => FormattableString.Invariant($"({{0}} / 1{new string('0', from.Scale)}.0)"),
        (StoreType.Integer, StoreType.ScaledInteger) => "{0}",
        (StoreType.Integer or StoreType.Float, StoreType.DecimalText) => "odata_decimal({0})",
        (StoreType.Integer, StoreType.Float) => "CAST({0} AS REAL)",
        (StoreType.DecimalText, StoreType.Float) => "odata_decimal_float({0})",
        (StoreType.Integer, StoreType.Boolean) or (StoreType.Boolean, StoreType.Integer) => "{0}",
        _ => throw NotImplemented("This mix of types"),
    };
}
