using Lis.Api.V1.Building;
using Lis.Storage.Connections;
using Lis.Storage.Map;

namespace Lis.Api.V1;

/// <summary>
/// Builds the model of version 1 on threads of its own while the host is put together: both take a quarter of the start, and neither needs
/// the other. Whoever asks for the model waits for it; a fault of the model is thrown there.
/// </summary>
public sealed class ModelAhead
{
    /// <summary>What needs no setting.</summary>
    readonly Task<ModelDraft> draft = Begin(ModelV1.Draft);

    /// <summary>Goes on with what the kind of database decides, and gives map and model to the services.</summary>
    public void AddTo(IServiceCollection services, DatabaseProvider provider)
    {
        var map = Begin(() => EfMap.Of(provider));
        var model = Begin(() => draft.GetAwaiter().GetResult().Bind(map.GetAwaiter().GetResult()));
        services.AddSingleton(_ => map.GetAwaiter().GetResult());
        services.AddSingleton(_ => model.GetAwaiter().GetResult());
    }

    /// <summary>Not on the pool: one who waits for the model must not keep from it the thread that builds it.</summary>
    static Task<T> Begin<T>(Func<T> work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
