using Lis.Domain;

namespace Lis.Api.V1.Building;

/// <summary>The lines that many sets share.</summary>
static class EveryRow
{
    /// <summary>Whose row it is, when it was made and changed, and the number behind its ETag.</summary>
    public static void OwnedAndStamped<T>(this SetDraft<T> set)
        where T : class, IMunicipal, IStamped, IChangeNumbered
    {
        set.Owned();
        set.Stamped();
    }

    public static void Owned<T>(this SetDraft<T> set)
        where T : class, IMunicipal =>
        set.Value(row => row.MunicipalityCode, "Code of the municipality that the row belongs to; null = shared by all.", "Kommunekode")
            .ComputedInChildren();

    public static void Stamped<T>(this SetDraft<T> set)
        where T : class, IStamped, IChangeNumbered
    {
        set.Value(row => row.CreatedAt, "When the row was made.", "Oprettet").Computed();
        set.Value(row => row.UpdatedAt, "When the row was last changed.", "Ændret").Computed();
        set.Version(row => row.ChangeNo);
    }
}
