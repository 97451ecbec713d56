using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Sql;

/// <summary>Scalars that both dialects write alike. Each is written as one operand: a name, a call, or in parentheses.</summary>
abstract partial class SqlWriter
{
    /// <summary>A value as its own type keeps it.</summary>
    protected void Value(Scalar scalar)
    {
        switch (scalar)
        {
            case ColumnScalar column:
                Append($"{column.Alias}.");
                Identifier(column.Column);
                break;
            case NumberScalar number:
                Append(FormattableString.Invariant($"{number.Value}"));
                break;
            case CountRowsScalar:
                Append("count(*)");
                break;
            case AggregateScalar aggregate:
                Aggregate(aggregate);
                break;
            case NullScalar:
                Append("NULL");
                break;
            case WindowScalar window:
                Window(window);
                break;
            case StoredScalar stored:
                Stored(stored);
                break;
            case AbsentScalar absent:
                Absent(absent.Type);
                break;
            case ArithmeticScalar arithmetic:
                Arithmetic(arithmetic);
                break;
            case NegateScalar negate:
                Negate(negate);
                break;
            case FunctionScalar function:
                Function(function);
                break;
            case CaseScalar choice:
                Case(choice);
                break;
            case CastScalar cast:
                Cast(cast);
                break;
            case KeyOfLiteralScalar key:
                KeyOfLiteral(key);
                break;
            case SubqueryScalar subquery:
                Append("(");
                Select(subquery.Query, areNamed: false);
                Append(")");
                break;
            default:
                if (Origin(scalar) is { } parameter)
                {
                    Parameter(parameter);
                }
                else if (!Logic(scalar))
                {
                    Special(scalar);
                }

                break;
        }
    }

    protected void Object(string function, JsonObjectScalar made)
    {
        Append($"{function}(");
        List(made.Parts, ", ", part =>
        {
            Append($"{Quoted(part.Name)}, ");
            Value(part.Value);
        });
        Append(")");
    }

    void KeyOfLiteral(KeyOfLiteralScalar key)
    {
        if (key.Type.Store == StoreType.Text)
        {
            Append("replace(substr(");
            Value(key.Literal);
            Append(", 2, length(");
            Value(key.Literal);
            Append(") - 2), '''''', '''')");
        }
        else if (key.Type.Store == StoreType.UuidText)
        {
            Value(key.Literal);
        }
        else
        {
            Append("CAST(");
            Value(key.Literal);
            Append(key.Type.Store == StoreType.Uuid ? " AS uuid)" : " AS bigint)");
        }
    }

    /// <summary>A condition where a row is chosen, which needs no parentheses around it.</summary>
    protected void Condition(Scalar condition)
    {
        if (condition is LogicScalar logic)
        {
            List(logic.Operands, logic.IsAnd ? " AND " : " OR ", Value);
        }
        else
        {
            Value(condition);
        }
    }

    /// <summary>Whether a scalar reaches the database as a parameter.</summary>
    protected static bool IsParameter(Scalar scalar) => Origin(scalar) is not null;

    /// <summary>A scalar that only this dialect writes like this.</summary>
    protected abstract void Special(Scalar scalar);

    protected abstract void Compare(CompareScalar comparison);

    protected abstract void CompareRows(RowCompareScalar comparison);

    protected abstract void Aggregate(AggregateScalar aggregate);

    /// <summary>An exact sum over the window that is written behind it, null when there is nothing to add.</summary>
    protected abstract void WindowSum(Scalar operand, ScalarType type, Action window);

    /// <summary>A value that stands in a column beside those of other sources.</summary>
    protected abstract void Stored(StoredScalar stored);

    /// <summary>NULL in such a column.</summary>
    protected abstract void Absent(ScalarType type);

    protected abstract void Arithmetic(ArithmeticScalar arithmetic);

    protected abstract void Negate(NegateScalar negate);

    protected abstract void Function(FunctionScalar function);

