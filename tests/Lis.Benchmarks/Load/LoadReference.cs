using System.Diagnostics;
using System.Text;
using Lis.Benchmarks.Floors;
using Microsoft.Data.Sqlite;
using Npgsql;
using static SQLitePCL.raw;

namespace Lis.Benchmarks.Load;

/// <summary>What the floors themselves are held against, and the pages of a feed.</summary>
static class LoadReference
{
    public const int PageSize = 50_000;

    static readonly string Feed = $"SELECT {FloorColumn.List(FloorColumn.Observation)} FROM \"Observations\" ORDER BY \"Id\"";

    /// <summary>Milliseconds to read the rows of the feed in the leanest way: COPY, or SQLite's own step loop.</summary>
    public static async Task<double> BareAsync(LoadDatabase database)
    {
        await using var connection = database.ConnectBehind();
        await connection.OpenAsync();
        var clock = Stopwatch.StartNew();
        if (connection is NpgsqlConnection postgres)
        {
            await using var copy = await postgres.BeginRawBinaryCopyAsync($"COPY ({Feed}) TO STDOUT (FORMAT BINARY)");
            var buffer = new byte[64 * 1024];
            while (await copy.ReadAsync(buffer, CancellationToken.None) > 0)
            {
            }

            return clock.Elapsed.TotalMilliseconds;
        }

        sqlite3_prepare_v2(((SqliteConnection)connection).Handle!, Feed, out var statement);
        using (statement)
        {
            var columns = FloorColumn.Observation.Length;
            while (sqlite3_step(statement) == SQLITE_ROW)
            {
                for (var i = 0; i < columns; i++)
                {
                    _ = sqlite3_column_type(statement, i) == SQLITE_TEXT ? sqlite3_column_blob(statement, i).Length : sqlite3_column_int64(statement, i);
                }
            }
        }

        return clock.Elapsed.TotalMilliseconds;
    }

    /// <summary>The keys after which the floor's pages begin.</summary>
    public static async Task<List<long>> MarksAsync(LoadDatabase database)
    {
        await using var connection = database.ConnectBehind();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = FormattableString.Invariant(
            $"""SELECT "Id" FROM (SELECT "Id", row_number() OVER (ORDER BY "Id") AS n FROM "Observations") AS x WHERE n % {PageSize} = 0""");
        await using var reader = await command.ExecuteReaderAsync();
        List<long> marks = [0];
        while (await reader.ReadAsync())
        {
            marks.Add(reader.GetInt64(0));
        }

        return marks;
    }

    /// <summary>Reads the service's feed page by page as its links say; gives the milliseconds.</summary>
    public static async Task<double> FollowAsync(Uri address, string headers)
    {
        using var client = new RawClient(address);
        var clock = Stopwatch.StartNew();
        for (var next = "/odata/v1/Observations"; next is not null;)
        {
            using var tail = new TailStream();
            var status = await client.GetAsync(next, headers, tail);
            if (status != 200)
            {
                throw new InvalidOperationException($"{next} gives {status}.");
            }

            const string Link = "\"@odata.nextLink\":\"";
            var end = tail.ToString();
            var at = end.IndexOf(Link, StringComparison.Ordinal);
            next = at < 0 ? null : new Uri(end[(at + Link.Length)..end.LastIndexOf('"')]).PathAndQuery;
        }

        return clock.Elapsed.TotalMilliseconds;
    }

    /// <summary>Keeps the last bytes that are written to it.</summary>
    sealed class TailStream : MemoryStream
    {
        const int Kept = 2048;

        public override void Write(byte[] buffer, int offset, int count)
        {
            if (count >= Kept)
            {
                SetLength(0);
                (offset, count) = (offset + count - Kept, Kept);
            }

            base.Write(buffer, offset, count);
        }

        public override string ToString() => Encoding.UTF8.GetString(ToArray()) is var text && text.Length > Kept ? text[^Kept..] : text;
    }
}
