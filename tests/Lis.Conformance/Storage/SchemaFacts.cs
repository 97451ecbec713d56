using Lis.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Lis.Conformance.Storage;

/// <summary>A schema as a set of sentences, in the words that both the model and the two databases' catalogues can be brought to.</summary>
static class SchemaFacts
{
    public static string Column(string table, string name, string type, bool isNullable, string? collation, string? value) =>
        $"{table}.{name} {type}{(isNullable ? "" : " not null")}{(collation is null ? "" : " collate " + collation)}"
        + (value is null ? "" : $" default {value.ToLowerInvariant()}");

    public static string Key(string table, IEnumerable<string> columns) => $"{table} key ({string.Join(", ", columns)})";

    public static string Index(string table, bool isUnique, IEnumerable<string> columns) =>
        $"{table} {(isUnique ? "unique " : "")}index ({string.Join(", ", columns)})";

    public static string Reference(string table, IEnumerable<string> columns, string parent, IEnumerable<string> keys, string action) =>
        $"{table} ({string.Join(", ", columns)}) refers to {parent} ({string.Join(", ", keys)}) on delete {action.ToLowerInvariant()}";

    public static string Check(string table, string name) => $"{table} check {name}";

    /// <summary>What EF's model demands.</summary>
    public static HashSet<string> OfModel(LisDbContext context)
    {
        var facts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var table in context.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables)
        {
            facts.UnionWith(table.Columns.Select(column =>
                Column(table.Name, column.Name, column.StoreType, column.IsNullable, column.Collation, Default(column))));
            facts.Add(Key(table.Name, Names(table.PrimaryKey!.Columns)));
            facts.UnionWith(table.Indexes.Select(index => Index(table.Name, index.IsUnique, Names(index.Columns))));
            facts.UnionWith(table.ForeignKeyConstraints.Select(key => Reference(
                table.Name, Names(key.Columns), key.PrincipalTable.Name, Names(key.PrincipalColumns), Action(key.OnDeleteAction))));
            facts.UnionWith(table.CheckConstraints.Select(check => Check(table.Name, check.Name!)));
        }

        return facts;
    }

    static string? Default(IColumn column)
    {
        var mapping = column.PropertyMappings[0];
        return mapping.Property.FindAnnotation(RelationalAnnotationNames.DefaultValue) is { Value: { } value }
            ? mapping.TypeMapping.GenerateSqlLiteral(value)
            : null;
    }

    static string Action(ReferentialAction action) => action switch
    {
        ReferentialAction.Cascade => "cascade",
        ReferentialAction.Restrict => "restrict",
        _ => action.ToString(),
    };

    static IEnumerable<string> Names(IEnumerable<IColumn> columns) => columns.Select(column => column.Name);
}
