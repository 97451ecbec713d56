using System.Text.Json;
using Lis.Api.Security;
using Lis.Import;
using Lis.Storage.Connections;
using Lis.Storage.Imports;

namespace Lis.Api.Imports;

/// <summary><c>/api/v1/imports</c>: files in, profiles, and decisions about runs that wait (contract section 6).</summary>
public static class ImportEndpoints
{
    public const string Root = "/api/v1/imports";

    const string Tag = "Imports";

    public static void MapImports(this IEndpointRouteBuilder endpoints)
    {
        var imports = endpoints.MapGroup(Root).WithTags(Tag);
        imports.MapPost("", UploadAsync)
            .WithSummary("Import a file: the body, raw with its name in X-File-Name, or as a form. Further parameters are the profile's own.")
            .Produces<ImportRunView>(StatusCodes.Status202Accepted)
            .Produces<ImportRunView>()
            .ProducesProblem(StatusCodes.Status400BadRequest);
        // As a result instead of the profiles themselves, whose form as JSON would be worked out at every start.
        imports.MapGet("/profiles", (ProfileCatalogue profiles) => Results.Json(profiles.All.Select(ViewOf)))
            .WithSummary("The profiles by which files are read.")
            .Produces<IEnumerable<ProfileView>>();
        imports.MapPost("/{id:int}/approve", ApproveAsync)
            .WithSummary("Approve a run that waits: at once, or at publishAt.")
            .Produces<ImportRunView>()
            .ProducesProblem(StatusCodes.Status409Conflict);
        imports.MapPost("/{id:int}/reject", RejectAsync)
            .WithSummary("Reject a run that waits.")
            .Produces<ImportRunView>()
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    static ProfileView ViewOf(ImportProfile profile) => new(
        profile.Name,
        profile.Description,
        [.. profile.Parameters.Select(parameter => new ProfileParameterView(parameter.Name, parameter.Required, parameter.Description))]);

    static async Task UploadAsync(
        HttpContext context,
        ImportTaking taking,
        string? profile,
        string? source,
        string? dryRun,
        string? mode,
        string? publishAt,
        string? force)
    {
        _ = (profile, source, dryRun, mode, publishAt, force);
        await taking.TakeAsync(context);
    }

    static async Task ApproveAsync(HttpContext context, int id, string? publishAt, ImportDecision decisions, LisDatabase database)
    {
        var faults = new List<string>();
        var text = await MemberAsync(context, "publishAt", publishAt, faults);
        var at = ImportQuery.InstantOf(text, faults);
        if (faults.Count > 0)
        {
            await Problems.WriteAsync(context, 400, "BadRequest", faults[0]);
        }
        else if (await ScopeAsync(context) is { } scope)
        {
            await AnswerAsync(context, database, id, await decisions.ApproveAsync(id, at, scope, Actors.Of(context.User), context.RequestAborted));
        }
    }

    static async Task RejectAsync(HttpContext context, int id, string? reason, ImportDecision decisions, LisDatabase database)
    {
        var faults = new List<string>();
        var text = await MemberAsync(context, "reason", reason, faults);
        if (faults.Count > 0)
        {
            await Problems.WriteAsync(context, 400, "BadRequest", faults[0]);
        }
        else if (await ScopeAsync(context) is { } scope)
        {
            await AnswerAsync(context, database, id, await decisions.RejectAsync(id, text, scope, Actors.Of(context.User), context.RequestAborted));
        }
    }

    /// <summary>For whom the caller may decide; null when the answer is already written.</summary>
    static async Task<string?> ScopeAsync(HttpContext context)
    {
        var caller = Gate.CallerOf(context);
        if (caller.Has(Roles.Write) && caller.Municipality is { } scope)
        {
            return scope;
        }

        await Problems.WriteAsync(context, 403, "Forbidden", "Approving and rejecting needs Lis.Write and a municipality.");
        return null;
    }

    static Task AnswerAsync(HttpContext context, LisDatabase database, int id, DecisionResult result) => result switch
    {
        DecisionResult.NotFound => Problems.WriteAsync(context, 404, "UnknownResource", FormattableString.Invariant($"There is no import run {id}.")),
        DecisionResult.NotAllowed => Problems.WriteAsync(context, 403, "Forbidden", "A run that all municipalities share is decided by who acts for all of them."),
        DecisionResult.NotWaiting => Problems.WriteAsync(
            context, 409, "Conflict", "Only a run in the state AwaitingApproval or Scheduled can be approved or rejected."),
        _ => WriteAsync(context, database, id),
    };

    static async Task WriteAsync(HttpContext context, LisDatabase database, int id) => await context.Response.WriteAsJsonAsync(
        await ImportRunView.ReadAsync(database, id, context.RequestAborted), ImportRunView.Json, context.RequestAborted);

    /// <summary>A parameter of a decision, from the address or from a JSON body.</summary>
    static async Task<string?> MemberAsync(HttpContext context, string name, string? inAddress, List<string> faults)
    {
        if (inAddress is not null || context.Request.ContentLength is null or 0)
        {
            return inAddress;
        }

        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
            return body.RootElement.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member.GetString() : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            faults.Add($"The body is not a JSON object with the text '{name}'.");
            return null;
        }
    }

    /// <summary>A profile as clients meet it.</summary>
    internal sealed record ProfileView(string Name, string Description, IReadOnlyList<ProfileParameterView> Parameters);

    /// <summary>A parameter of a profile.</summary>
    internal sealed record ProfileParameterView(string Name, bool Required, string Description);
}
