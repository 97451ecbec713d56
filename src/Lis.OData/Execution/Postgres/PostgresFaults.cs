using Lis.OData.Errors;
using Npgsql;

namespace Lis.OData.Execution.Postgres;

/// <summary>What an error of PostgreSQL means to the caller.</summary>
static class PostgresFaults
{
    /// <summary>The fault that an error is; null when it is neither the request's doing nor the wait's, so that it must propagate.</summary>
    public static FaultException? Explain(NpgsqlException error) => error switch
    {
        PostgresException
        {
            SqlState: PostgresErrorCodes.DivisionByZero or PostgresErrorCodes.NumericValueOutOfRange
                or PostgresErrorCodes.DatetimeFieldOverflow or PostgresErrorCodes.IntervalFieldOverflow,
        } => DatabaseFaults.Arithmetic(),
        PostgresException { SqlState: PostgresErrorCodes.InvalidRegularExpression } => new FaultException(
            FaultCode.InvalidLiteral, "The pattern of matchespattern is not a regular expression.", "$filter"),
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.LockNotAvailable } => DatabaseFaults.Timeout(),
        { InnerException: TimeoutException } => DatabaseFaults.Timeout(),
        _ => null,
    };
}
