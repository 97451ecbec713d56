using Lis.Api.Deferred;
using Lis.Api.Security;
using Lis.Api.Settings;
using Lis.Api.V1.Changes;
using Lis.OData;
using Lis.OData.Model;
using Lis.OData.Parsing;
using Lis.OData.Planning;
using Lis.Storage.Connections;
using Lis.Storage.Map;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Lis.Api.V1;

/// <summary>Version 1 in the service: its model, its rights and its address.</summary>
public static class ServiceV1
{
    public const string Root = "/odata/v1";

    /// <exception cref="MapException">The list of version 1 does not fit the database; the service must not start.</exception>
    public static void AddV1(this IServiceCollection services, DatabaseSettings database, LimitSettings limits)
    {
        // The service has begun both already (ModelAhead); a command makes them when it needs them.
        services.TryAddSingleton(_ => EfMap.Of(database.Provider));
        services.TryAddSingleton(provider => ModelV1.Draft().Bind(provider.GetRequiredService<EfMap>()));
        services.AddSingleton(provider => new ODataService(Options(provider, database, limits)));
    }

    public static void UseV1Rights(this IApplicationBuilder app) => app.UseMiddleware<SetGate>(new PathString(Root));

    public static void MapV1(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapOData(Root, endpoints.ServiceProvider.GetRequiredService<ODataService>());

    static ODataServiceOptions Options(IServiceProvider provider, DatabaseSettings settings, LimitSettings limits)
    {
        var model = provider.GetRequiredService<ServiceModel>();
        return new()
        {
            Model = model,
            Dialect = provider.GetRequiredService<EfMap>().Dialect,
            ReadConnection = settings.Read ?? settings.Primary,
            PrimaryConnection = settings.Primary,
            Changes = new LisChangeStore(provider.GetRequiredService<LisDatabase>(), RulesV1.Book),
            Deferred = provider.GetService<DeferredStore>(),
            VersionQuery = new FeedVersion(settings).Query,
            Access = new AccessRules(),
            CallerOf = context => Gate.CallerOf(context).ToCaller(),
            SessionSettings = SettingsOf,
            AroundPart = (context, next) => Problems.AnswerAsync(context, inner => new SetGate(next, model, new PathString(Root)).InvokeAsync(inner)),
            Limits = new ODataLimits
            {
                MaxBodyBytes = (int)Math.Min(limits.MaxRequestBodyBytes, limits.MaxChangeBodyBytes),
                MaxPageSize = limits.MaxPageSize,
                MaxBatchSize = limits.MaxBatchSize,
                MaxBatchBodyBytes = limits.MaxBatchBodyBytes,
                StatementTimeout = TimeSpan.FromSeconds(limits.StatementTimeoutSeconds),
            },
            ParserLimits = new ParserLimits
            {
                MaxUrlLength = limits.MaxUrlLength,
                MaxQueryLength = limits.MaxQueryLength,
                MaxFilterNodes = limits.MaxFilterNodes,
                MaxNesting = limits.MaxNesting,
                MaxExpandDepth = limits.MaxExpandDepth,
            },
            Clock = provider.GetRequiredService<TimeProvider>(),
        };
    }

    /// <summary>What PostgreSQL's row-level security goes by; it holds even where a plan forgot its rule.</summary>
    static Dictionary<string, string> SettingsOf(Caller caller) => new(StringComparer.Ordinal)
    {
        [$"lis.{LisCaller.MunicipalityValue}"] = caller.Values[LisCaller.MunicipalityValue] as string ?? RowScope.SharedOnly,
    };
}
