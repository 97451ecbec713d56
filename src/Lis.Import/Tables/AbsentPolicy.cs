using Lis.Domain;
using Lis.Import.Values;

namespace Lis.Import.Tables;

/// <summary>What it means that a combination is not in a file.</summary>
static class AbsentPolicy
{
    /// <summary>The figure of an absent combination; null = nothing is known about it.</summary>
    public static Figure? Of(ImportRequest request, string byDefault)
    {
        var said = request["absent"] ?? byDefault;
        return said switch
        {
            "leave" => null,
            "suppressed" => new Figure(null, ObservationValueStatus.Suppressed, null),
            _ => NumberText.Read(said, NumberCulture.Invariant, out var number) == NumberFault.None
                ? new Figure(number, ObservationValueStatus.Final, null)
                : throw new ImportFault(ImportRules.Parameter, "Skriv leave, suppressed eller et tal.")
                {
                    Column = "absent",
                    RawValue = said,
                },
        };
    }
}
