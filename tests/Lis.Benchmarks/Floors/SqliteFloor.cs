using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using static SQLitePCL.raw;

namespace Lis.Benchmarks.Floors;

/// <summary>SQLite by hand: prepared statements on pooled connections, text as the bytes that SQLite has.</summary>
sealed class SqliteFloor(string connectionString) : IFloor
{
    static readonly string Columns = FloorColumn.List(FloorColumn.Observation);
    readonly ConcurrentBag<SqliteLease> idle = [];

    public Task FeedAsync(HttpResponse response, long after, long rows) => RunAsync(response, async (lease, output) =>
    {
        var feed = lease.Statement($"SELECT {Columns} FROM \"Observations\" WHERE \"Id\" > ?1 ORDER BY \"Id\" LIMIT ?2", after, rows);
        output.Raw("{\"value\":["u8);
        await SqliteFloorRows.WriteAsync(output, feed, FloorColumn.Observation);
        output.Raw("]}"u8);
    });

    public Task CsvAsync(HttpResponse response, long rows) => RunAsync(response, async (lease, output) =>
    {
        var feed = lease.Statement($"SELECT {Columns} FROM \"Observations\" ORDER BY \"Id\" LIMIT ?1", rows);
        while (sqlite3_step(feed) == SQLITE_ROW)
        {
            for (var i = 1; i < FloorColumn.Observation.Length; i++)
            {
                if (sqlite3_column_type(feed, i) != SQLITE_NULL)
                {
                    SqliteFloorRows.Value(output, feed, i, FloorColumn.Observation[i].Kind);
                }

                output.Raw(","u8);
            }

            output.Raw("\r\n"u8);
            await output.FlushAsync();
        }
    });

    public Task PageAsync(HttpResponse response, string indicator, string area, string from) => RunAsync(response, async (lease, output) =>
    {
        const string Where = "\"IndicatorCode\" = ?1 AND \"AreaCode\" = ?2 AND \"PeriodStart\" >= ?3";
        var count = lease.Statement($"SELECT count(*) FROM \"Observations\" WHERE {Where}", indicator, area, from);
        sqlite3_step(count);
        output.Raw("{\"@odata.count\":"u8);
        output.Whole(sqlite3_column_int64(count, 0));
        output.Raw(",\"value\":["u8);
        var page = lease.Statement(
            $"SELECT {Columns} FROM \"Observations\" WHERE {Where} ORDER BY \"PeriodStart\" DESC, \"Id\" LIMIT 100", indicator, area, from);
        await SqliteFloorRows.WriteAsync(output, page, FloorColumn.Observation);
        output.Raw("]}"u8);
    });

    public Task KeyAsync(HttpResponse response, long id) => RunAsync(response, (lease, output) =>
    {
        var row = lease.Statement($"SELECT {Columns} FROM \"Observations\" WHERE \"Id\" = ?1", id);
        sqlite3_step(row);
        SqliteFloorRows.Row(output, row, FloorColumn.Observation);
        output.Raw("}"u8);
        return Task.CompletedTask;
    });

    public Task KeysAsync(HttpResponse response, long[] ids) => RunAsync(response, async (lease, output) =>
    {
        for (var i = 0; i < ids.Length; i++)
        {
            var row = lease.Statement($"SELECT {Columns} FROM \"Observations\" WHERE \"Id\" = ?1", ids[i]);
            sqlite3_step(row);
            output.Part(i);
            SqliteFloorRows.Row(output, row, FloorColumn.Observation);
            output.Raw("}}"u8);
            await output.FlushAsync();
        }

        output.Raw("]}"u8);
    });

    public Task GroupsAsync(HttpResponse response, string indicator) => RunAsync(response, async (lease, output) =>
    {
        var groups = lease.Statement(
            "SELECT \"AreaCode\", \"BreakdownKey\", avg(\"ShownValue\"), count(*) FROM \"Observations\" WHERE \"IndicatorCode\" = ?1 GROUP BY 1, 2 ORDER BY 1, 2",
            indicator);
        output.Raw("{\"value\":["u8);
        for (var i = 0; sqlite3_step(groups) == SQLITE_ROW; i++)
        {
            output.Raw(i == 0 ? "{\"AreaCode\":"u8 : ",{\"AreaCode\":"u8);
            output.Quoted(sqlite3_column_blob(groups, 0));
            output.Raw(",\"BreakdownKey\":"u8);
            output.Quoted(sqlite3_column_blob(groups, 1));
            output.Raw(",\"Mean\":"u8);
            output.Number(Math.Round((decimal)sqlite3_column_double(groups, 2) / 1_000_000, 10));
            output.Raw(",\"Rows\":"u8);
            output.Whole(sqlite3_column_int64(groups, 3));
            output.Raw("}"u8);
            await output.FlushAsync();
        }

        output.Raw("]}"u8);
    });

    public Task ExpandAsync(HttpResponse response, string from) => RunAsync(response, async (lease, output) =>
    {
        var areas = lease.Statement($"SELECT {FloorColumn.List(FloorColumn.Area)} FROM \"Areas\" WHERE \"Code\" >= ?1 ORDER BY \"Code\" LIMIT 20", from);
        output.Raw("{\"value\":["u8);
        for (var i = 0; sqlite3_step(areas) == SQLITE_ROW; i++)
        {
            output.Raw(i == 0 ? default : ","u8);
            SqliteFloorRows.Row(output, areas, FloorColumn.Area);
            output.Raw(",\"Observations\":["u8);
            var newest = lease.Statement(
                $"SELECT {Columns} FROM \"Observations\" WHERE \"AreaCode\" = ?1 ORDER BY \"PeriodStart\" DESC, \"Id\" LIMIT 5", sqlite3_column_text(areas, 1).utf8_to_string());
            await SqliteFloorRows.WriteAsync(output, newest, FloorColumn.Observation);
            output.Raw("]}"u8);
        }

        output.Raw("]}"u8);
    });

    async Task RunAsync(HttpResponse response, Func<SqliteLease, FloorOutput, Task> write)
    {
        response.ContentType = "application/json";
        var lease = idle.TryTake(out var kept) ? kept : new SqliteLease(connectionString);
        using var output = new FloorOutput(response.BodyWriter);
        await write(lease, output);
        await output.FlushAsync(isLast: true);
        lease.Reset();
        idle.Add(lease);
    }
}
