using Lis.OData.Model;
using Lis.OData.Planning;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Sql.Postgres;

/// <summary>PostgreSQL's SELECT. Rules of collation: see <see cref="Text"/>.</summary>
sealed partial class PostgresWriter : SqlWriter
{
    const string Danish = " COLLATE \"da-x-icu\"";
    const string CodePoint = " COLLATE \"C\"";

    protected override char Placeholder => '$';

    protected override string ComputeOnce => "OFFSET 0";

    protected override string NoLimit => "";

    /// <summary>PostgreSQL puts null where the standard does not, and an index has its order only where no clause is needed.</summary>
    protected override void Order(Ordering key)
    {
        Key(key.Value);
        if (IsText(key.Value))
        {
            Append(key.Value.Type.Order == TextOrder.Danish ? Danish : CodePoint);
        }

        Append((key.IsDescending, key.Value.Type.IsNullable) switch
        {
            (false, true) => " NULLS FIRST",
            (true, true) => " DESC NULLS LAST",
            (true, false) => " DESC",
            _ => "",
        });
    }

    /// <summary>A text that is no column may have no collation of its own, and then cannot be grouped by.</summary>
    protected override void GroupKey(Scalar key)
    {
        Key(key);
        Append(IsText(key) && key is not ColumnScalar ? CodePoint : "");
    }

    /// <summary>A bare constant where rows are ordered or parted would be the number of a column, so a null says what it is.</summary>
    void Key(Scalar key)
    {
        if (key is NullScalar)
        {
            Absent(key.Type);
        }
        else
        {
            Value(key);
        }
    }

    protected override void SpecialSource(RowSource source)
    {
        switch (source)
        {
            case JsonRows json:
                Append("jsonb_array_elements(");
                Json(json.Array);
                Append(json.IsNumbered ? $") WITH ORDINALITY AS {json.Alias}(item, number)" : $") AS {json.Alias}(item)");
                break;
            case ListRows list:
                Append("unnest(");
                Parameter(new ParameterSpec(ParameterOrigin.SlotList, list.Slot, list.ItemType.Edm!, list.ItemType.Store));
                Append($") AS {list.Alias}({ListRows.Item})");
                break;
            case ParentRows parents:
                Append("unnest(");
                List(parents.Keys, ", ", Value);
                Append($") WITH ORDINALITY AS {parents.Alias}(");
                List(parents.Keys.Index(), ", ", key => Append(ParentRows.ColumnName(key.Index)));
                Append(", number)");
                break;
            default:
                throw new InvalidOperationException($"PostgreSQL has no rows of {source}.");
        }
    }

    protected override void Special(Scalar scalar)
    {
        switch (scalar)
        {
            case InListScalar list:
                Among(list);
                break;
            case HasFlagsScalar has:
                Fill("(({0} & {1}) = {1})", has.Value, has.Flags);
                break;
            case MentionsScalar mentions:
                Fill($"(strpos(lower({{0}}{Danish}), lower({{1}}{Danish})) > 0)", mentions.Text, mentions.Term);
                break;
            case OrdinalScalar ordinal:
                Append($"({ordinal.Alias}.number - 1)");
                break;
            case KeyYearScalar year:
                InYear(year);
                break;
            case JsonItemScalar item:
                Member(() => Append($"{item.Alias}.item"), "#>>", "'{}'", item.Type);
                break;
            case JsonMemberScalar member:
                Member(() => Json(member.Object), member.Type.Store == StoreType.Json ? "->" : "->>", Quoted(member.Name), member.Type);
                break;
            case ItemsScalar values:
                Append("(SELECT coalesce(jsonb_agg(to_jsonb(j.c0)), '[]'::jsonb) FROM (");
                Select(values.Query, areNamed: true);
                Append(") AS j)");
                break;
            case SequenceScalar sequence:
                Fill(PostgresSequences.Of(sequence.Operation, sequence.Arguments.Length), sequence.Arguments.AsSpan());
                break;
            case JsonTextScalar text:
                Append($"{text.Alias}.item");
                break;
            case JsonPartScalar part:
                Fill($"({{0}} -> {Quoted(part.Name)})", part.Object);
                break;
            case JsonObjectScalar made:
                Object("jsonb_build_object", made);
                break;
            case JsonArrayScalar items:
                Append("(SELECT '[' || coalesce(string_agg(CAST(j.c0 AS text), ','), '') || ']' FROM (");
                Select(items.Query, areNamed: true);
                Append(") AS j)");
                break;
            case JsonLengthScalar length:
                Append("coalesce(jsonb_array_length(");
                Json(length.Array);
                Append("), 0)");
                break;
            default:
                throw new InvalidOperationException($"PostgreSQL has no {scalar.GetType().Name}.");
        }
    }

    void Among(InListScalar list)
    {
        var type = list.Operand.Type.Store == StoreType.Float ? StoreType.Float : list.ItemType.Store;
        Append("(");
        Value(list.Operand);
        Append(" = ANY(");
        Parameter(new ParameterSpec(ParameterOrigin.SlotList, list.Slot, list.ItemType.Edm!, type));
        Append("))");
    }

    void InYear(KeyYearScalar year)
    {
        var divisor = FormattableString.Invariant($"{year.Divisor}");
        var first = $"CAST(greatest(1, least(9999, {{1}} / {divisor})) AS int)";
        Fill($"({{0}} >= make_date({first}, 1, 1) AND {{0}} < make_date({first} + 1, 1, 1))", year.Day, year.Key);
    }

    /// <summary>A JSON value as jsonb, whatever the column is.</summary>
    void Json(Scalar value) => Fill(value is JsonMemberScalar or JsonItemScalar or SequenceScalar ? "{0}" : "CAST({0} AS jsonb)", value);

    /// <summary>A JSON value as its type keeps it. A member that is JSON itself stays jsonb.</summary>
    void Member(Action from, string step, string name, ScalarType type)
    {
        if (type.Store == StoreType.Json)
        {
            from();
            Append(step == "#>>" ? "" : $" {step} {name}");
            return;
        }

        Append(type.Edm is EnumType ? "(CASE (" : type.Store == StoreType.Text ? "(" : "CAST((");
        from();
        Append($" {step} {name})");
        if (type.Edm is EnumType enumeration)
        {
            List(enumeration.Members, "", member => Append(FormattableString.Invariant($" WHEN {Quoted(member.Name)} THEN {member.Value}")));
            Append(" END)");
        }
        else if (type.Store != StoreType.Text)
        {
            Append($" AS {SqlType(type.Store)})");
        }
    }

    static string SqlType(StoreType store) => store switch
    {
        StoreType.Boolean => "boolean",
        StoreType.Integer => "bigint",
        StoreType.Float => "double precision",
        StoreType.Numeric => "numeric",
        StoreType.Uuid => "uuid",
        StoreType.Date => "date",
        StoreType.Timestamp => "timestamptz",
        StoreType.Microseconds => "bigint",
        StoreType.Text or StoreType.Json => "text",
        StoreType.Bytes => "bytea",
        _ => throw NotImplemented("This value inside a collection"),
    };

    static bool IsText(Scalar scalar) => scalar.Type.Store == StoreType.Text && scalar is not NullScalar;
}
