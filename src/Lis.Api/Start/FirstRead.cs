using Lis.Api.Security;
using Lis.Api.V1;
using Lis.OData;
using Lis.OData.Deferring;

namespace Lis.Api.Start;

/// <summary>
/// Reads one row for nobody as soon as the database is prepared. Whatever a read needs is loaded when it is used for the first time, and
/// while the first caller is received and known there is a processor left to do that. On SQLite alone: on PostgreSQL it would take a connection
/// of its own, on which every statement is planned once more.
/// </summary>
public sealed class FirstRead(ODataService service, DatabaseStart start, IServiceProvider services) : BackgroundService
{
    static readonly DeferredRequest Read = new("GET", Uri.UriSchemeHttp, "localhost", "", ServiceV1.Root, $"{ServiceV1.Root}/Areas?$top=1");

    static readonly LisCaller Nobody = new(Roles.Read, null);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await start.Done.WaitAsync(stoppingToken);
            await using var scope = services.CreateAsyncScope();
            await service.AnswerLaterAsync(Read, scope.ServiceProvider, context => context.Features.Set(Nobody), new Nowhere(), stoppingToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Nobody has asked; who does is told.
        }
    }

    sealed class Nowhere : IDeferredSink
    {
        public ValueTask BeginAsync(int status, IHeaderDictionary headers, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask WriteAsync(ReadOnlyMemory<byte> piece, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask EndAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
