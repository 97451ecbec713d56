using Lis.Api.Security;
using Lis.Api.Settings;
using Lis.Storage.Map;

namespace Lis.Api.V1;

/// <summary>Version 1 in the service: its model and, later in the pipeline, its address.</summary>
public static class ServiceV1
{
    public const string Root = "/odata/v1";

    /// <exception cref="MapException">The list of version 1 does not fit the database; the service must not start.</exception>
    public static void AddV1(this IServiceCollection services, LisSettings settings) =>
        services.AddSingleton(ModelV1.Draft().Bind(EfMap.Of(settings.Database.Provider)));

    public static void UseV1Rights(this IApplicationBuilder app) => app.UseMiddleware<SetGate>(new PathString(Root));
}
