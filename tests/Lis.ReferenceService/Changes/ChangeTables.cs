using Lis.OData.Model;
using Lis.ReferenceService.Model;

namespace Lis.ReferenceService.Changes;

/// <summary>What delta links rest on: a number for each commit, and what remains of deleted rows.</summary>
static class ChangeTables
{
    public static string[] Names { get; } = ["change_counter", "change_barriers", "change_removals"];

    public static ChangeLog Log(Columns columns)
    {
        EntityType Of(string name, string table, params string[] texts)
        {
            var type = new EntityType("Reference.Changes", name, new Table(table));
            type.Add(columns.Of(ChangeLog.Number, PrimitiveType.Int64));
            foreach (var text in texts)
            {
                type.Add(columns.Of(text, PrimitiveType.String));
            }

            return type;
        }

        return new ChangeLog(
            Of("Counter", "change_counter"),
            Of("Barrier", "change_barriers", ChangeLog.Set),
            Of("Removal", "change_removals", ChangeLog.Set, ChangeLog.Key));
    }

    /// <summary>The rows of the seed have the version 1, so counting goes on from there.</summary>
    public static IEnumerable<string> Statements() =>
    [
        """CREATE TABLE change_counter ("ChangeNo" bigint NOT NULL)""",
        "INSERT INTO change_counter VALUES (1)",
        """CREATE TABLE change_barriers ("EntitySet" text NOT NULL, "ChangeNo" bigint NOT NULL)""",
        """CREATE TABLE change_removals ("EntitySet" text NOT NULL, "EntityKey" text NOT NULL, "ChangeNo" bigint NOT NULL)""",
    ];
}
