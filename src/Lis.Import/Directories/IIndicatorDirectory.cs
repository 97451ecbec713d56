using Lis.Domain;

namespace Lis.Import.Directories;

/// <summary>The indicators that exist for the caller of an import.</summary>
public interface IIndicatorDirectory
{
    /// <summary>Kind of the indicator's own periods; null = there is no such indicator.</summary>
    IndicatorPeriodKind? PeriodKindOf(string code);

    /// <summary>The code most like the text; null = none is near.</summary>
    string? NearestTo(string text);
}
