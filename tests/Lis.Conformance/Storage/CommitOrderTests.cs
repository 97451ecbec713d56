using System.Globalization;
using Lis.Conformance.Harness;
using Lis.Storage.Commits;
using Lis.Storage.Connections;
using Microsoft.EntityFrameworkCore;

namespace Lis.Conformance.Storage;

/// <summary>Change number, instant and commit have one order, whoever writes (design section 9.1).</summary>
public class CommitOrderTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(StorageDatabase.Kinds), MemberType = typeof(StorageDatabase))]
    public async Task Concurrent_writers_of_two_processes_follow_one_another(DatabaseKind kind)
    {
        await using var database = await StorageDatabase.MigratedAsync(kind);
        await using var other = StorageDatabase.Open(database.Database);
        await using var watch = new Watch(database.Lis);

        var stamps = await Task.WhenAll(Enumerable.Range(0, 24).Select(number => Task.Run(
            () => (number % 2 == 0 ? database.Lis : other).StoreAsync(Rows.Indicator($"i{number}")), Cancellation)));
        var isWhole = await watch.EndAsync();

        var inOrder = stamps.OrderBy(stamp => stamp.ChangeNo).ToList();
        Assert.Equal(Enumerable.Range(2, 24).Select(number => (long)number), inOrder.Select(stamp => stamp.ChangeNo));
        Assert.All(inOrder.Zip(inOrder.Skip(1)), pair => Assert.True(pair.First.At < pair.Second.At));
        Assert.True(isWhole, "a reader saw a change number before one below it");
        Assert.Equal(
            [$"{inOrder[^1].ChangeNo}"],
            await database.Lis.QueryAsync("SELECT \"ChangeNo\" FROM \"DataVersions\" WHERE \"EntitySet\" = 'Indicators'"));
    }

    [Theory]
    [MemberData(nameof(StorageDatabase.Kinds), MemberType = typeof(StorageDatabase))]
    public async Task A_clock_that_stands_still_or_goes_back_does_not_stop_the_instants(DatabaseKind kind)
    {
        var clock = new SetClock { Now = DateTimeOffset.UtcNow.AddYears(1) };
        await using var database = await StorageDatabase.MigratedAsync(kind, clock);
        var first = await database.Lis.StoreAsync(Rows.Indicator("a"));
        var second = await database.Lis.StoreAsync(Rows.Indicator("b"));
        clock.Now = clock.Now.AddDays(-1);
        var third = await database.Lis.StoreAsync(Rows.Indicator("c"));

        Assert.Equal(first.At.AddMicroseconds(1), second.At);
        Assert.Equal(first.At.AddMicroseconds(2), third.At);
    }

    [Theory]
    [MemberData(nameof(StorageDatabase.Kinds), MemberType = typeof(StorageDatabase))]
    public async Task A_writer_that_waits_too_long_gives_up_with_its_own_fault(DatabaseKind kind)
    {
        await using var database = await StorageDatabase.MigratedAsync(kind);
        await using var hasty = StorageDatabase.Open(database.Database, patience: TimeSpan.FromMilliseconds(200));
        await using (await WriteTransaction.BeginAsync(database.Lis, RowScope.All, Cancellation))
        {
            await Assert.ThrowsAsync<WritersBusyException>(() => WriteTransaction.BeginAsync(hasty, RowScope.All, Cancellation));
        }

        await using var later = await WriteTransaction.BeginAsync(hasty, RowScope.All, Cancellation);
        Assert.Equal(2, later.Stamp.ChangeNo);
    }

    [Theory]
    [MemberData(nameof(StorageDatabase.Kinds), MemberType = typeof(StorageDatabase))]
    public async Task What_is_not_committed_leaves_nothing_and_takes_no_number(DatabaseKind kind)
    {
        await using var database = await StorageDatabase.MigratedAsync(kind);
        await using (var write = await WriteTransaction.BeginAsync(database.Lis, RowScope.All, Cancellation))
        {
            write.Context.Add(Rows.Indicator("gone"));
            await write.SaveAsync(Cancellation);
            Assert.Equal(1, await write.TakeObservationNumbersAsync(10, Cancellation));
        }

        await using var next = await WriteTransaction.BeginAsync(database.Lis, RowScope.All, Cancellation);
        Assert.Equal(2, next.Stamp.ChangeNo);
        Assert.Equal(1, await next.TakeObservationNumbersAsync(1, Cancellation));
        Assert.Equal(2, await next.TakeObservationNumbersAsync(5, Cancellation));
        Assert.Empty(await next.Context.Indicators.ToListAsync(Cancellation));
    }

    [Theory]
    [MemberData(nameof(StorageDatabase.Kinds), MemberType = typeof(StorageDatabase))]
    public async Task Rows_carry_the_stamp_and_deleted_ones_a_tombstone(DatabaseKind kind)
    {
        await using var database = await StorageDatabase.MigratedAsync(kind);
        var made = await database.Lis.StoreAsync(Rows.Indicator("657-it's", "657"));

        await using var write = await WriteTransaction.BeginAsync(database.Lis, RowScope.All, Cancellation);
        var row = await write.Context.Indicators.SingleAsync(Cancellation);
        Assert.Equal((made.ChangeNo, made.At, made.At), (row.ChangeNo, row.CreatedAt, row.UpdatedAt));
        row.Description = "changed";
        await write.SaveAsync(Cancellation);
        Assert.Equal((write.Stamp.ChangeNo, made.At, write.Stamp.At), (row.ChangeNo, row.CreatedAt, row.UpdatedAt));
        write.Context.Remove(row);
        await write.SaveAsync(Cancellation);

        var grave = await write.Context.Tombstones.SingleAsync(Cancellation);
        Assert.Equal(
            ("Indicators", "'657-it''s'", "657", write.Stamp.ChangeNo),
            (grave.EntitySet, grave.EntityKey, grave.MunicipalityCode, grave.ChangeNo));
    }

    /// <summary>Reads again and again until it is ended.</summary>
    sealed class Watch : IAsyncDisposable
    {
        readonly CancellationTokenSource _end = new();
        readonly Task<bool> _reading;

        public Watch(LisDatabase database) => _reading = Task.Run(() => ReadAsync(database));

        /// <summary>True when no number ever appeared before all below it.</summary>
        public async Task<bool> EndAsync()
        {
            await _end.CancelAsync();
            return await _reading;
        }

        public async ValueTask DisposeAsync()
        {
            await EndAsync();
            _end.Dispose();
        }

        async Task<bool> ReadAsync(LisDatabase database)
        {
            var isWhole = true;
            while (isWhole && !_end.IsCancellationRequested)
            {
                var numbers = (await database.QueryAsync("SELECT \"ChangeNo\" FROM \"Indicators\" ORDER BY \"ChangeNo\""))
                    .Select(number => long.Parse(number, CultureInfo.InvariantCulture));
                isWhole = numbers.Select((number, index) => number == index + 2).All(fits => fits);
                await Task.Delay(5, CancellationToken.None);
            }

            return isWhole;
        }
    }

    sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
