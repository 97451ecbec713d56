using Lis.Api.Jobs;
using Lis.Api.Security;
using Lis.Storage.Connections;
using Lis.Storage.Imports;

namespace Lis.Api.Imports;

/// <summary>Takes a file in: rights, parameters, the bytes to disk, a run in the book.</summary>
public sealed class ImportTaking(
    ImportSettings settings, ProfileCatalogue profiles, LisDatabase database, ImportLedger ledger, ImportWorker worker, TimeProvider clock)
{
    public async Task TakeAsync(HttpContext context)
    {
        var caller = Gate.CallerOf(context);
        if (!caller.HasAny(Roles.Import | Roles.Write) || caller.Municipality is not { } scope)
        {
            await Problems.WriteAsync(context, 403, "Forbidden", "Importing needs Lis.Import and a municipality.");
            return;
        }

        var values = context.Request.Query.SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? "")));
        var (query, faults) = await ImportQuery.ReadAsync(values, profiles, database, context.RequestAborted);
        if (query is null)
        {
            await Problems.WriteAsync(context, 400, "BadRequest", string.Join(' ', faults));
            return;
        }

        var complaint = query.Template is { } template ? template.Complaint(caller) : caller.Has(Roles.Import) ? null : "Importing figures needs Lis.Import.";
        if (complaint is not null)
        {
            await Problems.WriteAsync(context, 403, "Forbidden", complaint);
            return;
        }

        if (await SpooledFile.OfAsync(context.Request, settings.Folder, context.RequestAborted) is not { } file)
        {
            await Problems.WriteAsync(context, 400, "BadRequest", "The form holds no file; send one as a part with a filename, or the bytes as the body.");
            return;
        }

        await WriteAsync(context, query, file, scope);
    }

    async Task WriteAsync(HttpContext context, ImportQuery query, SpooledFile file, string scope)
    {
        var isKept = false;
        try
        {
            var draft = DraftOf(query, file, scope) with
            {
                Actor = Actors.Of(context.User),
                Roles = query.Template is null ? 0 : (int)Gate.CallerOf(context).Roles,
            };
            var (id, isNew) = await ledger.EnterAsync(draft, query.IsForced, context.RequestAborted);
            isKept = isNew;
            worker.Wake();
            await ImportAnswer.WriteAsync(context, database, id, clock);
        }
        finally
        {
            if (!isKept)
            {
                file.Delete(settings.Folder);
            }
        }
    }

    static ImportDraft DraftOf(ImportQuery query, SpooledFile file, string scope) => new()
    {
        SourceCode = query.SourceCode,
        Profile = query.Profile.Name,
        FileName = file.FileName,
        FileSha256 = file.Sha256,
        SpoolFile = file.SpoolFile,
        Parameters = query.Parameters,
        IsPartial = query.IsPartial,
        IsDryRun = query.IsDryRun,
        PublishAt = query.PublishAt,
        Scope = scope,
    };
}
