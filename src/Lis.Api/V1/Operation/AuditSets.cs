using Lis.Api.V1.Building;
using Lis.Domain;

namespace Lis.Api.V1.Operation;

/// <summary>Who changed what.</summary>
static class AuditSets
{
    public static void Declare(ModelDraft model)
    {
        var entries = model.Set<AuditEntry>("AuditEntries", "Who changed what, and when.", "Revisionsspor", "A change that somebody made.", "Ændringspost");
        entries.ReadOnly();
        entries.Id(x => x.Id);
        entries.Value(x => x.At, "When.", "Tidspunkt");
        entries.Value(x => x.Actor, "Who, as the token names them.", "Aktør");
        entries.Value(x => x.Action, "What was done.", "Handling");
        entries.Value(x => x.EntitySet, "Entity set of the row.", "Entitetssæt");
        entries.Value(x => x.EntityKey, "Key of the row, as in an address.", "Entitetsnøgle");
        entries.Value(x => x.Changes, "What changed, as JSON.", "Ændringer");
        entries.Owned();
        entries.Version(x => x.ChangeNo);
    }
}
