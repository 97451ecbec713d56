using System.Data.Common;
using Lis.Storage.Connections;
using Lis.Storage.Discretion;
using Lis.Storage.Tables;
using Microsoft.EntityFrameworkCore;

namespace Lis.Storage.Commits;

/// <summary>
/// A write to the database. Write transactions follow one another: each holds the one lock from its start to its end, so that change
/// number, instant and commit have one order (design section 9.1). Do long work before beginning one. Disposing without
/// <see cref="CommitAsync"/> rolls back.
/// </summary>
public sealed class WriteTransaction : IAsyncDisposable
{
    private readonly WriterTurn _turn;
    private readonly HashSet<(string EntitySet, string Scope)> _touched = [];
    private readonly TouchedFigures _figures = new();
    private LisDbContext? _context;

    private WriteTransaction(WriterTurn turn, ChangeStamp stamp)
    {
        _turn = turn;
        Stamp = stamp;
    }

    public DbTransaction Transaction => _turn.Transaction;

    public DbConnection Connection => _turn.Connection;

    /// <summary>Number and instant of this commit, for every row that it touches.</summary>
    public ChangeStamp Stamp { get; }

    /// <summary>EF within this transaction; <see cref="SaveAsync"/> stamps and stores what it tracks.</summary>
    public LisDbContext Context => _context ??= NewContext();

    /// <summary>Waits for the lock and takes the next change number.</summary>
    /// <param name="database">The database.</param>
    /// <param name="municipality">For whom: a municipality's code, or one of <see cref="RowScope"/>'s.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="WritersBusyException">The lock was not free within <see cref="LisDatabase.WriterPatience"/>.</exception>
    public static async Task<WriteTransaction> BeginAsync(LisDatabase database, string municipality, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(database);
        var turn = await WriterTurn.TakeAsync(database, cancellation);
        try
        {
            await RowScope.ApplyAsync(turn.Transaction, municipality, cancellation);
            return new(turn, await ChangeStamp.NextAsync(turn, database.Time.GetUtcNow(), cancellation));
        }
        catch
        {
            await turn.DisposeAsync();
            throw;
        }
    }

    /// <summary>Says that rows of an entity set change, so that its data version moves for those who see them.</summary>
    /// <param name="entitySet">The set.</param>
    /// <param name="municipality">Whose rows; null = those that all share, or everybody's.</param>
    public void Touch(string entitySet, string? municipality) => _touched.Add((entitySet, municipality ?? ""));

    /// <summary>Says that rows change hands: for everybody the version of every set moves, since what hangs on them goes with them.</summary>
    public void TouchEverything() => Touch(DataVersion.EverySet, null);

    /// <summary>Says that observations of an indicator in a period change, so that the commit judges anew which of them are hidden.</summary>
    public void TouchObservations(string indicatorCode, string period) => _figures.AddTable(indicatorCode, period);

    /// <summary>Says that an indicator's rule of discretion changes: all its periods are judged anew.</summary>
    /// <param name="code">The indicator.</param>
    /// <param name="mayShow">
    /// Whether figures that the new rule does not hide are shown: for who may see them anyway. Else nobody could be kept from what is hidden who
    /// may write the rule.
    /// </param>
    public void TouchIndicator(string code, bool mayShow) => _figures.AddIndicator(code, mayShow);

    /// <summary>Says that an area changes its place among the others: tables with figures of it, or of what lies below it, are judged anew.</summary>
    public void TouchArea(string code) => _figures.AddArea(code);

    /// <summary>Takes running numbers for new observations; gives the first. See <see cref="Domain.Rules.ObservationId"/>.</summary>
    public async Task<long> TakeObservationNumbersAsync(int count, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        await using var command = Connection.Command(
            "UPDATE \"ChangeCounter\" SET \"ObservationNo\" = \"ObservationNo\" + @count RETURNING \"ObservationNo\"", Transaction);
        command.Add("count", (long)count);
        return (long)(await command.ExecuteScalarAsync(cancellation))! - count + 1;
    }

    /// <summary>Stamps what <see cref="Context"/> tracks as new, changed or deleted, and stores it.</summary>
    public async Task SaveAsync(CancellationToken cancellation)
    {
        FigureTouches.Note(this, Context);
        RowStamps.Apply(this, Context);

        await Context.SaveChangesAsync(cancellation);
    }

    /// <summary>Hides what discretion asks for among the figures touched, moves the data versions of the sets touched, and commits.</summary>
    public async Task CommitAsync(CancellationToken cancellation)
    {
        await SuppressionStep.RunAsync(this, _figures, cancellation);
        foreach (var (set, scope) in _touched)
        {
            await using var command = Connection.Command(
                """
                INSERT INTO "DataVersions" ("EntitySet", "Scope", "ChangeNo", "At") VALUES (@set, @scope, @change, @at)
                ON CONFLICT ("EntitySet", "Scope") DO UPDATE SET "ChangeNo" = excluded."ChangeNo", "At" = excluded."At"
                """,
                Transaction);
            command.Add("set", set);
            command.Add("scope", scope);
            command.Add("change", Stamp.ChangeNo);
            command.Add("at", Connection.Instant(Stamp.At));
            await command.ExecuteNonQueryAsync(cancellation);
        }

        await Transaction.CommitAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (_context is not null)
        {
            await _context.DisposeAsync();
        }

        await _turn.DisposeAsync();
    }

    private LisDbContext NewContext()
    {
        var context = LisDatabase.CreateContext(Connection);
        context.Database.UseTransaction(Transaction);
        return context;
    }
}
