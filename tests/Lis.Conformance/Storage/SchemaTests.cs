using Lis.Conformance.Harness;
using Lis.Storage.Connections;
using Lis.Storage.Ownership;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Lis.Conformance.Storage;

/// <summary>The migrated schema is the model's, but for what is listed here by name with its reason.</summary>
public class SchemaTests
{
    [Theory]
    [MemberData(nameof(StorageDatabase.Kinds), MemberType = typeof(StorageDatabase))]
    public async Task The_migrated_schema_is_the_model_but_for_what_is_named(DatabaseKind kind)
    {
        await using var database = await StorageDatabase.MigratedAsync(kind);
        await using var connection = await database.Lis.OpenOwnerAsync(TestContext.Current.CancellationToken);
        await using var model = LisDatabase.CreateModelContext(database.Lis.Provider);

        var expected = SchemaFacts.OfModel(model);
        Tenancy(expected, model.Model, kind);
        Bookkeeping(expected, kind);
        if (kind == DatabaseKind.Postgres)
        {
            Decimals(expected);
            Partitions(expected);
        }
        else
        {
            Exchange(expected, [], ["Observations check CK_Observations_Id"]);
        }

        var found = kind == DatabaseKind.Sqlite ? await SqliteSchema.ReadAsync(connection) : await PostgresSchema.ReadAsync(connection);
        Assert.Equal([], found.Except(expected).Order(StringComparer.Ordinal));
        Assert.Equal([], expected.Except(found).Order(StringComparer.Ordinal));
    }

    /// <summary>Decision 0003: TenantKey on every table with a municipality but the tombstones, and the keys that use it.</summary>
    static void Tenancy(HashSet<string> facts, IModel model, DatabaseKind kind)
    {
        var type = kind == DatabaseKind.Sqlite ? "TEXT" : "character varying(64)";
        foreach (var table in facts.Where(fact => fact.Contains(".MunicipalityCode ", StringComparison.Ordinal)).Select(TableOf).ToList())
        {
            if (table != "Tombstones")
            {
                facts.Add(SchemaFacts.Column(table, "TenantKey", type, false, kind == DatabaseKind.Sqlite ? null : "C", null));
            }
        }

        foreach (var key in model.GetEntityTypes().SelectMany(entity => entity.GetForeignKeys()).Where(OwnerFollows.Holds))
        {
            var (child, parent) = (key.DeclaringEntityType.GetTableName()!, key.PrincipalEntityType.GetTableName()!);
            var (column, parentKey) = (key.Properties[0].Name, key.PrincipalKey.Properties[0].Name);
            var action = key.DeleteBehavior.ToString();
            Exchange(
                facts,
                [SchemaFacts.Reference(child, [column], parent, [parentKey], action)],
                [SchemaFacts.Reference(child, [column, "TenantKey"], parent, [parentKey, "TenantKey"], action)]);
            facts.Add(SchemaFacts.Index(parent, true, [parentKey, "TenantKey"]));
        }
    }

    /// <summary>Decision 0002: the migrator's own table is no part of the model.</summary>
    static void Bookkeeping(HashSet<string> facts, DatabaseKind kind)
    {
        var (number, text, instant) = kind == DatabaseKind.Sqlite ? ("INTEGER", "TEXT", "INTEGER") : ("integer", "text", "timestamp with time zone");
        facts.Add(SchemaFacts.Column("SchemaVersions", "Number", number, kind == DatabaseKind.Sqlite, null, null));
        facts.Add(SchemaFacts.Column("SchemaVersions", "Name", text, false, null, null));
        facts.Add(SchemaFacts.Column("SchemaVersions", "AppliedAt", instant, false, null, null));
        facts.Add(SchemaFacts.Key("SchemaVersions", ["Number"]));
    }

    /// <summary>A declared scale would round in silence; the checks, which the model has, refuse.</summary>
    static void Decimals(HashSet<string> facts)
    {
        foreach (var fact in facts.Where(fact => fact.Contains("numeric(18,6)", StringComparison.Ordinal)).ToList())
        {
            Exchange(facts, [fact], [fact.Replace("numeric(18,6)", "numeric", StringComparison.Ordinal)]);
        }
    }

    /// <summary>Decision 0001: unique keys of a partitioned table hold the column of the partitions, and the Id has its own index.</summary>
    static void Partitions(HashSet<string> facts) => Exchange(
        facts,
        [
            "Observations key (Id)",
            "Observations unique index (IndicatorCode, AreaCode, Period, BreakdownKey)",
            "Observations index (IndicatorCode, PeriodStart, Id)",
            "Observations index (IndicatorCode, AreaCode, PeriodStart, Id, MunicipalityCode, BreakdownKey, ShownValue)",
        ],
        [
            "Observations key (IndicatorCode, PeriodStart, Id)",
            "Observations unique index (IndicatorCode, AreaCode, Period, BreakdownKey, PeriodStart)",
            "Observations index (Id)",
            "Observations check CK_Observations_Id",
        ]);

    /// <summary>A difference that is no longer one must leave this list.</summary>
    static void Exchange(HashSet<string> facts, string[] gone, string[] instead)
    {
        Assert.All(gone, fact => Assert.True(facts.Remove(fact), $"the model does not say: {fact}"));
        Assert.All(instead, fact => Assert.True(facts.Add(fact), $"the model says already: {fact}"));
    }

    static string TableOf(string fact) => fact[..fact.IndexOf('.', StringComparison.Ordinal)];
}
