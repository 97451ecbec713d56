using Lis.Domain.Periods;

namespace Lis.Import.Sheets;

/// <summary>A column of figures and what the captions over it say; null = they do not say it, so the line or a parameter does.</summary>
/// <param name="Column">Place, from 0.</param>
/// <param name="Name">The captions, as people would name the column.</param>
sealed record SheetFigure(int Column, string Name)
{
    public string? Area { get; init; }

    public PeriodCode? Period { get; init; }

    public string? Measure { get; init; }
}
