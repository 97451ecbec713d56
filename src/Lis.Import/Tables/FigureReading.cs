using Lis.Domain;
using Lis.Import.Formats;
using Lis.Import.Values;

namespace Lis.Import.Tables;

/// <summary>Reads the cells that hold figures: a number, or one of the source's signs for there being none.</summary>
sealed class FigureReading(NumberCulture culture, SymbolMap symbols, RowFaults faults)
{
    /// <summary>Decimals to round to, where the profile says so; null = a number with too many is refused.</summary>
    public int? Decimals { get; init; }

    /// <summary>What a figure is multiplied by that is not written as per cent: 100 where the source writes shares as fractions.</summary>
    public decimal Scale { get; init; } = 1;

    /// <summary>What a figure may be at most, and below zero at least; null = anything. Shares that are no fractions come out far too large.</summary>
    public decimal? Limit { get; init; }

    /// <summary>The figure; null after a fault.</summary>
    public Figure? Read(string column, Cell cell)
    {
        if (cell.Number is null && symbols.TryRead(cell.Text, out var sign))
        {
            return sign;
        }

        var isPercent = cell.IsPercent;
        var fault = NumberFault.None;
        decimal number;
        if (cell.Number is { } given)
        {
            number = isPercent ? given * 100 : given * Scale;
        }
        else
        {
            fault = NumberText.Read(cell.Text, culture, out number);
            number = cell.Text.EndsWith('%') ? number : number * Scale;
        }

        number = Decimals is { } decimals ? decimal.Round(number, decimals, MidpointRounding.ToEven) : number;
        fault = fault == NumberFault.None ? NumberText.Check(number) : fault;
        if (fault == NumberFault.None && Math.Abs(number) > Limit)
        {
            faults.Add(column, cell.Text, ImportRules.ValueRange, "En andel er en brøk fra 0 til 1, eller procent med tegnet %.");
            return null;
        }

        if (fault == NumberFault.None)
        {
            return new Figure(number, ObservationValueStatus.Final, null);
        }

        Report(column, cell.Text, fault);
        return null;
    }

    void Report(string column, string text, NumberFault fault)
    {
        if (fault == NumberFault.Digits)
        {
            faults.Add(column, text, ImportRules.ValueDigits, "Tallet har flere end 12 cifre før kommaet eller flere end 6 efter.");
        }
        else if (faults.IsWhole(column, text))
        {
            faults.Add(column, text, ImportRules.ValueNotNumber,
                "Teksten er hverken et tal eller et af kildens tegn for en manglende værdi.");
        }
    }
}
