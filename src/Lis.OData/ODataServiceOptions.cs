using Lis.OData.Changes;
using Lis.OData.Deferring;
using Lis.OData.Model;
using Lis.OData.Parsing;
using Lis.OData.Payload.Metadata;
using Lis.OData.Planning;
using Microsoft.AspNetCore.Http;

namespace Lis.OData;

/// <summary>What a host gives to have its model served.</summary>
public sealed record ODataServiceOptions
{
    /// <summary>The model.</summary>
    public required ServiceModel Model { get; init; }

    /// <summary>The database that holds it.</summary>
    public required DatabaseDialect Dialect { get; init; }

    /// <summary>Where reads go; several hosts are allowed on PostgreSQL.</summary>
    public required string ReadConnection { get; init; }

    /// <summary>Where the answer to a change is read, which a standby may not have yet; null = as all reads.</summary>
    public string? PrimaryConnection { get; init; }

    /// <summary>How the sets are written; null = they are only read.</summary>
    public IChangeStore? Changes { get; init; }

    /// <summary>Where reads are kept that are answered later; null = every read is answered at once.</summary>
    public IDeferredStore? Deferred { get; init; }

    /// <summary>Who may see what; nobody is restricted when left out.</summary>
    public IAccessRules Access { get; init; } = new OpenAccess();

    /// <summary>Who asks. Called once for each request, after sign-in.</summary>
    public Func<HttpContext, Caller> CallerOf { get; init; } = _ => Caller.Unrestricted;

    /// <summary>
    /// Settings of the database session for a caller by name, given with every transaction (<c>set_config(…, true)</c>) so that row-level
    /// security can go by them; PostgreSQL only.
    /// </summary>
    public Func<Caller, IReadOnlyDictionary<string, string>> SessionSettings { get; init; } = _ => new Dictionary<string, string>();

    /// <summary>
    /// What the host puts around each request of a batch, as its own pipeline does around requests that come alone: rights by address,
    /// answers to what fails. The second argument goes on.
    /// </summary>
    public Func<HttpContext, RequestDelegate, Task> AroundPart { get; init; } = (context, next) => next(context);

    /// <summary>
    /// For the types that a read reaches and a caller: a statement that gives one row with the number of the last commit that changed rows of
    /// them which the caller may see, and its instant in microseconds since 1970-01-01T00:00Z; from it feeds get their validators. Null = the
    /// feed has none, as must be where reads go to several hosts that can be apart.
    /// </summary>
    public Func<IReadOnlySet<EntityType>, Caller, string?> VersionQuery { get; init; } = (_, _) => null;

    /// <summary>How much one answer may hold.</summary>
    public ODataLimits Limits { get; init; } = new();

    /// <summary>How large a request may be.</summary>
    public ParserLimits ParserLimits { get; init; } = new();

    /// <summary>What <c>$metadata</c> says of all this.</summary>
    public ServiceAbilities Abilities => new(Changes is not null, Changes?.DemandsIfMatch ?? false, Deferred is not null);

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>
    /// Scheme, host and base path under which clients reach the service, without a slash at the end. The request's own unless the host
    /// knows better; forwarded headers are the host's to apply.
    /// </summary>
    public Func<HttpRequest, string> PublicAddress { get; init; } = request => $"{request.Scheme}://{request.Host}{request.PathBase}";
}
