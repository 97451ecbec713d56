using Lis.Domain;

namespace Lis.Import.Values;

/// <summary>
/// What a source's signs mean. A sign is the whole cell, never a part of it: where a lone hyphen is zero, <c>-12,3</c> is still negative.
/// </summary>
sealed class SymbolMap
{
    readonly Dictionary<string, Figure> signs = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A map where the empty cell means that there is no value.</summary>
    public static SymbolMap Create() => new SymbolMap().Says(ObservationValueStatus.Missing, "");

    public SymbolMap Says(ObservationValueStatus status, params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            signs[text] = new(null, status, text.Length == 0 ? null : text);
        }

        return this;
    }

    /// <summary>A sign that stands for a number.</summary>
    public SymbolMap Means(decimal number, string text)
    {
        signs[text] = new(number, ObservationValueStatus.Final, text);
        return this;
    }

    public bool TryRead(string text, out Figure figure) => signs.TryGetValue(text, out figure);
}
