using Lis.Api.Security;
using Lis.Api.Settings;
using Lis.Api.V1.Changes;
using Lis.OData;
using Lis.OData.Model;
using Lis.OData.Parsing;
using Lis.OData.Planning;
using Lis.Storage.Connections;
using Lis.Storage.Map;

namespace Lis.Api.V1;

/// <summary>Version 1 in the service: its model, its rights and its address.</summary>
public static class ServiceV1
{
    public const string Root = "/odata/v1";

    /// <exception cref="MapException">The list of version 1 does not fit the database; the service must not start.</exception>
    public static void AddV1(this IServiceCollection services, DatabaseSettings database, LimitSettings limits)
    {
        services.AddSingleton(_ => EfMap.Of(database.Provider));
        services.AddSingleton(provider => ModelV1.Draft().Bind(provider.GetRequiredService<EfMap>()));
        services.AddSingleton(provider => new ODataService(Options(
            provider.GetRequiredService<ServiceModel>(),
            provider.GetRequiredService<EfMap>().Dialect,
            database,
            limits,
            provider.GetRequiredService<LisDatabase>(),
            provider.GetRequiredService<TimeProvider>())));
    }

    public static void UseV1Rights(this IApplicationBuilder app) => app.UseMiddleware<SetGate>(new PathString(Root));

    public static void MapV1(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapOData(Root, endpoints.ServiceProvider.GetRequiredService<ODataService>());

    static ODataServiceOptions Options(
        ServiceModel model, DatabaseDialect dialect, DatabaseSettings settings, LimitSettings limits, LisDatabase database, TimeProvider clock) => new()
        {
            Model = model,
            Dialect = dialect,
            ReadConnection = settings.Read ?? settings.Primary,
            PrimaryConnection = settings.Primary,
            Changes = new LisChangeStore(database, RulesV1.Book),
            VersionQuery = FeedVersion.Query(settings),
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
                MaxExpandDepth = limits.MaxExpandDepth,
            },
            Clock = clock,
        };

    /// <summary>What PostgreSQL's row-level security goes by; it holds even where a plan forgot its rule.</summary>
    static Dictionary<string, string> SettingsOf(Caller caller) => new(StringComparer.Ordinal)
    {
        [$"lis.{LisCaller.MunicipalityValue}"] = caller.Values[LisCaller.MunicipalityValue] as string ?? RowScope.SharedOnly,
    };
}
