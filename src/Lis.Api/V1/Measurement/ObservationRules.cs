using Lis.Api.V1.Changes;
using Lis.Domain;
using Lis.Domain.Periods;
using Lis.OData.Changes;
using Lis.OData.Errors;

namespace Lis.Api.V1.Measurement;

/// <summary>Observations: what follows from the period, who may store one, and that a key is stored once.</summary>
sealed class ObservationRules : RowRules
{
    const string Indicator = nameof(Observation.IndicatorCode);

    const string Area = nameof(Observation.AreaCode);

    static readonly string[] NaturalKey = [Indicator, Area, nameof(Observation.Period), nameof(Observation.PeriodStart), nameof(Observation.BreakdownKey)];

    public override IReadOnlyList<string> Sets => [WriteRights.ObservationSet];

    public override void Prepare(RowChange change)
    {
        if (change.Kind != ChangeKind.Insert)
        {
            return;
        }

        if (!PeriodCode.TryParse(change.Text(nameof(Observation.Period)), out var period))
        {
            change.Doubt(nameof(Observation.PeriodKind));
            change.Doubt(nameof(Observation.PeriodStart));
            change.Doubt(nameof(Observation.PeriodEnd));
            return;
        }

        Follow(change, nameof(Observation.PeriodKind), (long)period.Kind);
        Follow(change, nameof(Observation.PeriodStart), period.Start);
        Follow(change, nameof(Observation.PeriodEnd), period.End);
    }

    public override async Task BeforeAsync(RowChange change, RuleContext context)
    {
        if (await context.Rows.FindAsync("Indicators", context.Cancellation, ("Code", change[Indicator])) is not { } indicator)
        {
            return;
        }

        var owner = indicator[WriteRights.Owner] as string;
        if (!context.Rights.Owns(owner) && !(owner is null && await IsOwnAreaAsync(change.Text(Area)!, context)))
        {
            change.Refuse(FaultCode.Forbidden, owner is null
                ? "Observations of a shared indicator are stored for the caller's own municipality and the areas below it."
                : "The indicator belongs to another municipality.");
        }

        if (indicator["NumeratorCode"] is not null && indicator["DenominatorCode"] is not null)
        {
            change.Refuse(FaultCode.RuleViolation, "The indicator is computed from two others; its observations are not stored by hand.", Indicator);
        }

        await CheckOnceAsync(change, context);
        change.Assign(WriteRights.Owner, owner);
    }

    static void Follow(RowChange change, string property, object value)
    {
        if (change.IsGiven(property) && !value.Equals(change[property]))
        {
            change.Refuse(FaultCode.RuleViolation, $"{property} follows from Period; leave it out.", property);
        }

        change.Assign(property, value);
    }

    /// <summary>Whether an area is the caller's municipality or lies below it.</summary>
    static async Task<bool> IsOwnAreaAsync(string code, RuleContext context)
    {
        const int MostLevels = 20;
        if (context.Rights.SeesEverything)
        {
            return true;
        }

        var next = code;
        for (var level = 0; level < MostLevels && next is not null; level++)
        {
            if (next == context.Rights.Caller.Municipality)
            {
                return true;
            }

            next = (await context.Rows.FindAsync("Areas", context.Cancellation, ("Code", next)))?["ParentCode"] as string;
        }

        return false;
    }

    public override void Check(RowChange change)
    {
        if (!change.IsGiven("ValueStatus") || !change.IsKnown("Value") || change["ValueStatus"] is not long number)
        {
            return;
        }

        var status = (ObservationValueStatus)number;
        var isEmpty = status is ObservationValueStatus.Missing or ObservationValueStatus.NotApplicable or ObservationValueStatus.Suppressed;
        if (isEmpty != change["Value"] is null)
        {
            change.Refuse(FaultCode.RuleViolation, isEmpty ? $"An observation that is {status} has no Value." : $"An observation that is {status} has a Value.", "ValueStatus");
        }
    }

    static async Task CheckOnceAsync(RowChange change, RuleContext context)
    {
        if (change.Kind == ChangeKind.Insert
            && await context.Rows.FindAsync(
                WriteRights.ObservationSet, context.Cancellation, [.. NaturalKey.Select(name => (name, change[name]))]) is { } stored)
        {
            change.Refuse(
                FaultCode.DuplicateKey,
                $"This observation is stored: Observations({KeyLiteral.Of(stored.Type, stored.Key)}). PATCH it to store a new value.",
                Indicator);
        }
    }
}
