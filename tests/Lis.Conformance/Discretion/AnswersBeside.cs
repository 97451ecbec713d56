using System.Text.Json;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Discretion;

/// <summary>
/// What the API answers beside the rows: sums and other aggregates are those of the figures shown, no condition tells one hidden row from
/// another, no order sorts them. Where that is so, these answers give an attacker no equation and no bound that he does not have.
/// </summary>
/// <param name="rows">The rows as they are shown.</param>
/// <param name="ask">Asks the service.</param>
sealed class AnswersBeside(IReadOnlyList<JsonElement> rows, Func<string, Task<Answer>> ask)
{
    static readonly string[] Conditions =
    [
        .. Enumerable.Range(0, 6).SelectMany(number => new[] { $"Value ge {number}", $"Value eq {number}", $"Numerator le {number}", $"Denominator gt {number}" }),
        "not (Value ge 3)", "not (Numerator lt 5)", "Value ne 0", "Value ne 3", "Value in (1,2,3,4)", "Value add 1 gt 3", "Value mul 2 lt 9", "Value div 2 lt 2",
        "round(Value) eq 3", "floor(Value) lt 5", "cast(Value,Edm.String) eq '3'", "case(Value lt 5:1,true:0) eq 1", "Value eq Numerator", "Value lt Denominator",
        "Value sub Numerator eq 0", "LowerBound ne null", "UpperBound lt 5", "RawText ne null", "contains(RawText,'3')", "length(RawText) eq 1",
        "ValueStatus eq 'Final'", "Indicator/SuppressBelow gt Value", "Revisions/any(r:r/Value eq 3)",
        "Revisions/$count gt 1 and Revisions/all(r:r/Value ge 1)",
    ];

    readonly HashSet<long> hidden = [.. rows.Where(row => Json.Text(row, "ValueStatus") == "Suppressed").Select(Id)];

    /// <summary>The answers that say more than the rows do.</summary>
    public async Task<List<string>> FindAsync(string condition)
    {
        var findings = new List<string>();
        foreach (var asked in Conditions)
        {
            var answer = await ask($"Observations?$filter={condition} and ({asked})&$select=Id&$count=true");
            var found = answer.Rows.Select(Id).ToList();
            // A condition on what stands beside a row may be true of some; on its own figures it is true of all hidden rows or of none.
            var ofHidden = found.Count(hidden.Contains);
            if (!asked.Contains('/', StringComparison.Ordinal) && ofHidden != 0 && ofHidden != hidden.Count)
            {
                findings.Add($"{asked} is true of {ofHidden} of {hidden.Count} hidden rows");
            }

            if (answer.Json.GetProperty("@odata.count").GetInt32() is var counted && counted != found.Count)
            {
                findings.Add($"the count of {asked} is {counted} where {found.Count} rows are shown");
            }
        }

        await CheckFlatAsync(condition, findings);
        await CheckAggregatesAsync(condition, findings);
        await CheckNestedAsync(condition, findings);
        await CheckOrdersAsync(condition, findings);
        return findings;
    }

    async Task CheckFlatAsync(string condition, List<string> findings)
    {
        var shown = rows.ToDictionary(Id, row => Json.Number(row, "Value"));
        var flat = (await ask($"FlatObservations?$filter={condition}&$select=Id,Value")).Rows.ToList();
        findings.AddRange(flat.Where(row => shown[Id(row)] != Json.Number(row, "Value")).Select(row => $"a flat row shows {row}"));
        if (flat.Count != rows.Count)
        {
            findings.Add($"{flat.Count} flat rows for {rows.Count}");
        }
    }

