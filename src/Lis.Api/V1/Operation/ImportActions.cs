using Lis.Api.V1.Building;
using Lis.OData.Model;

namespace Lis.Api.V1.Operation;

/// <summary>What a person decides about an import that waits.</summary>
static class ImportActions
{
    public const string Approve = "Approve";

    public const string Reject = "Reject";

    public static void Declare(OperationDrafts drafts)
    {
        var run = drafts.Entity("ImportRun");
        drafts.Add(ns => new OData.Model.Operation(ns, Approve)
        {
            IsAction = true,
            Binding = new OperationBinding("importRun", run, IsCollection: false),
            Parameters =
            [
                new("publishAt", PrimitiveType.DateTimeOffset)
                {
                    IsNullable = true,
                    IsOptional = true,
                    Labels = new("When it shall be stored; null = at once.", "Offentliggøres"),
                },
            ],
            Result = run,
            EntitySetPath = "importRun",
            Labels = new("Lets the rows of a waiting import become observations.", "Godkend"),
        });
        drafts.Add(ns => new OData.Model.Operation(ns, Reject)
        {
            IsAction = true,
            Binding = new OperationBinding("importRun", run, IsCollection: false),
            Parameters = [new("reason", PrimitiveType.String) { IsNullable = true, IsOptional = true, Labels = new("Why.", "Begrundelse") }],
            Result = run,
            EntitySetPath = "importRun",
            Labels = new("Throws the rows of a waiting import away.", "Afvis"),
        });
    }
}
