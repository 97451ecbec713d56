using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Sql.Postgres;

/// <summary>PostgreSQL's comparisons, arithmetic, functions and casts.</summary>
sealed partial class PostgresWriter
{
    protected override void Compare(CompareScalar comparison)
    {
        var (left, right) = (comparison.Left, comparison.Right);
        var isEquality = comparison.Kind is Comparison.Equal or Comparison.NotEqual;
        var sign = (comparison.IsNullSafe, comparison.Kind) switch
        {
            (true, Comparison.Equal) => "IS NOT DISTINCT FROM",
            (true, _) => "IS DISTINCT FROM",
            _ => Operator(comparison.Kind),
        };
        var collation = !IsText(left) && !IsText(right) || (isEquality && IsSettled(left, right))
            ? ""
            : comparison.TextOrder == TextOrder.Danish && !isEquality ? Danish : CodePoint;
        Append("(");
        Side(left, right, left is ColumnScalar ? "" : collation);
        Append($" {sign} ");
        Side(right, left, collation);
        Append(")");
    }

    protected override void CompareRows(RowCompareScalar comparison)
    {
        static string Collation(Scalar key) => !IsText(key) ? "" : key.Type.Order == TextOrder.Danish ? Danish : CodePoint;
        Append("((");
        List(comparison.Left, ", ", key =>
        {
            // A computed text may already carry a collation of its own, which would clash with the one on the right.
            Value(key);
            Append(key is ColumnScalar ? "" : Collation(key));
        });
        Append($") {(comparison.IsGreater ? ">" : "<")} (");
        List(comparison.Left.Zip(comparison.Right), ", ", pair =>
        {
            Value(pair.Second);
            Append(Collation(pair.First));
        });
        Append("))");
    }

    /// <summary>A condition without a column becomes a step of its own above every partition, which each row goes through.</summary>
    protected override void Unless(UnlessExistsScalar unless)
    {
        Append("(");
        Fill("({0} IS NULL) OR ", unless.Beside);
        base.Unless(unless);
        Append(")");
    }

    protected override void ValueAs(Scalar scalar, StoreType store, int scale)
    {
        if (scalar.Type.Store == store || scalar is NullScalar)
        {
            Value(scalar);
        }
        else if (Origin(scalar) is { } parameter)
        {
            Parameter(parameter with { Store = store });
        }
        else
        {
            Fill($"CAST({{0}} AS {SqlType(store)})", scalar);
        }
    }

    protected override void Aggregate(AggregateScalar aggregate)
    {
        if (aggregate.Operand is not { } operand)
        {
            Append(PostgresAggregates.CountRows);
            return;
        }

        Fill(
            PostgresAggregates.Of(aggregate.Kind, aggregate.Type.Store),
            [
                new SqlOperand(operand, () =>
                {
                    Value(operand);
                    Append(!IsText(operand) ? "" : operand.Type.Order == TextOrder.Danish ? Danish : CodePoint);
                }),
            ]);
    }

    protected override void WindowSum(Scalar operand, ScalarType type, Action window)
    {
        Append("coalesce(CAST(sum(");
        Value(operand);
        Append(")");
        window();
        Append($" AS {SqlType(type.Store)}), 0)");
    }

    /// <summary>JSON goes as text, since its column may be either; a text gets the collation that it would lose among others.</summary>
    protected override void Stored(StoredScalar stored)
    {
        var store = stored.Type.Store;
        Append(store == StoreType.Json ? "CAST(" : "");
        ValueAs(stored.Operand, store, stored.Type.Scale);
        Append(store == StoreType.Json ? " AS text)" : store == StoreType.Text ? CollationOf(stored.Type) : "");
    }

    protected override void Absent(ScalarType type) => Append($"CAST(NULL AS {SqlType(type.Store)}){(type.Store == StoreType.Text ? CollationOf(type) : "")}");

    /// <summary>The collation that a table's column of the type has, so that the two can be compared.</summary>
    static string CollationOf(ScalarType type) => type.Order == TextOrder.Danish ? Danish : CodePoint;

    protected override void Arithmetic(ArithmeticScalar arithmetic)
    {
        var (left, right) = (arithmetic.Left, arithmetic.Right);
        var isMinus = arithmetic.Operator == BinaryOperator.Subtract;
        var calendar = (left.Type.Store, right.Type.Store) switch
        {
            (StoreType.Date, StoreType.Microseconds) => PostgresArithmetic.DayAndDuration(isMinus),
            (StoreType.Timestamp, StoreType.Microseconds) => PostgresArithmetic.InstantAndDuration(isMinus),
            (StoreType.Date, StoreType.Date) => PostgresArithmetic.BetweenDays,
            (StoreType.Timestamp, StoreType.Timestamp) => PostgresArithmetic.BetweenInstants,
            _ => null,
        };
        var store = arithmetic.Type.Store;
        var template = calendar ?? PostgresArithmetic.Find(arithmetic.Operator, store)
            ?? throw NotImplemented($"{Name(arithmetic.Operator)} of these types");
        var asIs = calendar is not null || store == StoreType.Microseconds;
        Fill(template, [Operand(left, arithmetic.Type, asIs), Operand(right, arithmetic.Type, asIs)]);
    }

