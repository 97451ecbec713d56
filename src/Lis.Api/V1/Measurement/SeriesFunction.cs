using Lis.Api.V1.Building;
using Lis.OData.Model;

namespace Lis.Api.V1.Measurement;

/// <summary>An indicator in one area over time: its totals of every period that lies within two days, in order.</summary>
static class SeriesFunction
{
    const string Body = "$filter=AreaCode eq @areaCode and IsTotal and PeriodStart ge @from and PeriodEnd le @to&$orderby=PeriodStart,PeriodEnd";

    static readonly string[] Members = ["Period", "PeriodStart", "Value", "ValueStatus"];

    public static void Declare(OperationDrafts drafts)
    {
        var observation = drafts.Entity("Observation");
        var point = drafts.Complex("SeriesPoint", new("One value of a series.", "Punkt i tidsserie"), observation, Members);
        drafts.Add(ns => new OData.Model.Operation(ns, "Series")
        {
            Binding = new OperationBinding("indicator", drafts.Entity("Indicator"), IsCollection: false),
            Parameters =
            [
                new("areaCode", PrimitiveType.String) { Labels = new("Code of the area.", "Områdekode") },
                new("from", PrimitiveType.Date) { Labels = new("First day.", "Fra") },
                new("to", PrimitiveType.Date) { Labels = new("Last day.", "Til") },
            ],
            Result = new CollectionType(point),
            IsComposable = true,
            Body = new ReadBody("Observations", Body) { Values = Members.ToDictionary(name => name, StringComparer.Ordinal) },
            Labels = new("The totals of the indicator in one area, for every period that lies within two days, in order.", "Tidsserie"),
        });
    }
}
