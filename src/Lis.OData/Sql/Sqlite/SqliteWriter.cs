using Lis.OData.Model;
using Lis.OData.Planning;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Sql.Sqlite;

/// <summary>SQLite's SELECT, with the functions and collations of <see cref="SqliteFunctions"/>.</summary>
sealed partial class SqliteWriter : SqlWriter
{
    const string Danish = " COLLATE " + SqliteFunctions.DanishCollation;
    const string CodePoint = " COLLATE BINARY";
    const string ByValue = " COLLATE " + SqliteFunctions.DecimalCollation;

    protected override char Placeholder => '?';

    protected override string ComputeOnce => "LIMIT -1 OFFSET 0";

    protected override string NoLimit => " LIMIT -1";

    /// <summary>SQLite puts null where the standard does.</summary>
    protected override void Order(Ordering key)
    {
        Value(key.Value);
        Append(Collation(key.Value.Type.Store, key.Value.Type.Order));
        Append(key.IsDescending ? " DESC" : "");
    }

    protected override void GroupKey(Scalar key)
    {
        Value(key);
        Append(IsBare(key) ? "" : key.Type.Store == StoreType.Text ? CodePoint : Collation(key.Type.Store, key.Type.Order));
    }

    protected override void SpecialSource(RowSource source)
    {
        switch (source)
        {
            case JsonRows json:
                Fill("json_each({0})", json.Array);
                Append($" AS {json.Alias}");
                break;
            case ListRows list:
                Append($"(SELECT value AS {ListRows.Item} FROM json_each(");
                Parameter(new ParameterSpec(ParameterOrigin.SlotList, list.Slot, list.ItemType.Edm!, list.ItemType.Store, list.ItemType.Scale));
                Append($")) AS {list.Alias}");
                break;
            case GatheredRows groups:
                Append("(SELECT ");
                List(Enumerable.Range(0, groups.Columns), ", ", column => Append($"value->>'$[{column}]' AS {DerivedRows.ColumnName(column)}"));
                Append(" FROM json_each((");
                Select(groups.Rows, areNamed: false);
                Append($"))) AS {groups.Alias}");
                break;
            default:
                throw new InvalidOperationException($"SQLite has no rows of {source}.");
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
                Fill("(instr(odata_lower({0}), odata_lower({1})) > 0)", mentions.Text, mentions.Term);
                break;
            case JsonItemScalar item:
                FromJson(() => Append($"{item.Alias}.value"), item.Type);
                break;
            case JsonMemberScalar member:
                FromJson(() => Fill($"json_extract({{0}}, {Quoted($"$.\"{member.Name}\"")})", member.Object), member.Type);
                break;
            case OrdinalScalar ordinal:
                Append($"{ordinal.Alias}.key");
                break;
            case ItemsScalar values:
                Append("(SELECT json_group_array(j.c0) FROM (");
                Select(values.Query, areNamed: true);
                Append(") AS j)");
                break;
            case SequenceScalar sequence:
                Fill(SqliteSequences.Of(sequence.Operation, sequence.Arguments.Length), sequence.Arguments.AsSpan());
                break;
            case JsonTextScalar text:
                Fill($"({{0}} -> {text.Alias}.fullkey)", text.Array);
                break;
            case JsonPartScalar part:
                Fill($"json({{0}} -> {Quoted($"$.\"{part.Name}\"")})", part.Object);
                break;
            case JsonObjectScalar made:
                Object("json_object", made);
                break;
            case JsonArrayScalar items:
                Append("(SELECT json_group_array(json(j.c0)) FROM (");
                Select(items.Query, areNamed: true);
                Append(") AS j)");
                break;
            case GatherScalar gather:
                Append($"{GroupForm.Function}({Quoted(gather.Form.ToString())}, ");
                List(gather.Arguments, ", ", Value);
                Append(")");
                break;
            case JsonLengthScalar length:
                Fill("coalesce(json_array_length({0}), 0)", length.Array);
                break;
            default:
                throw new InvalidOperationException($"SQLite has no {scalar.GetType().Name}.");
        }
    }

    void Among(InListScalar list)
    {
        var (store, scale) = Meeting(list.Operand.Type, list.ItemType);
        Append("(");
        Fill(store == StoreType.Bytes ? "hex({0})" : "{0}", [new SqlOperand(list.Operand, () => ValueAs(list.Operand, store, scale))]);
        Append(IsBare(list.Operand) || store != StoreType.Text ? "" : CodePoint);
        Append(" IN (SELECT value FROM json_each(");
        Parameter(new ParameterSpec(ParameterOrigin.SlotList, list.Slot, list.ItemType.Edm!, store, scale));
        Append(")))");
    }

    /// <summary>A JSON value as its type keeps it; json_each and json_extract give most types as they are kept.</summary>
    void FromJson(Action value, ScalarType type)
    {
        if (type.Edm is EnumType enumeration)
        {
            Append("(CASE ");
            value();
            List(enumeration.Members, "", member => Append(FormattableString.Invariant($" WHEN {Quoted(member.Name)} THEN {member.Value}")));
            Append(" END)");
            return;
        }

        var call = type.Store switch
        {
            StoreType.DecimalText => "odata_decimal(",
            StoreType.UnixMicroseconds or StoreType.Microseconds or StoreType.Bytes => throw NotImplemented("This value inside a collection"),
            _ => "",
        };
        Append(call);
        value();
        Append(call.Length == 0 ? "" : ")");
    }

    static string Collation(StoreType store, TextOrder order) => store switch
    {
        StoreType.DecimalText => ByValue,
        StoreType.Text => order == TextOrder.Danish ? Danish : CodePoint,
        _ => "",
    };
}
