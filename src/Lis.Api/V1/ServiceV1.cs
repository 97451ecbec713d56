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
    public static void AddV1(this IServiceCollection services, LisSettings settings)
    {
        var map = EfMap.Of(settings.Database.Provider);
        services.AddSingleton(ModelV1.Draft().Bind(map));
        services.AddSingleton(provider => new ODataService(Options(
            provider.GetRequiredService<ServiceModel>(),
            map.Dialect,
            settings,
            provider.GetRequiredService<LisDatabase>(),
            provider.GetRequiredService<TimeProvider>())));
    }

    public static void UseV1Rights(this IApplicationBuilder app) => app.UseMiddleware<SetGate>(new PathString(Root));

    public static void MapV1(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapOData(Root, endpoints.ServiceProvider.GetRequiredService<ODataService>());

    static ODataServiceOptions Options(
        ServiceModel model, DatabaseDialect dialect, LisSettings settings, LisDatabase database, TimeProvider clock) => new()
        {
            Model = model,
            Dialect = dialect,
            ReadConnection = settings.Database.Read ?? settings.Database.Primary,
            PrimaryConnection = settings.Database.Primary,
            Changes = new LisChangeStore(database, RulesV1.Book),
            VersionQuery = FeedVersion.Query(settings.Database),
            Access = new AccessRules(),
            CallerOf = context => Gate.CallerOf(context).ToCaller(),
            SessionSettings = SettingsOf,
            AroundPart = (context, next) => Problems.AnswerAsync(context, inner => new SetGate(next, model, new PathString(Root)).InvokeAsync(inner)),
            Limits = new ODataLimits
            {
                MaxBodyBytes = (int)Math.Min(settings.Limits.MaxRequestBodyBytes, settings.Limits.MaxChangeBodyBytes),
                MaxPageSize = settings.Limits.MaxPageSize,
                MaxBatchSize = settings.Limits.MaxBatchSize,
                MaxBatchBodyBytes = settings.Limits.MaxBatchBodyBytes,
                StatementTimeout = TimeSpan.FromSeconds(settings.Limits.StatementTimeoutSeconds),
            },
            ParserLimits = new ParserLimits
            {
                MaxUrlLength = settings.Limits.MaxUrlLength,
                MaxQueryLength = settings.Limits.MaxQueryLength,
                MaxFilterNodes = settings.Limits.MaxFilterNodes,
                MaxExpandDepth = settings.Limits.MaxExpandDepth,
            },
            Clock = clock,
        };

    /// <summary>What PostgreSQL's row-level security goes by; it holds even where a plan forgot its rule.</summary>
    static Dictionary<string, string> SettingsOf(Caller caller) => new(StringComparer.Ordinal)
    {
        [$"lis.{LisCaller.MunicipalityValue}"] = caller.Values[LisCaller.MunicipalityValue] as string ?? RowScope.SharedOnly,
    };
}