    protected override void Negate(NegateScalar negate) => Fill("(- {0})", negate.Operand);

    /// <summary>Branches may bring along different collations, between which PostgreSQL would not choose.</summary>
    protected override void Case(CaseScalar choice)
    {
        Append(IsText(choice) ? "(" : "");
        base.Case(choice);
        Append(IsText(choice) ? $"{CodePoint})" : "");
    }

    protected override void Function(FunctionScalar function)
    {
        var first = function.Arguments.IsEmpty ? default : function.Arguments[0].Type.Store;
        switch (function.Function)
        {
            case CanonicalFunction.MinDateTime:
                Append(PostgresFunctions.MinDateTime);
                break;
            case CanonicalFunction.MaxDateTime:
                Append(PostgresFunctions.MaxDateTime);
                break;
            case CanonicalFunction.Substring:
                var isPart = function.Arguments.Length == 3;
                Fill(isPart ? PostgresFunctions.SubstringPart : PostgresFunctions.SubstringFrom, [.. function.Arguments.Select(Text)]);
                break;
            case CanonicalFunction.Round or CanonicalFunction.Floor or CanonicalFunction.Ceiling:
                var store = function.Type.Store;
                var line = PostgresFunctions.Find(function.Function, store) ?? throw NotImplemented(function.Function.ToString());
                Fill(line, [new SqlOperand(function.Arguments[0], () => ValueAs(function.Arguments[0], store, 0))]);
                break;
            default:
                var template = PostgresFunctions.Find(function.Function, first) ?? throw NotImplemented(function.Function.ToString());
                Fill(template, function.Arguments.Length == 1 ? [Plain(function.Arguments[0])] : [.. function.Arguments.Select(Text)]);
                break;
        }
    }

    protected override void Cast(CastScalar cast)
    {
        var template = cast.Type.Edm is PrimitiveType target ? PostgresCasts.Find(cast.Operand.Type.Store, target.Kind) : null;
        Fill(template ?? throw NotImplemented($"A cast to {cast.Type.Edm}"), [Text(cast.Operand)]);
    }

    /// <summary>
    /// A text among others in one call or comparison. Two collations that columns bring along clash, so all that are not parameters are
    /// given the order of code points, which is also the fastest; equality and search are the same in every order.
    /// </summary>
    SqlOperand Text(Scalar scalar) => !IsText(scalar) || IsParameter(scalar)
        ? Plain(scalar)
        : new SqlOperand(scalar, () =>
        {
            Value(scalar);
            Append(CodePoint);
        });

    SqlOperand Plain(Scalar scalar) => new(scalar, () => Value(scalar));

    /// <summary>An operand of arithmetic in the type of the result: whole numbers in its width, so that overflow is found.</summary>
    SqlOperand Operand(Scalar scalar, ScalarType result, bool asIs) => new(scalar, () =>
    {
        if (!asIs && result.Store == StoreType.Integer)
        {
            Fill(Bits(result) == 32 ? "CAST({0} AS int)" : "CAST({0} AS bigint)", scalar);
        }
        else if (!asIs && result.Store is StoreType.Float or StoreType.Numeric)
        {
            ValueAs(scalar, result.Store, 0);
        }
        else
        {
            Value(scalar);
        }
    });

    /// <summary>One side of a comparison; decimals and floating-point numbers are compared as floating-point numbers.</summary>
    void Side(Scalar scalar, Scalar other, string collation)
    {
        var isExactBesideFloat = other.Type.Store == StoreType.Float && scalar.Type.Store is StoreType.Numeric or StoreType.Integer;
        if (isExactBesideFloat)
        {
            ValueAs(scalar, StoreType.Float, 0);
        }
        else
        {
            Value(scalar);
            Append(collation);
        }
    }

    /// <summary>Whether PostgreSQL knows by itself by which collation two texts are equal.</summary>
    static bool IsSettled(Scalar left, Scalar right) =>
        IsParameter(left) || IsParameter(right) ||
        (left is ColumnScalar && right is ColumnScalar && left.Type.Order == right.Type.Order);
}
