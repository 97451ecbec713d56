using Lis.Domain;
using Lis.Domain.Rules;
using Lis.Storage.Commits;
using Lis.Storage.Connections;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Lis.Storage.SampleData;

/// <summary>Loads the embedded sample data (Data/README says what a file looks like) into an empty database, in one commit.</summary>
public static class SampleDataLoader
{
    private const int FirstChangeAfterSchema = 2;

    /// <summary>Gives false, and does nothing, when something was ever written to the database.</summary>
    /// <exception cref="SampleDataException">A file holds something that does not fit the model.</exception>
    public static async Task<bool> LoadAsync(LisDatabase database, CancellationToken cancellation)
    {
        await using var write = await WriteTransaction.BeginAsync(database, RowScope.All, cancellation);
        if (write.Stamp.ChangeNo != FirstChangeAfterSchema)
        {
            return false;
        }

        var context = write.Context;
        var graph = new SampleGraph(context);
        graph.Include(await context.Breakdowns.ToListAsync(cancellation));
        foreach (var row in SampleFiles.Rows())
        {
            graph.Add(row);
        }

        await NumberAsync(write, [.. graph.Observations], cancellation);
        graph.Join();
        await write.SaveAsync(cancellation);
        await MoveSequencesAsync(write, cancellation);
        await write.CommitAsync(cancellation);
        return true;
    }

    private static async Task NumberAsync(WriteTransaction write, List<Observation> observations, CancellationToken cancellation)
    {
        if (observations.Count == 0)
        {
            return;
        }

        var number = await write.TakeObservationNumbersAsync(observations.Count, cancellation);
        foreach (var observation in observations)
        {
            observation.Id = ObservationId.Of(observation.PeriodStart, number++);
        }
    }

    // PostgreSQL's identity columns do not notice keys that the writer gives; SQLite's do.
    private static async Task MoveSequencesAsync(WriteTransaction write, CancellationToken cancellation)
    {
        if (!write.Context.Database.IsNpgsql())
        {
            return;
        }

        foreach (var type in write.Context.Model.GetEntityTypes().Where(HasIdentity))
        {
            var table = type.GetTableName();
            await write.Connection.ExecuteAsync(
                $"SELECT setval(pg_get_serial_sequence('\"{table}\"', 'Id'), max(\"Id\")) FROM \"{table}\" HAVING max(\"Id\") IS NOT NULL",
                write.Transaction,
                cancellation);
        }
    }

    private static bool HasIdentity(IEntityType type) =>
        type.FindPrimaryKey()?.Properties is [{ Name: "Id", ValueGenerated: ValueGenerated.OnAdd }];
}
