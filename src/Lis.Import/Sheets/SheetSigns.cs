using Lis.Domain;
using Lis.Import.Values;

namespace Lis.Import.Sheets;

/// <summary>Makes the map of signs of a sheet profile.</summary>
static class SheetSigns
{
    public static SymbolMap Of(SheetSymbols symbols)
    {
        var map = SymbolMap.Create()
            .Says(ObservationValueStatus.Missing, [.. symbols.Missing])
            .Says(ObservationValueStatus.Suppressed, [.. symbols.Suppressed])
            .Says(ObservationValueStatus.NotApplicable, [.. symbols.NotApplicable]);
        foreach (var sign in symbols.Zero)
        {
            map.Means(0, sign);
        }

        return map;
    }
}
