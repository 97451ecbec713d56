using Lis.Api.Jobs;
using Lis.Api.Security;
using Lis.Api.V1;
using Lis.Api.V1.Changes;
using Lis.Import;
using Lis.Import.Directories;
using Lis.Import.Templates;
using Lis.OData;
using Lis.OData.Model;
using Lis.Storage.Commits;
using Lis.Storage.Imports;

namespace Lis.Api.Templates;

/// <summary>Carries out the import of a template that was filled in: all rows and the end of the run are one commit.</summary>
public sealed class TemplateRunner(IServiceProvider services, ODataService engine, ServiceModel model, ImportCommit commit)
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Ends the run; false when it is no longer this process's.</summary>
    internal async Task<bool> RunAsync(
        ImportAssignment assignment, TemplateSet template, ImportFile file, ImportTally tally, CancellationToken cancellation)
    {
        var shape = TemplateShapes.Of(model, template);
        var rows = Read(assignment, shape, file, tally);
        var caller = new LisCaller((Roles)assignment.Job.Roles, assignment.Job.Scope);
        var requests = new EngineRequests(services, engine, caller, assignment.Job.Actor);
        await using var group = requests.NewGroup();
        var store = new TemplateStore(requests, model.FindSet(template.Set)!, shape, group);
        if (!tally.IsBroken)
        {
            await WithPatienceAsync(() => store.StoreAsync(rows, tally.Add, cancellation), cancellation);
        }

        var verdict = tally.Judge(assignment.Job.IsPartial) with { Counts = store.Counts };
        if (verdict.IsRefused || assignment.Job.IsDryRun)
        {
            await group.DisposeAsync();
            return await commit.EndAsync(assignment, verdict, cancellation);
        }

        var isEnded = await commit.EndStoredAsync(((LisChange)group.Transaction!).Write, assignment, verdict, cancellation);
        if (isEnded)
        {
            await group.CommitAsync(cancellation);
        }

        return isEnded;
    }

    static List<TemplateRow> Read(ImportAssignment assignment, TemplateShape shape, ImportFile file, ImportTally tally)
    {
        var request = new ImportRequest
        {
            File = file,
            Areas = new AreaDirectory([]),
            Indicators = new IndicatorDirectory([]),
            Parameters = assignment.Parameters,
        };
        var rows = new List<TemplateRow>();
        foreach (var item in ImportReading.Read(TemplateProfile.Reading(shape), request))
        {
            tally.See(item);
            if (item is TemplateRow row)
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    /// <summary>The lock is asked for before anything is stored, so asking again is safe.</summary>
    static async Task WithPatienceAsync(Func<Task> work, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await work();
                return;
            }
            catch (WritersBusyException)
            {
                await Task.Delay(Pause, cancellation);
            }
        }
    }
}