    async Task CheckAggregatesAsync(string condition, List<string> findings)
    {
        foreach (var keys in new[] { "IndicatorCode", "IndicatorCode,AreaCode", "IndicatorCode,BreakdownKey", "IndicatorCode,AreaCode,BreakdownKey", "IndicatorCode,IsTotal" })
        {
            var names = keys.Split(',');
            var groups = rows.GroupBy(row => string.Join('|', names.Select(name => row.GetProperty(name).ToString()))).ToDictionary(group => group.Key, group => group.ToList());
            var answer = await ask(
                $"Observations?$apply=filter({condition})/groupby(({keys}),aggregate(Value with sum as S,Value with min as L,Value with max as H,"
                + "Value with countdistinct as D,Numerator with sum as N,Denominator with max as M,$count as C))");
            foreach (var group in answer.Rows)
            {
                var own = groups[string.Join('|', names.Select(name => group.GetProperty(name).ToString()))];
                var told = (Json.Number(group, "S"), Json.Number(group, "L"), Json.Number(group, "H"), Json.Number(group, "N"), Json.Number(group, "M"), Json.Number(group, "C"));
                var expected = (
                    Sum(own, "Value"), Shown(own, "Value").Min(), Shown(own, "Value").Max(), Sum(own, "Numerator"), Shown(own, "Denominator").Max(), (decimal?)own.Count);
                if (told != expected)
                {
                    findings.Add($"groups by {keys}: {group} where {expected} is shown");
                }
            }
        }
    }

    /// <summary>Sums that stand inside groups, and levels of sums.</summary>
    async Task CheckNestedAsync(string condition, List<string> findings)
    {
        var answer = await ask(
            $"Observations?$apply=filter({condition})/groupby((IndicatorCode),nest(aggregate(Value with sum as S,$count as C) as Whole,"
            + "groupby((rollup(AreaCode,BreakdownKey)),aggregate(Value with sum as S)) as Parts,"
            + "groupby((rolluprecursive($root/Areas,AreaHierarchy,AreaCode,filter(ParentCode eq null))),aggregate(Value with sum as S)) as Tops))");
        foreach (var group in answer.Rows)
        {
            var own = rows.Where(row => Json.Text(row, "IndicatorCode") == Json.Text(group, "IndicatorCode")).ToList();
            var whole = group.GetProperty("Whole").EnumerateArray().Single();
            if ((Json.Number(whole, "S"), Json.Number(whole, "C")) != (Sum(own, "Value"), own.Count))
            {
                findings.Add($"nested sums: {whole} where {Sum(own, "Value")} is shown");
            }

            foreach (var part in group.GetProperty("Parts").EnumerateArray())
            {
                var key = part.TryGetProperty("BreakdownKey", out var value) ? value.GetString() : null;
                var shown = own.Where(row => Json.Text(row, "AreaCode") == Json.Text(part, "AreaCode") && (key is null || Json.Text(row, "BreakdownKey") == key));
                if (Json.Number(part, "S") != Sum(shown, "Value"))
                {
                    findings.Add($"levels of sums: {part}");
                }
            }

            findings.AddRange(group.GetProperty("Tops").EnumerateArray()
                .Where(top => Json.Number(top, "S") is { } sum && sum > Shown(own, "Value").Sum()).Select(top => $"sums over areas: {top}"));
        }

        if (answer.Rows.Count() != rows.Select(row => Json.Text(row, "IndicatorCode")).Distinct().Count())
        {
            findings.Add("an indicator has no nested sums");
        }
    }

    async Task CheckOrdersAsync(string condition, List<string> findings)
    {
        foreach (var order in new[] { "Value", "Value desc", "Value add 0", "Numerator desc", "Denominator", "RawText" })
        {
            var ids = (await ask($"Observations?$filter={condition}&$orderby={order},Id&$select=Id")).Rows.Select(Id).Where(hidden.Contains).ToList();
            if (!ids.SequenceEqual(ids.Order()))
            {
                findings.Add($"$orderby={order} sorts hidden rows");
            }
        }

        var computed = (await ask($"Observations?$filter={condition}&$compute=Value add Numerator as V,concat(RawText,'x') as T&$select=Id,V,T")).Rows;
        findings.AddRange(computed.Where(row => hidden.Contains(Id(row)) && (Json.Number(row, "V") is not null || Json.Text(row, "T") is { Length: > 1 })).Select(row => $"$compute shows {row}"));
    }

    static IEnumerable<decimal?> Shown(IEnumerable<JsonElement> group, string name) => group.Select(row => Json.Number(row, name)).Where(number => number is not null);

    static decimal? Sum(IEnumerable<JsonElement> group, string name) => Shown(group, name).ToList() is { Count: > 0 } numbers ? numbers.Sum() : null;

    static long Id(JsonElement row) => row.GetProperty("Id").GetInt64();
}
