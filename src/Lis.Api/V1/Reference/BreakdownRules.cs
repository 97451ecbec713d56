using System.Text.Encodings.Web;
using System.Text.Json;
using Lis.Api.V1.Changes;
using Lis.Domain;
using Lis.Domain.Rules;
using Lis.OData.Changes;
using Lis.OData.Errors;

namespace Lis.Api.V1.Reference;

/// <summary>The key of a breakdown is canonical, and its members are those of the key.</summary>
sealed class BreakdownRules : RowRules
{
    const string Key = nameof(Breakdown.Key);

    const string Members = nameof(Breakdown.Members);

    static readonly JsonSerializerOptions AsStored = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override IReadOnlyList<string> Sets => ["Breakdowns"];

    public override void Prepare(RowChange change)
    {
        if (change.Kind == ChangeKind.Delete || change.Text(Key) is not { } key)
        {
            return;
        }

        if (!BreakdownKey.TryParse(key, out var members))
        {
            change.Refuse(FaultCode.RuleViolation, "A key is dimension=member pairs joined by semicolons, such as alder=18-29;koen=K, each dimension once.", Key);
            return;
        }

        if (change.Kind == ChangeKind.Insert)
        {
            change.Assign(Key, BreakdownKey.Of(members));
        }

        if (!change.IsGiven(Members))
        {
            if (change.Kind == ChangeKind.Insert)
            {
                change.Assign(Members, JsonSerializer.Serialize(members, AsStored));
            }
        }
        else if (BreakdownKey.Of(JsonSerializer.Deserialize<List<BreakdownMember>>(change.Text(Members)!) ?? []) != BreakdownKey.Of(members))
        {
            change.Refuse(FaultCode.RuleViolation, "The members are not those of the key.", Members);
        }
    }
}
