using Lis.OData.Errors;

namespace Lis.OData.Execution;

/// <summary>Faults that show only while a statement runs.</summary>
static class DatabaseFaults
{
    public static FaultException Timeout() => new(
        FaultCode.Timeout, "The database did not answer within Limits:StatementTimeoutSeconds; ask for less at a time, or try again later.");

    public static FaultException DivisionByZero() => new(
        FaultCode.ArithmeticError, "A whole number or decimal was divided by zero (OData URL Conventions 5.1.1.2); filter such rows out first.");

    public static FaultException Overflow() => new(
        FaultCode.ArithmeticError, "A computed number is out of the range of its type (OData URL Conventions 5.1.1.2).");
}
