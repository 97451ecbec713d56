using Lis.Api.V1.Building;
using Lis.Api.V1.Experiments;
using Lis.Api.V1.FollowUp;
using Lis.Api.V1.Measurement;
using Lis.Api.V1.Operation;
using Lis.Api.V1.Reference;
using Lis.Api.V1.Strategies;

namespace Lis.Api.V1;

/// <summary>The published model of version 1, in the order of the contract's section 3.</summary>
public static class ModelV1
{
    public const string Namespace = "Lis.V1";

    public const string Container = "Service";

    public static ModelDraft Draft()
    {
        var model = new ModelDraft(Namespace, Container);
        AreaSets.Declare(model);
        OrganisationSets.Declare(model);
        SourceSets.Declare(model);
        StrategySets.Declare(model);
        FocusSets.Declare(model);
        InitiativeSets.Declare(model);
        IndicatorSets.Declare(model);
        ObservationSets.Declare(model);
        RevisionSets.Declare(model);
        TargetSets.Declare(model);
        FlatObservationSet.Declare(model);
        TemaanalyseSets.Declare(model);
        ProevehandlingSets.Declare(model);
        NarrativeSets.Declare(model);
        ClaimSets.Declare(model);
        BudgetSets.Declare(model);
        CaseSets.Declare(model);
        ReportingSets.Declare(model);
        ImportSets.Declare(model);
        AuditSets.Declare(model);
        model.Declare(SeriesFunction.Declare);
        model.Declare(ImportActions.Declare);
        return model;
    }
}
