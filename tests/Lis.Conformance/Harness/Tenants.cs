namespace Lis.Conformance.Harness;

/// <summary>The tenants of the fake Entra ID, named by what the service's settings say of them.</summary>
public static class Tenants
{
    public const string Herning = "11111111-0657-4000-8000-000000000657";

    public const string Hedensted = "11111111-0766-4000-8000-000000000766";

    /// <summary>Its municipality is `*`.</summary>
    public const string Operator = "11111111-0000-4000-8000-000000000001";

    /// <summary>Allowed, but without a municipality: shared rows only.</summary>
    public const string Unassigned = "11111111-0000-4000-8000-000000000002";

    /// <summary>Has valid keys and tokens, but is not allowed.</summary>
    public const string Stranger = "11111111-0000-4000-8000-000000000099";

    public static IReadOnlyList<string> Allowed { get; } = [Herning, Hedensted, Operator, Unassigned];

    public static IReadOnlyDictionary<string, string> Municipalities { get; } = new Dictionary<string, string>
    {
        [Herning] = "657",
        [Hedensted] = "766",
        [Operator] = "*",
    };
}