    protected abstract void Cast(CastScalar cast);

    /// <summary>A value as a store keeps it.</summary>
    protected abstract void ValueAs(Scalar scalar, StoreType store, int scale);

    protected static FaultException NotImplemented(string what) =>
        new(FaultCode.NotImplemented, $"{what} is not something that this service computes.");

    /// <summary>The parameter behind a scalar; null when it is none.</summary>
    protected static ParameterSpec? Origin(Scalar scalar)
    {
        ParameterSpec Spec(ParameterOrigin origin, int index = 0, string? name = null, object? value = null) =>
            new(origin, index, scalar.Type.Edm!, scalar.Type.Store, scalar.Type.Scale, name, value);
        return scalar switch
        {
            SlotScalar slot => Spec(ParameterOrigin.Slot, slot.Slot),
            CallerScalar caller => Spec(ParameterOrigin.Caller, name: caller.Name),
            ConstantScalar constant => Spec(ParameterOrigin.Constant, value: constant.Value),
            PageKeyScalar key => Spec(ParameterOrigin.PageKey, key.Index),
            LimitScalar => Spec(ParameterOrigin.Limit),
            NowScalar => Spec(ParameterOrigin.Now),
            ParentNumberScalar => Spec(ParameterOrigin.ParentNumber),
            ParentKeyScalar key => Spec(ParameterOrigin.ParentKey, key.Index),
            _ => null,
        };
    }

    bool Logic(Scalar scalar)
    {
        switch (scalar)
        {
            case BooleanScalar boolean:
                Append(boolean.Value ? "TRUE" : "FALSE");
                return true;
            case LogicScalar:
                Append("(");
                Condition(scalar);
                Append(")");
                return true;
            case NotScalar not:
                Fill("(NOT {0})", not.Operand);
                return true;
            case IsNullScalar isNull:
                Fill("({0} IS NULL)", isNull.Operand);
                return true;
            case IsTrueScalar isTrue:
                Fill("({0} IS TRUE)", isTrue.Operand);
                return true;
            case ExistsScalar exists:
                Append("EXISTS (");
                Select(exists.Query, areNamed: false);
                Append(")");
                return true;
            case UnlessExistsScalar unless:
                Unless(unless);
                return true;
            case NotAmongScalar among:
                Append("(");
                Value(among.Operand);
                Append(" NOT IN (");
                Select(among.Query, areNamed: false);
                Append("))");
                return true;
            case CompareScalar comparison:
                Compare(comparison);
                return true;
            case RowCompareScalar rows:
                CompareRows(rows);
                return true;
            default:
                return false;
        }
    }

    protected virtual void Unless(UnlessExistsScalar unless)
    {
        Append("(NOT EXISTS (");
        Select(unless.Query, areNamed: false);
        Append("))");
    }

    protected virtual void Case(CaseScalar choice)
    {
        Append("(CASE");
        foreach (var (condition, value) in choice.Branches)
        {
            Append(" WHEN ");
            Condition(condition);
            Append(" THEN ");
            ValueAs(value, choice.Type.Store, choice.Type.Scale);
        }

        Append(" END)");
    }

    protected static string Operator(Comparison kind) => kind switch
    {
        Comparison.Equal => "=",
        Comparison.NotEqual => "<>",
        Comparison.Greater => ">",
        Comparison.GreaterOrEqual => ">=",
        Comparison.Less => "<",
        _ => "<=",
    };

    /// <summary>How many bits a whole number of a type has in arithmetic: 64, or 32 for all smaller ones.</summary>
    protected static int Bits(ScalarType type) => type.Edm is PrimitiveType { Kind: < PrimitiveKind.Int64 and not PrimitiveKind.Boolean } ? 32 : 64;

    protected static bool IsOf(Scalar scalar, PrimitiveKind kind) => scalar.Type.Edm is PrimitiveType primitive && primitive.Kind == kind;

    protected static string Name(BinaryOperator operation) => operation.ToString();
}
