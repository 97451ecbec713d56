using System.Globalization;
using System.Text;
using Lis.OData.Model;
using Lis.Storage.Connections;

namespace Lis.Storage.Map;

/// <summary>
/// The map of a provider as text, embedded: a line for each table, column and relation, fields cut by tabs, - for none. MapFileTests
/// holds it against EF's model and writes it anew.
/// </summary>
internal static class EfMapFile
{
    private const char Cut = '\t';

    private const string None = "-";

    public static EfMap Read(DatabaseProvider provider)
    {
        using var reader = new StreamReader(typeof(EfMapFile).Assembly.GetManifestResourceStream($"Map/{provider}.tsv")!);
        List<EfTable> tables = [];
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split(Cut);
            switch (fields[0])
            {
                case "table":
                    tables.Add(new() { Name = fields[1], Type = TypeOf(fields[2]), Key = fields[3].Split(','), FollowsParent = fields[4] == "child" });
                    break;
                case "column":
                    tables[^1].Columns.Add(fields[1], ColumnOf(tables[^1].Type, fields));
                    break;
                case "relation":
                    tables[^1].Relations.Add(fields[1], RelationOf(fields));
                    break;
                default:
                    throw new MapException($"Map/{provider}.tsv has a line of no kind: {line}");
            }
        }

        return new(provider, tables);
    }

    public static string Write(EfMap map)
    {
        var text = new StringBuilder();
        foreach (var table in map.Tables)
        {
            Line(text, "table", table.Name, table.Type.FullName, string.Join(',', table.Key), table.FollowsParent ? "child" : null);
            foreach (var (member, column) in table.Columns)
            {
                Line(
                    text, "column", member, column.Name, column.Store, column.IsNullable ? "null" : null, column.MaxLength, column.Precision, column.Scale, column.Order, DefaultText(column.Default));
            }

            foreach (var (member, relation) in table.Relations)
            {
                Line(
                    text, "relation", member, relation.Target.FullName, relation.IsCollection ? "many" : null, relation.IsRequired ? "required" : null, relation.Inverse,
                    PairsText(relation.Join.Columns), relation.Join.Link?.Name, PairsText(relation.Join.Link?.Onward ?? []));
            }
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, params object?[] fields) =>
        text.AppendJoin(Cut, fields.Select(field => field is null or "" ? None : Convert.ToString(field, CultureInfo.InvariantCulture))).Append('\n');

    private static Type TypeOf(string name) => typeof(Domain.Area).Assembly.GetType(name) ?? typeof(EfMapFile).Assembly.GetType(name)
        ?? throw new MapException($"{name} is no type of the domain or of the storage.");

    private static EfColumn ColumnOf(Type owner, string[] fields)
    {
        var type = owner.GetProperty(fields[1])?.PropertyType ?? throw new MapException($"{owner.Name} has no member {fields[1]}.");
        return new(
            fields[2],
            Nullable.GetUnderlyingType(type) ?? type,
            Enum.Parse<StoreType>(fields[3]),
            fields[4] == "null",
            NumberOf(fields[5]),
            NumberOf(fields[6]),
            NumberOf(fields[7]),
            Enum.Parse<TextOrder>(fields[8]),
            DefaultOf(fields[9]));
    }

    private static EfRelation RelationOf(string[] fields) => new(
        TypeOf(fields[2]),
        fields[3] == "many",
        fields[4] == "required",
        new JoinMap(PairsOf(fields[6]), fields[7] == None ? null : new LinkTable(fields[7], PairsOf(fields[8]))),
        fields[5] == None ? null : fields[5]);

    private static int? NumberOf(string field) => field == None ? null : int.Parse(field, CultureInfo.InvariantCulture);

    private static string PairsText(IEnumerable<ColumnPair> pairs) => string.Join(',', pairs.Select(pair => $"{pair.Near}={pair.Far}"));

    private static List<ColumnPair> PairsOf(string field) => [.. field.Split(',').Select(pair => pair.Split('=')).Select(pair => new ColumnPair(pair[0], pair[1]))];

    private static string? DefaultText(object? value) => value switch
    {
        null => null,
        string or bool or int or long => $"{value.GetType().Name}:{Convert.ToString(value, CultureInfo.InvariantCulture)}",
        _ => throw new MapException($"A default of type {value.GetType().Name} has no form in the map."),
    };

    private static object? DefaultOf(string field) => field == None ? null : field.Split(':', 2) switch
    {
        [nameof(String), var text] => text,
        [nameof(Boolean), var text] => bool.Parse(text),
        [nameof(Int32), var text] => int.Parse(text, CultureInfo.InvariantCulture),
        [nameof(Int64), var text] => long.Parse(text, CultureInfo.InvariantCulture),
        _ => throw new MapException($"{field} is no default."),
    };
}
