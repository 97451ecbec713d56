namespace Lis.OData.Changes;

/// <summary>Whether two values are the same for the purposes of a change.</summary>
static class ValueEquality
{
    public static bool Same(object? left, object? right) => (left, right) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (byte[] a, byte[] b) => a.AsSpan().SequenceEqual(b),
        (ComplexValue a, ComplexValue b) => a.All(part => Same(part.Value, b.GetValueOrDefault(part.Key))),
        (string a, string b) => string.Equals(a, b, StringComparison.Ordinal),
        (byte or sbyte or short or int or long, byte or sbyte or short or int or long) => Convert.ToInt64(left, null) == Convert.ToInt64(right, null),
        _ => left.Equals(right),
    };
}
