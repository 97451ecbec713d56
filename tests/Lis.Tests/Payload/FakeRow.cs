using System.Text;
using Lis.OData.Execution;

namespace Lis.Tests.Payload;

/// <summary>A row made by hand; text as string, instants as microseconds.</summary>
sealed class FakeRow(params object?[] values) : Row
{
    public override bool IsNull(int ordinal) => values[ordinal] is null;

    public override bool GetBoolean(int ordinal) => (bool)values[ordinal]!;

    public override long GetInt64(int ordinal) => Convert.ToInt64(values[ordinal], null);

    public override double GetDouble(int ordinal) => (double)values[ordinal]!;

    public override decimal GetDecimal(int ordinal) => (decimal)values[ordinal]!;

    public override ReadOnlySpan<byte> GetUtf8(int ordinal) => Encoding.UTF8.GetBytes((string)values[ordinal]!);

    public override ReadOnlySpan<byte> GetBytes(int ordinal) => (byte[])values[ordinal]!;

    public override Guid GetGuid(int ordinal) => (Guid)values[ordinal]!;

    public override DateOnly GetDate(int ordinal) => (DateOnly)values[ordinal]!;

    public override long GetInstant(int ordinal) => (long)values[ordinal]!;
}
