using Lis.Domain;
using Lis.Domain.Rules;
using Lis.OData.Changes;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.Storage.Ownership;

namespace Lis.Api.V1.Changes;

/// <summary>
/// Whose row it is: its parent's where it has one (decision 0003), else as given, else the caller's own. A row of another owner than the
/// caller's is not written, and neither does one change hands to somebody that he may not write for.
/// </summary>
static class Ownership
{
    public static async Task ApplyAsync(RowChange change, ChangeRows rows, WriteRights rights, CancellationToken cancellation)
    {
        if (change.Type.FindProperty(WriteRights.Owner) is null || change.Set.Name == WriteRights.ObservationSet)
        {
            return;
        }

        if (change.Before is { } before && !change.IsOwn && !rights.Owns(before[WriteRights.Owner] as string))
        {
            change.Refuse(FaultCode.Forbidden, $"This {change.Type.Name} is {Whose(before[WriteRights.Owner] as string)}; the caller may not change it.");
            return;
        }

        if (change.Kind == ChangeKind.Delete)
        {
            return;
        }

        var owner = await OwnerAsync(change, rows, rights, cancellation);
        if (change.Kind == ChangeKind.Insert || !Equals(owner, change[WriteRights.Owner]) || change.Values.ContainsKey(WriteRights.Owner))
        {
            change.Assign(WriteRights.Owner, owner);
        }

        if (!change.IsOwn && !rights.Owns(owner))
        {
            change.Refuse(FaultCode.Forbidden, $"The row would be {Whose(owner)}; the caller may not write it.", WriteRights.Owner);
        }
        else if (owner is not null && !CodeRules.IsMunicipality(owner))
        {
            change.Refuse(FaultCode.RuleViolation, $"'{owner}' is no municipality code; it has three digits.", WriteRights.Owner);
        }
        else if (owner is not null && change.IsGiven(WriteRights.Owner) && change.Differs(WriteRights.Owner) && !await IsMunicipalityAsync(owner, rows, cancellation))
        {
            change.Refuse(FaultCode.RuleViolation, $"There is no municipality '{owner}' among the areas.", WriteRights.Owner);
        }
    }

    static async Task<bool> IsMunicipalityAsync(string code, ChangeRows rows, CancellationToken cancellation) =>
        (await rows.FindAsync("Areas", cancellation, ("Code", code)))?["Kind"] is (long)AreaKind.Municipality;

    static async Task<string?> OwnerAsync(RowChange change, ChangeRows rows, WriteRights rights, CancellationToken cancellation)
    {
        var given = change.IsGiven(WriteRights.Owner) ? change.Text(WriteRights.Owner) : null;
        var parents = await ParentsAsync(change, rows, cancellation);
        if (parents.Count == 0)
        {
            return change.IsGiven(WriteRights.Owner) ? given
                : change.Before is { } before ? before[WriteRights.Owner] as string
                : rights.SeesEverything ? null : rights.Caller.Municipality;
        }

        var owner = parents[0];
        if (parents.Any(other => other != owner))
        {
            change.Refuse(FaultCode.RuleViolation, "The rows that this one belongs to are of different municipalities.");
        }
        else if (change.IsGiven(WriteRights.Owner) && given != owner)
        {
            change.Refuse(FaultCode.RuleViolation, $"The row follows what it belongs to, which is {Whose(owner)}; leave MunicipalityCode out.", WriteRights.Owner);
        }

        return owner;
    }

    /// <summary>The owners of the rows to which this one belongs, of those that are named.</summary>
    static async Task<List<string?>> ParentsAsync(RowChange change, ChangeRows rows, CancellationToken cancellation)
    {
        var owners = new List<string?>();
        foreach (var column in OwnerFollows.ColumnsOf(change.Type.Name))
        {
            var parent = change.Type.Navigations.FirstOrDefault(navigation =>
                !navigation.IsCollection && navigation.Join is { Link: null, Columns: [var pair] } && pair.Near == column);
            if (parent is not null && change[column] is { } key
                && await rows.FindAsync(SetOf(parent), cancellation, (parent.Target.Key[0].Name, key)) is { } row)
            {
                owners.Add(row[WriteRights.Owner] as string);
            }
        }

        return owners;

        string SetOf(NavigationProperty navigation) => rows.Sets.First(set => set.Type == navigation.Target).Name;
    }

    static string Whose(string? municipality) => municipality is null ? "shared by all" : $"of municipality {municipality}";
}
