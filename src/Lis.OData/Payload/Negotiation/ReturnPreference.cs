using Microsoft.Extensions.Primitives;

namespace Lis.OData.Payload.Negotiation;

/// <summary>Whether the answer to a change shows the entity (<c>Prefer: return=…</c>, OData Protocol 8.2.8.7).</summary>
public enum ReturnPreference
{
    /// <summary>Nothing was asked for.</summary>
    None,

    /// <summary><c>return=minimal</c>: no body.</summary>
    Minimal,

    /// <summary><c>return=representation</c>: the entity.</summary>
    Representation,
}

/// <summary>Reads the preference.</summary>
public static class ReturnPreferences
{
    /// <summary>Of several the first counts.</summary>
    public static ReturnPreference Read(StringValues headers)
    {
        foreach (var (name, value) in PreferHeader.Read(headers))
        {
            switch (name.ToLowerInvariant(), value.ToLowerInvariant())
            {
                case ("return", "minimal"):
                    return ReturnPreference.Minimal;
                case ("return", "representation"):
                    return ReturnPreference.Representation;
            }
        }

        return ReturnPreference.None;
    }
}
