using System.Data.Common;
using Lis.OData.Errors;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Lis.OData.Changes;

/// <summary>What an error of the database means to who sent a change.</summary>
static class ChangeFaults
{
    const int SqliteConstraint = 19;

    /// <summary>The fault; null when the error is a failing world, or a fault of ours, and must propagate.</summary>
    public static FaultException? Explain(DbException error, RowChange change) => error switch
    {
        SqliteException { SqliteErrorCode: SqliteConstraint } sqlite => sqlite.SqliteExtendedErrorCode switch
        {
            1555 or 2067 or 2579 => Duplicate(change),
            787 or 1811 => Reference(change),
            275 => Check(change),
            1299 => Missing(change),
            _ => null,
        },
        SqliteException { SqliteErrorCode: 5 or 6 } => Busy(),
        PostgresException postgres => postgres.SqlState switch
        {
            PostgresErrorCodes.UniqueViolation => Duplicate(change),
            PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.RestrictViolation => Reference(change),
            PostgresErrorCodes.CheckViolation or PostgresErrorCodes.StringDataRightTruncation or PostgresErrorCodes.NumericValueOutOfRange => Check(change),
            PostgresErrorCodes.NotNullViolation => Missing(change),
            PostgresErrorCodes.InsufficientPrivilege => NotOurs(change),
            PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable => Busy(),
            _ => null,
        },
        _ => null,
    };

    /// <summary>Where the key is the client's, it is what stands twice.</summary>
    public static FaultException Duplicate(RowChange change) => new(
        FaultCode.DuplicateKey,
        change.Type.Key.All(property => property.IsComputed)
            ? $"There is a {change.Type.Name} with the same values where they may stand once only."
            : $"There is a {change.Type.Name} with this key already, for this caller or another.",
        change.Type.Key.All(property => property.IsComputed) ? null : BodyPath.Join(change.Path, change.Type.Key[^1].Name));

    static FaultException Reference(RowChange change) => change.Kind == ChangeKind.Delete
        ? new(FaultCode.Conflict, $"Other rows refer to this {change.Type.Name}; they must go, or point elsewhere, first.", "path")
        : new(
            change.Kind == ChangeKind.Insert ? FaultCode.InvalidReference : FaultCode.Conflict,
            $"A row that this {change.Type.Name} refers to, or that refers to it, does not go with the change: they belong to the same owner.",
            change.Path.Length == 0 ? null : change.Path);

    static FaultException Check(RowChange change) =>
        new(FaultCode.RuleViolation, $"A value of this {change.Type.Name} lies outside of what can be stored.", change.Path.Length == 0 ? null : change.Path);

    static FaultException Missing(RowChange change) =>
        new(FaultCode.MissingProperty, $"A value of this {change.Type.Name} that cannot be null is missing.", change.Path.Length == 0 ? null : change.Path);

    static FaultException NotOurs(RowChange change) =>
        new(FaultCode.Forbidden, $"The caller may not write this {change.Type.Name}.", change.Path.Length == 0 ? null : change.Path);

    static FaultException Busy() => new(FaultCode.Busy, "Other writers hold the database; try again later.");
}
