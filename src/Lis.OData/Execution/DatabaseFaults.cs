using Lis.OData.Errors;

namespace Lis.OData.Execution;

/// <summary>Faults that show only while a statement runs.</summary>
static class DatabaseFaults
{
    public static FaultException Timeout() => new(
        FaultCode.Timeout, "The database did not answer within Limits:StatementTimeoutSeconds; ask for less at a time, or try again later.");

    public static FaultException Arithmetic() => new(
        FaultCode.ArithmeticError,
        "A computation divides a whole number or decimal by zero, or leaves the range of its type, for one of the rows "
        + "(OData URL Conventions 5.1.1.2); filter such rows out first.");
}
