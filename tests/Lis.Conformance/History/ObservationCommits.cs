using Lis.Conformance.Harness;
using Lis.Conformance.Storage;
using Lis.Domain;
using Lis.Domain.Periods;
using Lis.Domain.Rules;
using Lis.Storage.Commits;
using Lis.Storage.Connections;
using Microsoft.EntityFrameworkCore;

namespace Lis.Conformance.History;

/// <summary>Commits that make, revise, hide, delete and reopen observations at random, as the rule of history asks: nothing is overwritten.</summary>
sealed class ObservationCommits(TestDatabase database, int seed) : IAsyncDisposable
{
    const int MostChanges = 8;

    static readonly string[] Areas = ["000", "657", "766", "RAR-Vestjylland"];

    readonly Random _random = new(seed);
    readonly LisDatabase _lis = StorageDatabase.Open(database);

    /// <summary>One commit of some changes; gives its stamp.</summary>
    public async Task<ChangeStamp> CommitAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var write = await WriteTransaction.BeginAsync(_lis, RowScope.All, cancellation);
        var rows = await write.Context.Observations.OrderBy(row => row.Id).ToListAsync(cancellation);
        var indicators = await write.Context.Indicators.OrderBy(row => row.Code).ToListAsync(cancellation);
        foreach (var row in rows.OrderBy(_ => _random.Next()).Take(_random.Next(1, MostChanges)))
        {
            await CloseAsync(write, row, cancellation);
            if (_random.Next(4) == 0)
            {
                write.Context.Remove(row);
            }
            else
            {
                row.Revision++;
                Revise(row);
            }
        }

        await ReopenAsync(write, cancellation);
        for (var i = _random.Next(3); i > 0; i--)
        {
            await InsertAsync(write, indicators[_random.Next(indicators.Count)], cancellation);
        }

        await write.SaveAsync(cancellation);
        await write.CommitAsync(cancellation);
        return write.Stamp;
    }

    public ValueTask DisposeAsync() => _lis.DisposeAsync();

    /// <summary>By SQL: a closed revision keeps the number under which it was stored, and EF would give it a new one.</summary>
    static async Task CloseAsync(WriteTransaction write, Observation row, CancellationToken cancellation)
    {
        var columns = string.Join(", ", Names(write, typeof(ObservationHistory)).Intersect(Names(write, typeof(Observation))).Select(name => $"\"{name}\""));
        await using var command = write.Connection.CreateCommand();
        command.Transaction = write.Transaction;
        command.CommandText =
            $"""
            INSERT INTO "ObservationHistory" ({columns}, "RecordedFrom", "RecordedTo", "ClosedChangeNo")
            SELECT {columns}, "RecordedAt", (SELECT "At" FROM "ChangeCounter"), (SELECT "ChangeNo" FROM "ChangeCounter")
            FROM "Observations" WHERE "Id" = {row.Id}
            """;
        await command.ExecuteNonQueryAsync(cancellation);
    }

    static IEnumerable<string> Names(WriteTransaction write, Type type) => write.Context.Model.FindEntityType(type)!.GetProperties()
        .Where(property => property.GetComputedColumnSql() is null).Select(property => property.GetColumnName());

    static void Copy(ObservationState from, ObservationState to)
    {
        (to.IndicatorCode, to.AreaCode, to.Period, to.PeriodKind) = (from.IndicatorCode, from.AreaCode, from.Period, from.PeriodKind);
        (to.PeriodStart, to.PeriodEnd, to.BreakdownKey, to.IsTotal) = (from.PeriodStart, from.PeriodEnd, from.BreakdownKey, from.IsTotal);
        (to.IsBreak, to.Note, to.Reference, to.IsDerived) = (from.IsBreak, from.Note, from.Reference, from.IsDerived);
        (to.Revision, to.ImportRunId, to.CreatedAt) = (from.Revision, from.ImportRunId, from.CreatedAt);
        (to.MunicipalityCode, to.ChangeNo) = (from.MunicipalityCode, from.ChangeNo);
        to.Store(
            new(from.Value, from.Numerator, from.Denominator, from.LowerBound, from.UpperBound, from.RawText, from.ValueStatus), from.Suppression);
    }

    void Revise(Observation row)
    {
        row.Note = _random.Next(3) == 0 ? null : $"Ændret {_random.Next(100)}";
        row.IsBreak = _random.Next(2) == 0;
        decimal? value = _random.Next(5) == 0 ? null : _random.Next(-50_000, 50_000) / 1000m;
        row.Store(
            new(value, null, null, null, null, value?.ToString(System.Globalization.CultureInfo.InvariantCulture), ObservationValueStatus.Final),
            _random.Next(4) == 0 ? Suppression.Primary : Suppression.None);
    }

    /// <summary>A deleted observation comes back under its Id with the next revision.</summary>
    async Task ReopenAsync(WriteTransaction write, CancellationToken cancellation)
    {
        var current = write.Context.Observations.Select(row => row.Id);
        var gone = await write.Context.ObservationHistory.AsNoTracking()
            .Where(row => !current.Contains(row.Id)).OrderBy(row => row.Id).ThenBy(row => row.Revision).ToListAsync(cancellation);
        if (gone.Count == 0 || _random.Next(2) == 0)
        {
            return;
        }

        var last = gone.Last(row => row.Id == gone[0].Id);
        var row = new Observation { Id = last.Id };
        Copy(last, row);
        row.Revision = last.Revision + 1;
        Revise(row);
        write.Context.Add(row);
    }

    async Task InsertAsync(WriteTransaction write, Indicator indicator, CancellationToken cancellation)
    {
        var period = $"20{_random.Next(10, 30)}M{_random.Next(1, 13):00}";
        var area = Areas[_random.Next(Areas.Length)];
        var isThere = write.Context.Observations.Local.Any(row => row.IndicatorCode == indicator.Code && row.AreaCode == area && row.Period == period)
            || await write.Context.ObservationHistory.AnyAsync(
                row => row.IndicatorCode == indicator.Code && row.AreaCode == area && row.Period == period, cancellation);
        if (isThere)
        {
            return;
        }

        var read = PeriodCode.Parse(period);
        var row = new Observation
        {
            Id = ObservationId.Of(read.Start, await write.TakeObservationNumbersAsync(1, cancellation)),
            IndicatorCode = indicator.Code,
            AreaCode = area,
            Period = period,
            PeriodKind = read.Kind,
            PeriodStart = read.Start,
            PeriodEnd = read.End,
            IsTotal = true,
            MunicipalityCode = indicator.MunicipalityCode,
        };
        Revise(row);
        write.Context.Add(row);
    }
}
