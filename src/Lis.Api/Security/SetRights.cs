using Lis.Domain;

namespace Lis.Api.Security;

/// <summary>Which roles open which sets, by entity type; what is not named here opens to <see cref="Roles.Read"/>.</summary>
public static class SetRights
{
    public static bool MayRead(this Roles roles, string typeName) => typeName switch
    {
        nameof(AuditEntry) => roles.HasFlag(Roles.Admin),
        nameof(StagedRow) => roles.HasFlag(Roles.Read | Roles.Preview) || HasAny(roles, Roles.Write | Roles.Import),
        nameof(ImportError) => HasAny(roles, Roles.Write | Roles.Import),
        nameof(ImportRun) => HasAny(roles, Roles.Read | Roles.Write | Roles.Import),
        _ => roles.HasFlag(Roles.Read),
    };

    /// <summary>
    /// Whether of a set only some rows are seen, for what their state is: of imports, readers see those that were stored. What waits, or was
    /// thrown away, is for those who prepare it.
    /// </summary>
    public static bool SeesPartOf(this Roles roles, string typeName) =>
        typeName == nameof(ImportRun) && !HasAny(roles, Roles.Preview | Roles.Write | Roles.Import);

    static bool HasAny(Roles roles, Roles wanted) => (roles & wanted) != Roles.None;
}
