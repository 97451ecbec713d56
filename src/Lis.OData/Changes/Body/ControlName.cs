namespace Lis.OData.Changes.Body;

/// <summary>The name of a member of a JSON object, taken apart (OData JSON Format 4.5): a property, control information, or both.</summary>
/// <param name="Property">What stands before the at sign; empty = the object itself, or no at sign at all when <paramref name="Control"/> is null.</param>
/// <param name="Control">The control information without prefix; null = the name is a property's; empty = an annotation of no concern.</param>
readonly record struct ControlName(string Property, string? Control)
{
    const string Prefix = "odata.";

    /// <summary>Takes a name apart; control information without prefix exists from 4.01 on.</summary>
    public static ControlName Of(string name, bool isNewer)
    {
        var at = name.IndexOf('@', StringComparison.Ordinal);
        if (at < 0)
        {
            return new(name, null);
        }

        var control = name[(at + 1)..];
        var isPrefixed = control.StartsWith(Prefix, StringComparison.Ordinal);
        var bare = isPrefixed ? control[Prefix.Length..] : control;
        return new(name[..at], isPrefixed || (isNewer && !bare.Contains('.', StringComparison.Ordinal)) ? bare : "");
    }
}
