using Lis.OData.Changes;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.ReferenceService.Seed;

namespace Lis.ReferenceService.Changes;

/// <summary>What the actions do. Percentages are in percent.</summary>
sealed class ReferenceActions(ReferenceDatabase database)
{
    const string One = """ WHERE "ID" = @p1""";

    /// <summary>What does the work of an action; null = there is no such action.</summary>
    public ActionHandler? Find(string name) => name switch
    {
        "ApplyDiscount" => (call, cancellation) => ProductAsync(call, $"""SET "Price" = "Price" * (1 - @p2 / 100.0)""", Percentage(call), cancellation),
        "IncreasePrice" => (call, cancellation) => ProductAsync(call, """SET "Price" = "Price" + @p2""", Amount(call, "amount"), cancellation),
        "Activate" => (call, cancellation) => ProductAsync(call, """SET "Status" = "Status" | 1""", null, cancellation),
        "CalculateDiscount" => DiscountAsync,
        "MarkAllAsReviewed" => (call, cancellation) => AllAsync(call, """SET "Version" = @p0""", cancellation),
        "Process" => ProcessAsync,
        "ResetAllPrices" => ResetPricesAsync,
        "ResetProducts" => (call, cancellation) => ReseedAsync(call, database.ReseedingProducts(), cancellation),
        "Reseed" => (call, cancellation) => ReseedAsync(call, database.Reseeding(), cancellation),
        _ => null,
    };

    static Sql SqlOf(ActionCall call) => new(call.Transaction.Transaction);

    static long NumberOf(ActionCall call) => ((ReferenceChange)call.Transaction).Number;

    /// <summary>Changes the product of the call: p0 is its new version, p1 its key, p2 the value.</summary>
    async ValueTask<object?> ProductAsync(ActionCall call, string change, object? value, CancellationToken cancellationToken)
    {
        object[] values = value is null ? [NumberOf(call), KeyOf(call)] : [NumberOf(call), KeyOf(call), value];
        await SqlOf(call).ExecuteAsync($"""UPDATE products {change}, "Version" = @p0{One}""", cancellationToken, values);
        return null;
    }

    static async ValueTask<object?> AllAsync(ActionCall call, string change, CancellationToken cancellationToken, params object[] values)
    {
        await SqlOf(call).ExecuteAsync($"UPDATE products {change}", cancellationToken, [NumberOf(call), .. values]);
        return null;
    }

    async ValueTask<object?> DiscountAsync(ActionCall call, CancellationToken cancellationToken) => await SqlOf(call).ScalarAsync(
        """SELECT "Price" * @p0 / 100.0 FROM products WHERE "ID" = @p1""", cancellationToken, Percentage(call), KeyOf(call));

    static ValueTask<object?> ProcessAsync(ActionCall call, CancellationToken cancellationToken) => AllAsync(
        call,
        """SET "Price" = "Price" * (1 + @p1 / 100.0), "Version" = @p0 WHERE "Price" >= @p2""",
        cancellationToken,
        Percentage(call),
        call.Parameters["minPrice"] ?? 0d);

    /// <summary>Only prices of products that the seed has are known to have been others.</summary>
    static async ValueTask<object?> ResetPricesAsync(ActionCall call, CancellationToken cancellationToken)
    {
        foreach (var (name, price) in ReferenceRows.Prices)
        {
            await AllAsync(call, """SET "Price" = @p1, "Version" = @p0 WHERE "Name" = @p2 AND "Price" <> @p1""", cancellationToken, price, name);
        }

        return null;
    }

    /// <summary>Rows go back to what they were, so that no delta can begin before.</summary>
    static async ValueTask<object?> ReseedAsync(ActionCall call, IEnumerable<string> statements, CancellationToken cancellationToken)
    {
        var sql = SqlOf(call);
        foreach (var statement in statements)
        {
            await sql.ExecuteAsync(statement, cancellationToken);
        }

        await sql.ExecuteAsync("INSERT INTO change_barriers VALUES (@p0, @p1)", cancellationToken, ChangeLog.AllSets, NumberOf(call));
        return await sql.ScalarAsync("SELECT count(*) FROM products", cancellationToken);
    }

    object KeyOf(ActionCall call) => database.Dialect == DatabaseDialect.Sqlite ? ((Guid)call.Key[0]).ToString("D") : call.Key[0];

    static double Percentage(ActionCall call) => Amount(call, "percentage") is var value and >= 0 and <= 100
        ? value
        : throw new FaultException(FaultCode.InvalidValue, "A percentage lies between 0 and 100.", "percentage");

    static double Amount(ActionCall call, string parameter) => call.Parameters[parameter] is double value && double.IsFinite(value)
        ? value
        : throw new FaultException(FaultCode.InvalidValue, $"{parameter} is a finite number.", parameter);
}
