using Lis.OData.Model;
using Lis.OData.Parsing.Bound;

namespace Lis.Conformance.Oracle.Evaluation;

/// <summary>What of a row is answered: $select, $compute, $expand with nested options (URL Conventions 5.1.2 to 5.1.4).</summary>
public sealed class OracleShaper(OracleQuery query, OracleEvaluator evaluator, OracleCoverage coverage)
{
    public OracleObject Entity(OracleRow row, EntityType type, QueryOptions options)
    {
        var result = new OracleObject();
        var select = options.Select;
        foreach (var property in type.Properties.Where(property => !property.IsHidden))
        {
            var item = select?.Items.FirstOrDefault(item => item.Property == property);
            var isGiven = property.Source is ResultSource && row.Given.ContainsKey(property.Name);
            if (row.IsResult && !row.Values.ContainsKey(property.Name) && !isGiven)
            {
                continue;
            }

            if (select is null || select.IsAll || item is not null)
            {
                result.Members[property.Name] = item?.Options is { } own
                    ? Items(result, row, property, item.Nested, own)
                    : Value(isGiven ? row.Given[property.Name] : row.Values[property.Name], property.Type, item?.Nested);
            }
            else if (type.Key.Contains(property))
            {
                result.Members[property.Name] = Value(row.Values[property.Name], property.Type, null);
                result.Optional.Add(property.Name);
            }
        }

        var scope = OracleScope.Of(row, options.Compute);
        bool IsSelected(string alias) => select is null || select.IsAll || select.Items.Any(item => item.Dynamic == alias);
        bool IsAbsent(ComputeItem item) => item.Expression is DynamicPropertyExpression named && named.Name == item.Alias && !row.Given.ContainsKey(item.Alias);
        foreach (var computed in options.Compute.Where(item => IsSelected(item.Alias) && !IsAbsent(item)))
        {
            result.Members[computed.Alias] = Value(evaluator.Evaluate(computed.Expression, scope), computed.Expression.Type, null);
        }

        var nested = (options.Apply?.Nested ?? []).Where(item => row.Nested.Contains(item.Navigation.Name)
            && options.Expand.All(own => own.Navigation != item.Navigation)
            && (item.Navigation is not NestedNavigation || select is null || select.IsAll || select.Items.Any(own => own.Navigation == item.Navigation)));
        foreach (var item in options.Expand.Concat(nested))
        {
            Expand(result, row, item);
        }

        return result;
    }

    /// <summary>The items of a collection that pass the options of $select.</summary>
    object? Items(OracleObject result, OracleRow row, StructuralProperty property, SelectClause? parts, QueryOptions options)
    {
        coverage.Note("options inside $select");
        var scope = OracleScope.Of(row, []);
        var items = ((IReadOnlyList<object?>)row.Values[property.Name]!).Where(item => options.Filter is null
            || evaluator.Holds(options.Filter, scope with { Variables = scope.Variables.SetItem(0, item) })).ToList();
        if (options.Count)
        {
            result.Members[$"{property.Name}@odata.count"] = (long)items.Count;
        }

        var chosen = items.Skip(query.Number(options.SkipSlot) ?? 0).Take(query.Number(options.TopSlot) ?? int.MaxValue).ToList();
        return Value(chosen, property.Type, parts);
    }

    public static OracleReference Reference(OracleRow row, EntityType type) => new(row.Set, [.. type.Key.Select(key => row.Values[key.Name])]);

    /// <summary>A value with enumeration members by name, and of complex values the parts that are asked for.</summary>
    public static object? Value(object? value, ODataType? type, SelectClause? select) => (value, type) switch
    {
        (null, _) => null,
        (IReadOnlyList<object?> items, CollectionType collection) => items.Select(item => Value(item, collection.Element, select)).ToList(),
        (IReadOnlyDictionary<string, object?> parts, ComplexType complex) => Parts(parts, complex, select),
        (long number, EnumType members) => new OracleMember(members.Members.Single(member => member.Value == number).Name),
        _ => value,
    };

    static OracleObject Parts(IReadOnlyDictionary<string, object?> parts, ComplexType type, SelectClause? select)
    {
        var result = new OracleObject();
        foreach (var property in type.Properties.Where(property => !property.IsHidden && parts.ContainsKey(property.Name)))
        {
            var item = select?.Items.FirstOrDefault(item => item.Property == property);
            if (select is null || select.IsAll || item is not null)
            {
                result.Members[property.Name] = Value(parts[property.Name], property.Type, item?.Nested);
            }
        }

        return result;
    }

    static QueryOptions Over(ExpandItem item) => item.Navigation is NestedNavigation nested ? nested.Over(item.Options) : item.Options;

    void Expand(OracleObject result, OracleRow row, ExpandItem item)
    {
        var name = item.Navigation.Name;
        var (type, related) = (item.Navigation.Target, row.Related[name]);
        object? Shaped(OracleRow target) => item.IsReference ? Reference(target, type) : Entity(target, type, Over(item));
        if (!item.Navigation.IsCollection)
        {
            coverage.Note(related.Count == 0 ? "expand of nothing" : "expand to one");
            result.Members[name] = query.Matches(related, type, item.Options).Select(Shaped).SingleOrDefault();
            return;
        }

        coverage.Note(related.Count == 0 ? "expand of an empty collection" : "expand to many");
        var matches = query.Matches(related, type, item.Options);
        if (item.IsCount || item.Options.Count)
        {
            result.Members[$"{name}@odata.count"] = (long)matches.Count;
        }

        if (!item.IsCount)
        {
            result.Members[name] = query.Page(matches, type, item.Options).Select(Shaped).ToList();
        }
    }
}
