namespace Lis.Import.Connectors;

/// <summary>
/// How to get a selection out of the Statbank: in one request where its cells are within the limit, else as a streaming format where every
/// variable is chosen, else in parts along the time.
/// </summary>
/// <param name="IsStreaming">Whether the format is BULK; else it is CSV.</param>
/// <param name="Parts">The chosen codes by variable, for each request.</param>
sealed record StatbankExtract(bool IsStreaming, IReadOnlyList<IReadOnlyDictionary<string, IReadOnlyList<string>>> Parts)
{
    const int MostParts = 100;

    /// <param name="plan">What to fetch.</param>
    /// <param name="table">What the Statbank says of the table.</param>
    /// <param name="limit">Cells that a request may ask for.</param>
    /// <exception cref="ConnectorException">Plan or TooLarge.</exception>
    public static StatbankExtract Of(FetchPlan plan, StatbankTable table, long limit)
    {
        foreach (var name in plan.Selection.Keys.Where(name => table.Variables.All(variable => variable.Code != name)))
        {
            throw new ConnectorException(
                ConnectorFault.Plan,
                $"Tabellen {plan.Table} har ingen variabel '{name}'; den har {string.Join(", ", table.Variables.Select(variable => variable.Code))}.");
        }

        var chosen = table.Variables.Where(variable => variable.IsTime || plan.Chosen(variable.Code).Count > 0)
            .ToDictionary(variable => variable.Code, variable => Codes(plan, variable));
        foreach (var missing in table.Variables.Where(variable => !chosen.ContainsKey(variable.Code) && !variable.CanBeLeftOut))
        {
            throw new ConnectorException(ConnectorFault.Plan, $"Variablen {missing.Code} i tabellen {plan.Table} skal vælges; den kan ikke udelades.");
        }

        if (Cells(chosen) <= limit)
        {
            return new(IsStreaming: false, [chosen]);
        }

        return chosen.Count == table.Variables.Count && !chosen.Values.SelectMany(codes => codes).Any(StatbankSelector.IsCalculation)
            ? new(IsStreaming: true, [chosen])
            : new(IsStreaming: false, Divided(plan, chosen, table.Variables.Single(variable => variable.IsTime).Code, limit));
    }

    /// <summary>Rows at most, times the fields of a row: the chosen variables and the figure.</summary>
    static long Cells(Dictionary<string, IReadOnlyList<string>> chosen) =>
        chosen.Values.Aggregate(chosen.Count + 1L, (cells, codes) => cells * codes.Count);

    static List<IReadOnlyDictionary<string, IReadOnlyList<string>>> Divided(
        FetchPlan plan, Dictionary<string, IReadOnlyList<string>> chosen, string time, long limit)
    {
        var times = chosen[time];
        var perPeriod = Cells(chosen) / times.Count;
        var parts = perPeriod > limit ? [] : times.Chunk((int)(limit / perPeriod))
            .Select(IReadOnlyDictionary<string, IReadOnlyList<string>> (some) => new Dictionary<string, IReadOnlyList<string>>(chosen) { [time] = some })
            .ToList();
        return parts.Count is > 0 and <= MostParts
            ? parts
            : throw new ConnectorException(
                ConnectorFault.TooLarge, $"Hentningen {plan.Name} spørger efter flere celler, end Statistikbanken giver; vælg færre værdier eller alle variable.");
    }

    /// <summary>No period chosen means the newest.</summary>
    static IReadOnlyList<string> Codes(FetchPlan plan, StatbankVariable variable) =>
        StatbankSelector.Resolve(variable, plan.Chosen(variable.Code) is { Count: > 0 } chosen ? chosen : ["(1)"]);
}
