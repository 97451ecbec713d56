using Lis.OData.Parsing.Bound;

namespace Lis.OData.Sql.Sqlite;

/// <summary>Operations on collections, each kept as the text of a JSON array; compare <see cref="Postgres.PostgresSequences"/>.</summary>
static class SqliteSequences
{
    /// <summary>The line of an operation.</summary>
    public static SqlTemplate Of(SequenceOperation operation, int arguments) => operation switch
    {
        SequenceOperation.Equal => "({0} = {1})",
        SequenceOperation.Contains => "(odata_items_find({0}, {1}) >= 0)",
        SequenceOperation.IndexOf => "odata_items_find({0}, {1})",
        SequenceOperation.StartsWith => "(odata_items_part({0}, 0, json_array_length({1})) = {1})",
        SequenceOperation.EndsWith =>
            "(odata_items_part({0}, max(json_array_length({0}) - json_array_length({1}), 0), json_array_length({1})) = {1})",
        SequenceOperation.Concat => "odata_items_concat({0}, {1})",
        SequenceOperation.Substring => arguments == 3 ? "odata_items_part({0}, {1}, {2})" : "odata_items_part({0}, {1}, json_array_length({0}))",
        _ => "odata_items_has({0}, {1})",
    };
}
