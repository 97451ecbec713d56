using System.Globalization;
using Lis.Benchmarks.Load;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Lis.Benchmarks.Floors;

/// <summary>The requests of the run, written by hand over the raw driver: what the service is measured against.</summary>
interface IFloor
{
    /// <summary>Observations by key after one, as many as told.</summary>
    Task FeedAsync(HttpResponse response, long after, long rows);

    /// <summary>The same as comma-separated values.</summary>
    Task CsvAsync(HttpResponse response, long rows);

    /// <summary>The newest 100 of an indicator in an area from a day on, with their count.</summary>
    Task PageAsync(HttpResponse response, string indicator, string area, string from);

    Task KeyAsync(HttpResponse response, long id);

    /// <summary>Many observations, each by its key, in the form of the answers to a batch.</summary>
    Task KeysAsync(HttpResponse response, long[] ids);

    /// <summary>Mean and count of an indicator by area and breakdown.</summary>
    Task GroupsAsync(HttpResponse response, string indicator);

    /// <summary>20 areas from a code on, each with its five newest observations.</summary>
    Task ExpandAsync(HttpResponse response, string from);
}

/// <summary>The floors behind a minimal API, without sign-in, rules or telemetry.</summary>
static class FloorServer
{
    public static async Task RunAsync(string database, string connection, string url)
    {
        IFloor floor = database == "Sqlite" ? new SqliteFloor(connection) : new PostgresFloor(connection);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add(url);
        app.MapGet("/feed", context => floor.FeedAsync(context.Response, Number(context, "after"), Number(context, "rows")));
        app.MapGet("/csv", context => floor.CsvAsync(context.Response, Number(context, "rows")));
        app.MapGet("/page", context => floor.PageAsync(context.Response, Text(context, "indicator"), Text(context, "area"), Text(context, "from")));
        app.MapGet("/key", context => floor.KeyAsync(context.Response, Number(context, "id")));
        app.MapGet("/keys", context => floor.KeysAsync(context.Response, LoadRequests.BatchOf((int)Number(context, "number"), (int)Number(context, "rows"))));
        app.MapGet("/groups", context => floor.GroupsAsync(context.Response, Text(context, "indicator")));
        app.MapGet("/expand", context => floor.ExpandAsync(context.Response, Text(context, "from")));
        await app.RunAsync();
    }

    static string Text(HttpContext context, string name) => context.Request.Query[name].ToString();

    static long Number(HttpContext context, string name) => long.Parse(Text(context, name), CultureInfo.InvariantCulture);
}
