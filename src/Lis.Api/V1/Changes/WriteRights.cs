using Lis.Api.Security;
using Lis.Domain;
using Lis.OData.Model;

namespace Lis.Api.V1.Changes;

/// <summary>Who may write what (contract section 5).</summary>
/// <param name="Caller">Who writes.</param>
/// <param name="Actor">The object id of the token.</param>
/// <param name="RequestScope">Whose named requests these are.</param>
sealed record WriteRights(LisCaller Caller, string? Actor, string RequestScope)
{
    public const string Owner = nameof(IMunicipal.MunicipalityCode);

    public bool SeesEverything => Caller.Municipality == LisCaller.EveryMunicipality;

    /// <summary>Whether shared rows are the caller's to write.</summary>
    public bool OwnsShared => Caller.Has(Roles.Admin) && SeesEverything;

    /// <summary>Whether the caller sees what discretion hides.</summary>
    public bool SeesHidden => Caller.Has(Roles.Read | Roles.ReadConfidential);

    /// <summary>What stands against writing a set at all; null = nothing.</summary>
    public string? Complaint(EntitySet set)
    {
        var roles = set.Name == ObservationSet ? Roles.Write | Roles.Import : Roles.Write;
        if (!Caller.HasAny(roles))
        {
            return set.Name == ObservationSet ? "Writing observations takes Lis.Write or Lis.Import." : $"Writing {set.Name} takes Lis.Write.";
        }

        if (Caller.Municipality is null)
        {
            return "The tenant of the token has no municipality here, so there are no rows that it could write.";
        }

        return set.Type.FindProperty(Owner) is null && !OwnsShared ? $"{set.Name} belong to all; writing them takes Lis.Admin with every municipality." : null;
    }

    /// <summary>Whether a row of that owner is the caller's to write; null = shared.</summary>
    public bool Owns(string? municipality) => municipality is null ? OwnsShared : SeesEverything || municipality == Caller.Municipality;

    public const string ObservationSet = "Observations";
}
