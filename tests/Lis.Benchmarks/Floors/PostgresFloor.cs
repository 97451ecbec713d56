using System.Globalization;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace Lis.Benchmarks.Floors;

/// <summary>PostgreSQL by hand: prepared statements, count and page in one batch, text as the bytes that the driver has.</summary>
sealed class PostgresFloor(string connectionString) : IFloor
{
    static readonly string Columns = FloorColumn.List(FloorColumn.Observation);

    readonly NpgsqlDataSource source = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 20, AutoPrepareMinUsages = 2, Options = "-c jit=off" }.ConnectionString);

    public Task FeedAsync(HttpResponse response, long after, long rows) => RunAsync(response, async (reader, output) =>
    {
        output.Raw("{\"value\":["u8);
        await PostgresFloorRow.WriteAsync(output, reader, FloorColumn.Observation);
        output.Raw("]}"u8);
    }, PostgresFloorRow.Command($"SELECT {Columns} FROM \"Observations\" WHERE \"Id\" > $1 ORDER BY \"Id\" LIMIT $2", after, rows));

    public Task CsvAsync(HttpResponse response, long rows) => RunAsync(response, async (reader, output) =>
    {
        using var row = new PostgresFloorRow(reader);
        while (await reader.ReadAsync())
        {
            for (var i = 1; i < FloorColumn.Observation.Length; i++)
            {
                row.Value(output, i, FloorColumn.Observation[i].Kind, ""u8);
                output.Raw(","u8);
            }

            output.Raw("\r\n"u8);
            await output.FlushAsync();
        }
    }, PostgresFloorRow.Command($"SELECT {Columns} FROM \"Observations\" ORDER BY \"Id\" LIMIT $1", rows));

    public Task PageAsync(HttpResponse response, string indicator, string area, string from)
    {
        const string Where = "\"IndicatorCode\" = $1 AND \"AreaCode\" = $2 AND \"PeriodStart\" >= $3";
        var day = DateOnly.Parse(from, CultureInfo.InvariantCulture);
        return RunAsync(response, async (reader, output) =>
        {
            await reader.ReadAsync();
            output.Raw("{\"@odata.count\":"u8);
            output.Whole(reader.GetInt64(0));
            output.Raw(",\"value\":["u8);
            await reader.NextResultAsync();
            await PostgresFloorRow.WriteAsync(output, reader, FloorColumn.Observation);
            output.Raw("]}"u8);
        },
        PostgresFloorRow.Command($"SELECT count(*) FROM \"Observations\" WHERE {Where}", indicator, area, day),
        PostgresFloorRow.Command($"SELECT {Columns} FROM \"Observations\" WHERE {Where} ORDER BY \"PeriodStart\" DESC, \"Id\" LIMIT 100", indicator, area, day));
    }

    public Task KeyAsync(HttpResponse response, long id) => RunAsync(response, async (reader, output) =>
    {
        using var row = new PostgresFloorRow(reader);
        await reader.ReadAsync();
        row.Write(output, FloorColumn.Observation);
        output.Raw("}"u8);
    }, PostgresFloorRow.ByKey(id));

    public Task KeysAsync(HttpResponse response, long[] ids) => RunAsync(response, async (reader, output) =>
    {
        using var row = new PostgresFloorRow(reader);
        for (var i = 0; i < ids.Length; i++, await reader.NextResultAsync())
        {
            await reader.ReadAsync();
            output.Part(i);
            row.Write(output, FloorColumn.Observation);
            output.Raw("}}"u8);
            await output.FlushAsync();
        }

        output.Raw("]}"u8);
    }, [.. ids.Select(PostgresFloorRow.ByKey)]);

    public Task GroupsAsync(HttpResponse response, string indicator) => RunAsync(response, async (reader, output) =>
    {
        output.Raw("{\"value\":["u8);
        using var row = new PostgresFloorRow(reader);
        for (var i = 0; await reader.ReadAsync(); i++)
        {
            output.Raw(i == 0 ? "{\"AreaCode\":"u8 : ",{\"AreaCode\":"u8);
            row.Value(output, 0, Kind.Text, default);
            output.Raw(",\"BreakdownKey\":"u8);
            row.Value(output, 1, Kind.Text, default);
            output.Raw(",\"Mean\":"u8);
            output.Number(reader.GetDecimal(2));
            output.Raw(",\"Rows\":"u8);
            output.Whole(reader.GetInt64(3));
            output.Raw("}"u8);
            await output.FlushAsync();
        }

        output.Raw("]}"u8);
    }, PostgresFloorRow.Command(
        "SELECT \"AreaCode\", \"BreakdownKey\", round(avg(\"ShownValue\"), 10), count(*) FROM \"Observations\" WHERE \"IndicatorCode\" = $1 GROUP BY 1, 2 ORDER BY 1, 2",
        indicator));

    public Task ExpandAsync(HttpResponse response, string from)
    {
        var areas = string.Join(", ", FloorColumn.Area.Select(column => $"a.\"{column.Sql}\""));
        var newest = string.Join(", ", FloorColumn.Observation.Select(column => $"o.\"{column.Sql}\""));
        return RunAsync(response, async (reader, output) =>
        {
            using var row = new PostgresFloorRow(reader);
            var (last, count) = ("", 0);
            output.Raw("{\"value\":["u8);
            while (await reader.ReadAsync())
            {
                var code = reader.GetString(1);
                if (code != last)
                {
                    output.Raw(last.Length == 0 ? default : "]},"u8);
                    row.Write(output, FloorColumn.Area);
                    output.Raw(",\"Observations\":["u8);
                    (last, count) = (code, 0);
                }

                output.Raw(count++ == 0 ? default : ","u8);
                row.Write(output, FloorColumn.Observation, FloorColumn.Area.Length);
                output.Raw("}"u8);
            }

            output.Raw("]}]}"u8);
        }, PostgresFloorRow.Command(
            $"SELECT {areas}, {newest} FROM (SELECT * FROM \"Areas\" WHERE \"Code\" >= $1 ORDER BY \"Code\" LIMIT 20) AS a CROSS JOIN LATERAL "
            + "(SELECT * FROM \"Observations\" AS x WHERE x.\"AreaCode\" = a.\"Code\" ORDER BY x.\"PeriodStart\" DESC, x.\"Id\" LIMIT 5) AS o "
            + "ORDER BY a.\"Code\", o.\"PeriodStart\" DESC, o.\"Id\"", from));
    }

    async Task RunAsync(HttpResponse response, Func<NpgsqlDataReader, FloorOutput, Task> write, params NpgsqlBatchCommand[] commands)
    {
        response.ContentType = "application/json";
        await using var connection = await source.OpenConnectionAsync(response.HttpContext.RequestAborted);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var command in commands)
        {
            batch.BatchCommands.Add(command);
        }

        await using var reader = await batch.ExecuteReaderAsync(response.HttpContext.RequestAborted);
        using var output = new FloorOutput(response.BodyWriter);
        await write(reader, output);
        await output.FlushAsync(isLast: true);
    }
}
