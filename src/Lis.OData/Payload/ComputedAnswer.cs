using System.Globalization;
using System.Text;
using Lis.OData.Execution;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Payload.Columns;
using Lis.OData.Payload.Json;
using Lis.OData.Payload.Negotiation;
using Lis.OData.Planning;
using Lis.OData.Planning.Building;

namespace Lis.OData.Payload;

/// <summary>The answer of an operation that gives a value which no row holds.</summary>
static class ComputedAnswer
{
    /// <summary>The JSON object around the value; null when there is no value, which is answered by 204.</summary>
    /// <param name="root">The absolute service root with a slash at the end.</param>
    /// <param name="request">The request, for its context URL.</param>
    /// <param name="type">What the operation gives.</param>
    /// <param name="value">The value, an array for a collection.</param>
    /// <param name="format">The dialect.</param>
    public static byte[]? Of(string root, BoundRequest request, ODataType type, object? value, JsonFormat format)
    {
        if (value is null)
        {
            return null;
        }

        using var output = new Utf8Output(256);
        output.Write((byte)'{');
        if (format.Metadata != MetadataLevel.None)
        {
            output.WriteName(format.Control("context"));
            output.WriteString($"{root}$metadata#{FunctionResult.Of(request)}");
        }

        output.WriteName(ControlNames.Member("value"));
        Write(output, type, value, format);
        output.Write((byte)'}');
        return output.Written.ToArray();
    }

    static void Write(Utf8Output output, ODataType type, object? value, JsonFormat format)
    {
        if (type is CollectionType { Element: var element })
        {
            output.Write((byte)'[');
            foreach (var item in (Array)value!)
            {
                Write(output, element, item, format);
                output.Write((byte)',');
            }

            output.CutTo(output.Last == ',' ? output.Length - 1 : output.Length);
            output.Write((byte)']');
            return;
        }

        var column = new ColumnRead(0, NaturalStore.Of(DatabaseDialect.Postgres, type), 0, true);
        ColumnWriters.For(type, column, format.NumbersAsText).WriteJson(output, new ValueRow(value), 0);
    }

    /// <summary>A value in the place of a column, so that the writers of columns write it.</summary>
    sealed class ValueRow(object? value) : Row
    {
        public override bool IsNull(int ordinal) => value is null;

        public override bool GetBoolean(int ordinal) => (bool)value!;

        public override long GetInt64(int ordinal) => value switch
        {
            TimeOnly time => time.Ticks / TimeSpan.TicksPerMicrosecond,
            TimeSpan span => span.Ticks / TimeSpan.TicksPerMicrosecond,
            _ => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        };

        public override double GetDouble(int ordinal) => Convert.ToDouble(value, CultureInfo.InvariantCulture);

        public override decimal GetDecimal(int ordinal) => Convert.ToDecimal(value, CultureInfo.InvariantCulture);

        public override ReadOnlySpan<byte> GetUtf8(int ordinal) => Encoding.UTF8.GetBytes((string)value!);

        public override ReadOnlySpan<byte> GetBytes(int ordinal) => (byte[])value!;

        public override Guid GetGuid(int ordinal) => (Guid)value!;

        public override DateOnly GetDate(int ordinal) => (DateOnly)value!;

        public override long GetInstant(int ordinal) => (((DateTimeOffset)value!).UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
    }
}
