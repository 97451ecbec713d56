using System.Text.Json;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Access;

/// <summary>Who asks, and what contract section 5 lets him see and change; said without the service's own code.</summary>
/// <param name="Tenant">His tenant.</param>
/// <param name="Roles">His roles.</param>
sealed record MatrixCaller(string Tenant, params string[] Roles)
{
    static readonly string[] ReadOnly =
        ["AuditEntries", "FlatObservations", "ImportErrors", "ImportRuns", "KeyFigures", "ObservationRevisions", "ProevehandlingStatuses", "StagedRows"];

    static readonly string[] Shared = ["AreaMembers", "Areas", "Breakdowns", "Sources"];

    bool IsAdmin => Roles.Contains("Lis.Admin");

    string? Municipality => Tenants.Municipalities.GetValueOrDefault(Tenant);

    /// <summary>Whether he may read confidential rows.</summary>
    public bool IsInsider => IsAdmin || (Roles.Contains("Lis.Read") && Roles.Contains("Lis.Read.Confidential"));

    /// <summary>Whether a set opens to him; what is not named here opens to readers.</summary>
    public bool Opens(string set) => IsAdmin || set switch
    {
        "AuditEntries" => false,
        "ImportErrors" => HasAny("Lis.Write", "Lis.Import"),
        "ImportRuns" => HasAny("Lis.Read", "Lis.Write", "Lis.Import"),
        "StagedRows" => HasAny("Lis.Write", "Lis.Import") || (Roles.Contains("Lis.Read") && Roles.Contains("Lis.Preview")),
        _ => Roles.Contains("Lis.Read"),
    };

    /// <summary>Whether rows of a municipality are his to see.</summary>
    public bool SeesMunicipality(string code) => Municipality == "*" || Municipality == code;

    /// <summary>Whether he sees a row of a set that opens to him.</summary>
    public bool Sees(string set, JsonElement row, bool isConfidential) => SeesOwnerOf(row) && (IsInsider || !isConfidential)
        && (set != "ImportRuns" || IsAdmin || HasAny("Lis.Preview", "Lis.Write", "Lis.Import") || row.GetProperty("State").GetString() == "Succeeded");

    /// <summary>The statuses that a change of a row may have; of none, one that names no row.</summary>
    public int[] StatusesOfWrite(EntitySet set, MatrixRequest request, JsonElement? row, bool isConfidential)
    {
        var isAction = request.Kind == "action";
        if (ReadOnly.Contains(set.Name) && !isAction)
        {
            return [405];
        }

        var isWriter = IsAdmin || Roles.Contains("Lis.Write") || (set.Name == "Observations" && Roles.Contains("Lis.Import"));
        if (!isWriter || Municipality is null || (Shared.Contains(set.Name) && !(IsAdmin && Municipality == "*")))
        {
            return [403];
        }

        // A writer need not be a reader: what his municipality's readers see is there for him.
        // A PATCH of a key that clients give would make the row, were it not for If-Match.
        return row is not { } found ? [400]
            : !SeesOwnerOf(found) || (isConfidential && !IsAdmin && !Roles.Contains("Lis.Read.Confidential")) ? (request.Kind == "patch" ? [404, 412] : [404])
            : Owner(found) is not null ? [412]
            : IsAdmin && Municipality == "*" ? [412] : [403, 412];
    }

    public override string ToString() => $"{string.Join('+', Roles)} of {Municipality ?? "no municipality"}";

    bool SeesOwnerOf(JsonElement row) => Municipality == "*" || Owner(row) is null || Owner(row) == Municipality;

    static string? Owner(JsonElement row) => row.TryGetProperty("MunicipalityCode", out var owner) ? owner.GetString() : null;

    bool HasAny(params string[] roles) => Roles.Intersect(roles).Any();
}
